import { getTableName, type SQL, sql, type Table } from 'drizzle-orm'
import type { Db } from '../door/actor'

export type GuardedTable = Table

/** SQL: may the actor update this row of the query? `as` is the alias of the table. See may_revise in rights.sql. */
export const mayRevise = (table: GuardedTable, as = getTableName(table)): SQL<boolean> =>
  sql<boolean>`(select may from ${sql.identifier(`may_revise_${getTableName(table)}`)}(${sql.identifier(as)}) may)`

/** True if the actor may insert some row into the table. The INSERT policy judges the row itself when it is written. */
export async function mayRegister(db: Db, table: GuardedTable): Promise<boolean> {
  const [answer] = await db.execute<{ may: boolean }>(
    sql`select ${sql.identifier(`may_register_${getTableName(table)}`)}() as may`,
  )
  return answer?.may ?? false
}

/** The same of several tables, in one statement. */
export async function mayRegisterEach(db: Db, tables: GuardedTable[]): Promise<boolean[]> {
  const rules = tables.map((table) => sql`${sql.identifier(`may_register_${getTableName(table)}`)}()`)
  const [answer] = await db.execute<{ may: boolean[] }>(
    sql`select array[${sql.join(rules, sql`, `)}]::boolean[] as may`,
  )
  return answer?.may ?? []
}

/** Rights that do not depend on a row, for menu and screens: SQL over the functions that the policies use. */
const asked = {
  /** Has an assignment: reads the records of units, not only those of the actor's organisations. */
  isStaff: sql`is_staff()`,
  reports: sql`exists (select reporting_organisations())`,
  /** May read or decide reports of other organisations: staff, and committees with organisations below. */
  reviews: sql`is_staff() or exists (select reviewed_organisations())`,
  keepsRecords: sql`may_register_enterprise()`,
  keepsReference: sql`may_register_unit()`,
  /** Decides on reopenings in the units led. */
  decides: sql`exists (select led_units())`,
  inspects: sql`has_role('inspector')`,
}

export type Rights = Record<keyof typeof asked, boolean>

/** The rights of the actor, in one statement. */
export async function rightsOf(db: Db): Promise<Rights> {
  const answers = Object.entries(asked).map(([name, rule]) => sql`${rule} as ${sql.identifier(name)}`)
  const [rights] = await db.execute<Rights>(sql`select ${sql.join(answers, sql`, `)}`)
  if (!rights) throw new Error('db/access/rights: the query for the rights returned no row')
  return rights
}
