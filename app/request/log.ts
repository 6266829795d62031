import pino, { type Logger } from 'pino'
import { env } from '@/core/env'

let logger: Logger | undefined

/** The logger. Entries contain ids only: no names, no typed text, no URLs with queries. */
export function log(): Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  return logger
}

/** The loggable parts of an error. Messages of the driver quote values, so only their code is logged. */
export function causeOf(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error }
  const cause = error.cause instanceof Error ? error.cause : undefined
  const coded = [error, cause].find((one) => one && 'code' in one)
  return {
    digest: 'digest' in error ? error.digest : undefined,
    error: error.name,
    code: coded && 'code' in coded ? coded.code : undefined,
    message: coded || 'query' in error ? undefined : error.message,
    at: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 8),
  }
}
