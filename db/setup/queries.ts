import { sql } from 'drizzle-orm'
import type { Db } from '../actor'

/** True while nobody has ever been an administrator. */
export async function needsSetup(db: Db): Promise<boolean> {
  const [answer] = await db.execute<{ needed: boolean }>(sql`select needs_setup() as needed`)
  return answer?.needed ?? false
}
