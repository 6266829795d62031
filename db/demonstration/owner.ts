import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Db } from '../actor'

/** One transaction of the owner with the service account as its actor: for planting and set-up, never for a request. */
export async function asOwner<T>(ownerUrl: string, work: (db: Db) => Promise<T>): Promise<T> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    return await drizzle(client).transaction(async (db) => {
      await db.execute(sql`select open_service_door()`)
      return work(db)
    })
  } finally {
    await client.end()
  }
}
