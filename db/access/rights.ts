import { getTableName, type SQL, sql, type Table } from 'drizzle-orm'
import type { Db } from '../door/actor'

export type Kept = Table

/** May the actor revise this row of a query, in which the table goes by a name of its own or by an alias? */
export const mayRevise = (table: Kept, as = getTableName(table)): SQL<boolean> =>
  sql<boolean>`(select may from ${sql.identifier(`may_revise_${getTableName(table)}`)}(${sql.identifier(as)}) may)`

/** May the actor put any row into this table? The row itself is judged when it is written. */
export async function mayRegister(db: Db, table: Kept): Promise<boolean> {
  const [answer] = await db.execute<{ may: boolean }>(
    sql`select ${sql.identifier(`may_register_${getTableName(table)}`)}() as may`,
  )
  return answer?.may ?? false
}

/** What somebody may do whatever the record, or whichever row: each asked of what the policies ask. */
const asked = {
  /** Reads the records of units, and not only what belongs to the own organisations. */
  isStaff: sql`is_staff()`,
  reports: sql`exists (select reporting_organisations())`,
  /** Has reports of others to look at: staff, and committees with organisations below. */
  reviews: sql`is_staff() or exists (select reviewed_organisations())`,
  keepsRecords: sql`may_register_enterprise()`,
  keepsReference: sql`may_register_unit()`,
  /** Decides on reopenings, and lets others lock. */
  decides: sql`may_register_lock_delegation()`,
  inspects: sql`has_role('inspector')`,
}

export type Rights = Record<keyof typeof asked, boolean>

export async function rightsOf(db: Db): Promise<Rights> {
  const answers = Object.entries(asked).map(([name, rule]) => sql`${rule} as ${sql.identifier(name)}`)
  const [rights] = await db.execute<Rights>(sql`select ${sql.join(answers, sql`, `)}`)
  if (!rights) throw new Error('db/rights: the question was not answered')
  return rights
}
