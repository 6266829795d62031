import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import type { Db } from '../door/actor'
import { ownerConnection } from '../door/migrate'

/** Runs work in one committed transaction as sobo_owner and the service account. For set-up and test data only. */
export async function asOwner<T>(ownerUrl: string, work: (db: Db) => Promise<T>): Promise<T> {
  const connection = ownerConnection(ownerUrl)
  try {
    return await drizzle(connection).transaction(async (db) => {
      await db.execute(sql`select open_service_door()`)
      return work(db)
    })
  } finally {
    await connection.end()
  }
}
