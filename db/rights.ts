import { getTableName, type SQL, sql, type Table } from 'drizzle-orm'
import type { Db } from './actor'

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

/** What somebody may do whatever the record is, or whichever row: each asked of what the policies ask. */
export type Rights = {
  /** Reads the records of units, and not only what belongs to the own organisations. */
  isStaff: boolean
  reports: boolean
  /** Has reports of others to look at: staff, and committees with organisations below. */
  reviews: boolean
  keepsRecords: boolean
  keepsReference: boolean
  /** Decides on reopenings, and lets others lock. */
  decides: boolean
  inspects: boolean
}

export async function rightsOf(db: Db): Promise<Rights> {
  const [rights] = await db.execute<Rights>(sql`
    select is_staff() as "isStaff", exists (select reporting_organisations()) as reports,
      is_staff() or exists (select reviewed_organisations()) as reviews,
      may_register_enterprise() as "keepsRecords", may_register_unit() as "keepsReference",
      may_register_lock_delegation() as decides, has_role('inspector') as inspects`)
  if (!rights) throw new Error('db/rights: the question was not answered')
  return rights
}
