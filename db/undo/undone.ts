import { sql } from 'drizzle-orm'
import type { Facts } from '../audit/told'
import type { Db } from '../door/actor'
import type { Described } from '../record/described'

/**
 * The last facts of a record that an undo took out, by column; null if it stands, or the actor could not read it. Its
 * name is still a name: the trail goes on to mention it.
 */
export async function findUndone(db: Db, { code }: Described, id: string): Promise<Facts | null> {
  const [found] = await db.execute<{ facts: Facts }>(sql`
    select old as facts from trail
    where record = ${code} and record_id = ${id}::uuid and table_name = ${code} and row_id = ${id}::uuid
      and operation = 'remove' and is_removed(${code}, ${id}::uuid)
    order by id desc limit 1`)
  return found?.facts ?? null
}
