import { DrizzleQueryError } from 'drizzle-orm'

/** Whoever prints an error, Next.js before anybody, prints no values: they are names and figures. */
export function withoutValues(error: unknown): unknown {
  if (error instanceof DrizzleQueryError) {
    error.params = []
    error.message = silenced(error.message)
    error.stack = silenced(error.stack ?? '')
    withoutValues(error.cause)
  }
  // The door's reasons are codes; every other detail quotes a row.
  if (isFromServer(error) && error.code !== '28000') {
    delete error.detail
    delete error.where
  }
  return error
}

type FromServer = Error & { code: string; detail?: string; where?: string }

const isFromServer = (error: unknown): error is FromServer => error instanceof Error && error.name === 'PostgresError'

const silenced = (text: string) => text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, '')
