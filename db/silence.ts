import { DrizzleQueryError } from 'drizzle-orm'
import postgres from 'postgres'

/** Whoever prints an error, Next.js before anybody, prints no values: they are names and figures. */
export function withoutValues(error: unknown): unknown {
  if (error instanceof DrizzleQueryError) {
    error.params = []
    error.message = silenced(error.message)
    error.stack = silenced(error.stack ?? '')
    withoutValues(error.cause)
  }
  // The door's reasons are codes; every other detail quotes a row.
  if (error instanceof postgres.PostgresError && error.code !== '28000') {
    for (const name of ['detail', 'where'] as const) delete error[name as keyof typeof error]
  }
  return error
}

const silenced = (text: string) => text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, '')
