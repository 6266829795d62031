import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import type { Db } from '../door/actor'
import { ownerConnection } from '../door/migrate'

/** One transaction of the owner with the service account as its actor: for set-up and planting, never for a request. */
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
