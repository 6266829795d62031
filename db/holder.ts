import { sql } from 'drizzle-orm'
import type { NamedRecord } from '../core/result'
import type { Db } from './door/actor'
import { recordOf } from './records'

/**
 * The record that holds what a unique constraint refused, retired or not: found by the values of the constraint's columns
 * as they were typed. Undefined when the actor may not see it, or when the constraint is of no record's own table.
 */
export async function findHolder(
  db: Db,
  constraint: string,
  values: Record<string, unknown>,
): Promise<NamedRecord | undefined> {
  const [unique] = await db.execute<{ table: string; columns: string[] }>(sql`
    select conrelid::regclass::text as table, array(select attname::text from pg_attribute
      where attrelid = conrelid and attnum = any(conkey)) as columns
    from pg_constraint where conname = ${constraint} and contype = 'u'`)
  const record = recordOf(unique?.table ?? '')
  if (!unique || !record) return undefined
  const same = unique.columns.map((column) => {
    const value = values[column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())] ?? null
    return sql`${sql.identifier(column)}::text is not distinct from ${value === null ? null : String(value)}::text`
  })
  const [holder] = await db.execute<{ id: string }>(
    sql`select ${record.table.id} from ${record.table} where ${sql.join(same, sql` and `)}`,
  )
  return holder && { code: record.code, id: holder.id }
}
