import { getTableName, sql } from 'drizzle-orm'
import { fail, ok, type Result } from '../../core/result'
import { mayRegister } from '../access/rights'
import type { Db } from '../door/actor'
import type { IdentifiedTable } from './described'

/**
 * Inserts a row with this id by `work`, unless there is one: then returns the id to an actor who may insert such rows,
 * and fails with `forbidden` for others. An advisory lock on table and id makes concurrent requests wait.
 */
export async function once(
  db: Db,
  table: IdentifiedTable,
  id: string,
  work: () => Promise<Result<unknown>>,
): Promise<Result<{ id: string }>> {
  await db.execute(sql`select hold(${`${getTableName(table)} ${id}`})`)
  const [known] = await db.execute(sql`select from ${table} where ${table.id} = ${id}`)
  if (known) return (await mayRegister(db, table)) ? ok({ id }) : fail({ kind: 'forbidden' })
  const done = await work()
  return done.ok ? ok({ id }) : done
}
