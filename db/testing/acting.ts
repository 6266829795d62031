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

/** Runs work as sobo_app without a context, as before sign-in. */
export async function asNobody<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return await db.transaction(async (db) => {
    await db.execute(sql`select set_config('sobo.context', '', true)`)
    await db.execute(sql`set local role sobo_app`)
    const value = await work(db)
    await db.execute(sql`reset role`)
    return value
  })
}
