import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { openPool, type Pool } from '../door/pool'
import type { Clone } from './template'

/*
 * Committed transactions in a clone, over connections that are kept until it is closed. A new connection plans and
 * compiles again all that it meets, which takes longer than most of what a test asks.
 */

const pools = new Map<string, Pool>()

/** As db/door/connection.ts. Up to thirty at the same time. */
export function committed<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const pool = pools.get(url) ?? openPool(url, 30)
  pools.set(url, pool)
  return pool.transaction(work)
}

/** As db/door/connection.ts: as sobo_owner and the service account. */
export const asOwner = <T>(ownerUrl: string, work: (db: Db) => Promise<T>): Promise<T> =>
  committed(ownerUrl, async (db) => {
    await db.execute(sql`select open_service_door()`)
    return await work(db)
  })

/** Ends the connections to a clone, before it is dropped. */
export async function endConnections({ ownerUrl, appUrl, workerUrl }: Clone) {
  for (const url of [ownerUrl, appUrl, workerUrl]) {
    const pool = pools.get(url)
    pools.delete(url)
    await pool?.$client.end({ timeout: 5 })
  }
}
