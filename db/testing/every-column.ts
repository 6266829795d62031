import { sql } from 'drizzle-orm'
import { fieldsOf } from '../../core/field'
import { entryOf, told } from '../audit/queries'
import type { Entry } from '../audit/trail'
import type { Db } from '../door/actor'
import { inputOf } from '../records'

type Column = { table: string; column: string; type: string; category: string; target: string | null }
export type OneChange = Column & { entry: Entry }

/** Updates each column of each audited table in turn, and returns the audit entry of each update. */
export async function changeEveryColumn(db: Db): Promise<OneChange[]> {
  await db.execute(sql`set constraints all immediate`)
  await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
  const columns = await listColumns(db)
  await freeFromRules(db, [...new Set(columns.map(({ table }) => table))])
  const mark = await lastEntry(db)
  for (const of of columns) await changeOne(db, of)
  const entries = (
    await db.execute<Entry>(
      sql`select ${told.columns}, null as "recordName" from ${told.from} where a.id > ${mark} order by a.id`,
    )
  ).map(entryOf)
  return columns.map((of, at) => {
    const entry = entries[at]
    if (entry?.tableName !== of.table || !entry.changed?.includes(of.column))
      throw new Error(`no audit entry for a change of ${of.table}.${of.column}`)
    return { ...of, entry }
  })
}

/**
 * Columns of audited tables, without generated ones, id, version, file contents, columns that keep_audit calls quiet,
 * and the foreign key to the record.
 */
const listColumns = (db: Db) =>
  db.execute<Column>(sql`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
      y.typcategory as category, (select confrelid::regclass::text from pg_constraint f
        where f.contype = 'f' and f.conrelid = c.oid and f.conkey[1] = a.attnum and cardinality(f.conkey) = 1 limit 1) as target
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_attribute a on a.attrelid = c.oid
    join pg_type y on y.oid = a.atttypid
    where t.tgname = 'audit_update' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and a.attname <> all (array['id', 'version', 'content']) and a.attname <> split_part(encode(t.tgargs, 'escape'), '\\000', 2)
      and a.attname <> all (string_to_array(split_part(encode(t.tgargs, 'escape'), '\\000', 5), ' '))
    order by 1, 2`)

/** Drops constraints and disables other triggers, which would refuse most of these updates. Audit triggers remain. */
async function freeFromRules(db: Db, tables: string[]) {
  for (const table of tables) {
    const found = await db.execute<{ statement: string }>(sql`
      select format('alter table %I disable trigger %I', ${table}::text, tgname) as statement from pg_trigger
      where tgrelid = ${table}::regclass and not tgisinternal and tgname not in ('audit_update', 'audit_insert')
      union all select format('alter table %I no force row level security', ${table}::text)
      union all
      select format('alter table %I drop constraint if exists %I cascade', ${table}::text, conname) from pg_constraint
      where conrelid = ${table}::regclass and contype in ('c', 'f', 'u', 'x')`)
    for (const { statement } of found) await db.execute(sql.raw(statement))
  }
}

async function changeOne(db: Db, { table, column, type, category, target }: Column) {
  const [at, in_] = [sql.identifier(column), sql.identifier(table)]
  const options = fieldsOf(inputOf(table) ?? missing(table), 'vi').find(
    ({ name }) => name === column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
  )?.options
  const texts = options?.length ? options.map(({ value }) => value) : ['Một', 'Hai']
  const one = sql`(select v from unnest(${`{${texts.map((text) => `"${text}"`).join(',')}}`}::text[]) v
    where v is distinct from ${at}::text limit 1)`
  const other = () => {
    if (type === 'boolean') return sql`not coalesce(${at}, false)`
    if (type === 'date') return sql`coalesce(${at}, '2024-01-01'::date) + 1`
    if (type.startsWith('timestamp')) return sql`coalesce(${at}, now()) + interval '1 hour'`
    if (type === 'daterange') return sql`'[2020-01-01,2021-01-01)'::daterange`
    if (type === 'jsonb') return sql`'{"admitted": "Xem lại"}'::jsonb`
    if (type === 'uuid[]') return sql`array[gen_random_uuid()]`
    if (type.endsWith('[]')) return sql`array[${one}]::${sql.raw(type)}`
    if (type === 'uuid')
      return target
        ? sql`(select t.id from ${sql.identifier(target)} t where t.id is distinct from ${at} and t.id <> actor_id() limit 1)`
        : sql`gen_random_uuid()`
    if (category === 'E')
      return sql`(select e::${sql.raw(type)} from unnest(enum_range(null::${sql.raw(type)})) e where e is distinct from ${at} limit 1)`
    return category === 'N' ? sql`coalesce(${at}, 0) + 1` : one
  }
  await db.execute(sql`update ${in_} set ${at} = ${other()} where id = (select id from ${in_} order by id limit 1)`)
}

async function lastEntry(db: Db): Promise<string> {
  const [found] = await db.execute<{ id: string }>(sql`select max(id)::text as id from audit`)
  return found?.id ?? '0'
}

function missing(table: string): never {
  throw new Error(`no description in db/records.ts has inputs for the table ${table}`)
}
