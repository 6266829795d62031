import { DrizzleQueryError } from 'drizzle-orm'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { isWorthPreparing } from './prepared'

export type Pool = PostgresJsDatabase & { $client: postgres.Sql }

/**
 * A postgres.js pool for drizzle whose transactions reject as soon as their connection is lost, and then send nothing
 * more over it; see decision 012. `prepares`: statements that come again are prepared; see decision 046.
 */
export function openPool(url: string, max = 10, prepares = true): Pool {
  const client = postgres(url, { max, connect_timeout: 5, idle_timeout: 300, prepare: prepares, onnotice: () => {} })
  const begin = client.begin.bind(client) as <T>(work: (tx: postgres.TransactionSql) => Promise<T>) => Promise<T>
  const guarded = <T>(work: (tx: postgres.TransactionSql) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      const line: Line = {
        isLost: false,
        lose(error) {
          line.isLost = true
          reject(error)
        },
      }
      begin(onLine(line, work, prepares)).then(resolve, (error) =>
        isConnectionLost(error) ? line.lose(error) : reject(error),
      )
    })
  return drizzle(Object.assign(client, { begin: guarded }))
}

/** True for an error that means a lost connection: codes of postgres.js and Node, SQLSTATE classes 08 and 57P. */
export function isConnectionLost(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ENOENT|ETIMEDOUT|EHOST|ENET|08|57P)/.test(code)
}

/** The error of PostgreSQL in an error of drizzle or of the driver; undefined for any other error. */
export function postgresErrorIn(error: unknown): postgres.PostgresError | undefined {
  const cause = error instanceof DrizzleQueryError ? error.cause : error
  return cause instanceof postgres.PostgresError ? cause : undefined
}

type Line = { isLost: boolean; lose: (error: unknown) => void }

/**
 * postgres.js 3.4.9 writes to a closed connection, its own ROLLBACK included, and then throws from a timer: an
 * uncaught exception that ends the process. So once the connection is lost no query is sent, and the promise that
 * the driver waits for never settles: otherwise it would send COMMIT or ROLLBACK. The caller's promise was rejected
 * by `lose`.
 */
function onLine<T>(line: Line, work: (tx: postgres.TransactionSql) => Promise<T>, prepares: boolean) {
  return async (tx: postgres.TransactionSql): Promise<T> => {
    const outcome = await work(watched(tx, line, prepares)).then(
      (value) => () => value,
      (error) => () => {
        throw error
      },
    )
    return line.isLost ? new Promise<never>(() => {}) : outcome()
  }
}

/** The transaction's handle with `unsafe` (which drizzle uses for every query) and `savepoint` guarded by `line`. */
function watched(tx: postgres.TransactionSql, line: Line, prepares: boolean): postgres.TransactionSql {
  const unsafe = (...[text, values = [], options]: Parameters<typeof tx.unsafe>) => {
    if (line.isLost) throw new Error('the connection of this transaction has ended')
    const prepare = prepares && values.length > 0 && isWorthPreparing(text)
    const pending = tx.unsafe(text, values, { ...options, prepare })
    pending.catch((error) => {
      if (isConnectionLost(error)) line.lose(error)
    })
    return pending
  }
  const savepoint = (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
    line.isLost ? new Promise(() => {}) : tx.savepoint(onLine(line, work, prepares))
  return new Proxy(tx, {
    get: (target, name, receiver) =>
      name === 'unsafe' ? unsafe : name === 'savepoint' ? savepoint : Reflect.get(target, name, receiver),
  })
}
