import { DrizzleQueryError } from 'drizzle-orm'

/**
 * Removes query parameters and row values from an error of the database, in place, and returns it. Next.js logs
 * every error that a page throws, and the values are personal data.
 */
export function withoutValues(error: unknown): unknown {
  if (error instanceof DrizzleQueryError) {
    error.params = []
    error.message = silenced(error.message)
    error.stack = silenced(error.stack ?? '')
    withoutValues(error.cause)
  }
  // DETAIL of open_door() is a code that whyOver() reads; every other DETAIL quotes a row.
  if (isFromServer(error) && error.code !== '28000') {
    delete error.detail
    delete error.where
  }
  return error
}

type FromServer = Error & { code: string; detail?: string; where?: string }

const isFromServer = (error: unknown): error is FromServer => error instanceof Error && error.name === 'PostgresError'

const silenced = (text: string) => text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, '')
