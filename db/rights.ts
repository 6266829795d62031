import { type SQL, sql } from 'drizzle-orm'
import type { Db } from './actor'

/** The functions that the policies for insert name, asked without a row. */
const rights = {
  record: sql`exists (select writable_units())`,
  reference: sql`has_role('administrator')`,
  assignment: sql`has_role('administrator')`,
  reopening: sql`has_role('leader') or exists (select writable_units())`,
  delegation: sql`has_role('leader')`,
  period: sql`has_role('officer') or has_role('administrator')`,
  account: sql`has_role('administrator') or exists (select writable_units())`,
} satisfies Record<string, SQL>

export type Kind = keyof typeof rights

/** May the actor put any record of this kind on record? The row itself is judged when it is written. */
export async function mayRegister(db: Db, kind: Kind): Promise<boolean> {
  const [answer] = await db.execute<{ may: boolean }>(sql`select ${rights[kind]} as may`)
  return answer?.may ?? false
}
