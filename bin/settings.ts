import { type Environment, readEnvironment } from '../core/env'
import { Refusal } from './refusal'

/**
 * The environment as core/env.ts validates it; throws a Refusal with its message. Empty addresses of the database are valid here,
 * because the embedded PostgreSQL is not started yet.
 */
export function readSettings(variables: NodeJS.ProcessEnv): Environment {
  try {
    return readEnvironment({
      ...variables,
      DATABASE_URL: variables.DATABASE_URL || 'postgres://',
      WORKER_DATABASE_URL: variables.WORKER_DATABASE_URL || 'postgres://',
      ORIGIN: variables.ORIGIN || `http://localhost:${variables.PORT || 3000}`,
    })
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error))
  }
}
