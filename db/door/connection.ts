import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Db } from './actor'

export type Connection = postgres.Sql
export type Transaction = postgres.TransactionSql
type Options = postgres.Options<Record<string, postgres.PostgresType>>

/** One connection outside of the application's pools, for the owner or the superuser. The caller ends it. */
export const openConnection = (url: string, options: Options = {}): Connection =>
  postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {}, ...options })

/** Runs work on one connection, and ends the connection after it. */
export async function connected<T>(
  url: string,
  work: (connection: Connection) => Promise<T>,
  options?: Options,
): Promise<T> {
  const connection = openConnection(url, options)
  try {
    return await work(connection)
  } finally {
    await connection.end({ timeout: 5 })
  }
}

/** Runs work in one committed transaction on a connection of its own, without a context. */
export const committed = <T>(url: string, work: (db: Db) => Promise<T>): Promise<T> =>
  connected(url, (connection) => drizzle(connection).transaction(work))

/** Runs work in one committed transaction as sobo_owner and the service account. For set-up and test data only. */
export const asOwner = <T>(ownerUrl: string, work: (db: Db) => Promise<T>): Promise<T> =>
  committed(ownerUrl, async (db) => {
    await db.execute(sql`select open_service_door()`)
    return await work(db)
  })
