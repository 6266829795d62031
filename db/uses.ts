import { sql } from 'drizzle-orm'
import type { Locale } from '../core/locale'
import type { NamedRecord } from '../core/result'
import type { Db } from './door/actor'
import { listOf } from './lists'
import { organisations } from './organisation/record'
import type { Described } from './record/described'
import { everything, filtersOf, matching } from './record/listing'
import { recordOf, records } from './records'
import { recordBehind } from './references'
import { ruleSets } from './rule-set/record'

/** The records of one kind that refer to a record. `filter`: the filter of their list that shows them. */
export type Use = { record: Described; count: number; filter: Filter | undefined }
type Filter = { name: string; value: string }

type Key = { table: string; column: string; target: string }

/**
 * Counts the references to a record under RLS, in the order of the menu. Uses the foreign keys in pg_constraint; kinds
 * of organisation are referred to by code instead, on any day. Counts rows that are not retired. The filter is there if the
 * list shows them all: it leaves out what has ended, and may show more, such as what is in a unit below.
 */
export async function usesOf(db: Db, target: Described, id: string, locale: Locale): Promise<Use[]> {
  const [keys, kind] = [await listKeys(db), await findKind(db, target, id)]
  const uses: Use[] = []
  for (const record of records) {
    const filter = kind && record === organisations ? { name: 'kind', value: kind } : filterBy(record, target, id)
    const listed = filter ? await countListed(db, record, filter, locale) : 0
    const referring =
      kind && record === organisations
        ? await countOfKind(db, kind)
        : await countReferring(db, record, target, id, keys)
    uses.push({ record, count: Math.max(listed, referring), filter: listed >= referring ? filter : undefined })
  }
  return uses.filter(({ count }) => count > 0)
}

const listKeys = async (db: Db): Promise<Key[]> => [
  ...(await db.execute<Key>(sql`
    select c.conrelid::regclass::text as table, a.attname as column, c.confrelid::regclass::text as target
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and cardinality(c.conkey) = 1 order by 1, 2`)),
]

async function findKind(db: Db, target: Described, id: string): Promise<string | undefined> {
  if (target !== ruleSets) return undefined
  const [kind] = await db.execute<{ code: string }>(
    sql`select code from rule_set where id = ${id} and subject = 'organisation_kind'`,
  )
  return kind?.code
}

const countOfKind = async (db: Db, kind: string): Promise<number> => {
  const [found] = await db.execute<{ count: number }>(
    sql`select count(distinct organisation_id)::int as count from organisation_state where kind = ${kind}`,
  )
  return found?.count ?? 0
}

function filterBy(record: Described, target: Described, id: string): Filter | undefined {
  if (!record.screens.includes('list')) return undefined
  const found = Object.entries(filtersOf(listOf(record))).find(
    ([, { reference }]) => reference && recordBehind(reference) === target,
  )
  return found && { name: found[0], value: id }
}

async function countListed(db: Db, record: Described, { name, value }: Filter, locale: Locale): Promise<number> {
  const listed = matching(listOf(record), { ...everything, chosen: { [name]: value }, locale })
  const [found] = await db.execute<{ count: number }>(sql`select count(*)::int as count ${listed}`)
  return found?.count ?? 0
}

/** Counts the rows of the record that refer to the target, directly or by a state or part. */
async function countReferring(db: Db, record: Described, target: Described, id: string, keys: Key[]): Promise<number> {
  const rows = keys.flatMap(({ table, column, target: to }) => {
    if (to !== target.code || !Object.hasOwn(record.inputs, table)) return []
    const owner = table === record.code ? 'id' : ownerIn(keys, table, record)
    return owner && owner !== column
      ? [
          sql`select ${sql.identifier(owner)} from ${sql.identifier(table)} where ${sql.identifier(column)} = ${id}::uuid`,
        ]
      : []
  })
  if (rows.length === 0) return 0
  const followed = 'retiredOn' in record.table ? sql`${record.table.retiredOn} is null` : sql`true`
  const [found] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from ${record.table}
    where ${record.table.id} in (${sql.join(rows, sql` union `)}) and ${followed}`)
  return found?.count ?? 0
}

/**
 * The foreign key of a state table or part to its own record: <code>_id, because it may have others to the same table.
 */
function ownerIn(keys: Key[], table: string, { code }: Described): string | undefined {
  const owners = keys.filter((key) => key.table === table && key.target === code)
  return (owners.find(({ column }) => column === `${code}_id`) ?? owners[0])?.column
}

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
