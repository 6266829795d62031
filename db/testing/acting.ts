import { sql, TransactionRollbackError } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { postgresErrorIn } from '../door/pool'

/** Runs work in a savepoint that is rolled back; returns the SQLSTATE of its error, or undefined if it succeeded. */
export async function refusalOf(db: Db, work: (db: Db) => Promise<unknown>): Promise<string | undefined> {
  try {
    await db.transaction(async (db) => {
      await work(db)
      await db.execute(sql`set constraints all immediate`)
      db.rollback()
    })
  } catch (error) {
    if (error instanceof TransactionRollbackError) return undefined
    const code = postgresErrorIn(error)?.code
    if (code) return code
    throw error
  }
}

/** Runs work as a login role without a context: as the application before sign-in, or as the worker. */
export async function asNobody<T>(
  db: Db,
  work: (db: Db) => Promise<T>,
  role: 'sobo_app' | 'sobo_worker' = 'sobo_app',
): Promise<T> {
  return await db.transaction(async (db) => {
    await db.execute(sql.raw(`select set_config('sobo.context', '', true); set local role ${role}`))
    const value = await work(db)
    await db.execute(sql`reset role`)
    return value
  })
}
