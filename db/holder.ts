import { sql } from 'drizzle-orm'
import type { NamedRecord } from '../core/result'
import type { Db } from './door/actor'
import { recordOf } from './records'

/**
 * Finds the record, retired or not, whose values violate a unique constraint. `values` are those of the form, by field
 * name; they must be the values of all columns of the constraint. Undefined if RLS hides the row or the constraint is
 * not on a record's own table.
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
