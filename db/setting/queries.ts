import { sql } from 'drizzle-orm'
import type { Db } from '../actor'

/** What stands in the frame of every page, before sign-in, too. */
export async function findOffice(db: Db) {
  const [office] = await db.execute<{ name: string | null; helpPhone: string | null }>(
    sql`select setting_on('office_name', today()) as name, setting_on('help_phone', today()) as "helpPhone"`,
  )
  return office ?? { name: null, helpPhone: null }
}
