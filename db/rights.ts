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
