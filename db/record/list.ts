import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { fieldsOf } from '../../core/field'
import { nfc } from '../../core/fold'
import type { Locale } from '../../core/locale'
import type { Db, Known } from '../door/actor'
import { postgresErrorIn } from '../door/pool'
import { madeOnce } from './made-once'

/** Rows of a page of any list. */
export const pageSize = 50
/** Counting stops here, because an exact count of a large list is slow; the screen then says "trên 10.000". */
export const countedUpTo = 10_000

/** Parameters of every list: search text, order, page (from 1), and the day whose state it shows (default: today). */
export type Asked = {
  text: string
  sort: string
  descending: boolean
  page: number
  validOn: string | undefined
  reader?: Reader | undefined
  anchor?: Anchor | undefined
}

/**
 * Who asks, as open_door() said: the day as a value that the planner can estimate, and where to begin for a reader of few
 * rows. It gives no right: the rows are the same without it, because RLS judges each of them.
 */
export type Reader = Pick<Known, 'today' | 'units' | 'personId'>

/** The row next to which a page lies: its first row comes after this one, or its last row before it. */
export type Anchor = { id: string; side: 'after' | 'before' }

/** A statement that a screen passes on without reading it: app/ may not import drizzle. */
export type Query = SQL
/** `hasMore`: rows follow those of the page, if it was asked. */
export type Listed<Row> = { rows: Row[]; total: number; hasMore?: boolean | undefined }

type OnDay = Pick<Asked, 'validOn' | 'reader'>

/**
 * SQL for the day of a list: a value if the list knows its reader. Otherwise a subquery, because a bare call of today()
 * would run for every row.
 */
export const dayOf = ({ validOn, reader }: OnDay): SQL => {
  const day = validOn ?? reader?.today
  return day ? sql`${day}::date` : sql`(select today())`
}

/**
 * SQL for "the spell contains the day of the list". For a day as a value as two comparisons of dates: their operators are
 * leakproof, so that the planner may use the statistics of the two bounds under row security (0010). It guesses 0.5 %
 * for each `@>`. Spells are never empty.
 */
export function holdsIn(valid: SQL, asked: OnDay): SQL {
  const day = dayOf(asked)
  if (!asked.validOn && !asked.reader) return sql`${valid} @> ${day}`
  return sql`(coalesce(lower(${valid}), '-infinity'::date) <= ${day} and coalesce(upper(${valid}), 'infinity'::date) > ${day})`
}

/**
 * What readers of few rows see: the column with the unit of a row, and a function with the ids of their own ones; `id` is
 * the column that has these, if it is not the row's own. Without `unit` staff begin from everybody's rows.
 */
export type Sight = { unit?: SQL; id?: SQL; own: SQL }

/** SQL for "in one of the reader's units, or one of their own"; undefined for readers of everything. */
export function inSight({ unit, id, own }: Sight & { id: SQL }, { reader }: Pick<Asked, 'reader'>): SQL | undefined {
  if (!reader?.units) return undefined
  const isStaff = reader.units.length > 0
  if (isStaff && !unit) return undefined
  const ofUnits = isStaff && sql`${unit} = ${anyOf(reader.units)}`
  // Only a person reports for organisations, and so has records of their own.
  const ofOwn = (reader.personId || !ofUnits) && sql`${id} = any(array(select ${own}))`
  return ofUnits && ofOwn ? sql`(${ofUnits} or ${ofOwn})` : ofUnits || ofOwn || undefined
}

/** SQL for "in this unit or below it". An array, because a function call or join would walk the tree for every row. */
export const withinUnit = (column: SQL, unitId: string): SQL =>
  sql`${column} = any (array(select units_below(${unitId}::uuid)))`

/** SQL for "a record of this kind that the text finds"; see db/search/found.sql. */
export const isFound = (record: string, id: SQL, text: string): SQL =>
  sql`${id} in (select id from found(${record}, ${nfc(text)}))`

/**
 * The same for a list that begins with what is found: as an array, an index on `id` finds all of them in one pass. As a
 * set it would be joined by a plan for a thousand ids, however many there are. Only to be joined by AND.
 */
export const isOneFound = (record: string, id: SQL, text: string): SQL =>
  sql`${id} = any(array(select id from found(${record}, ${nfc(text)})))`

/** Joins conditions by AND; undefined ones are left out. `true` if there are none. */
export const every = (all: (SQL | undefined)[]): SQL => {
  const present = all.filter((one) => one !== undefined)
  return present.length === 0 ? sql`true` : sql.join(present, sql` and `)
}

/** The number of rows of a statement, counted up to `atMost`. */
export const countRows = (db: Db, rows: Query, atMost?: number): Promise<number> => totalOf(db, countOf(rows, atMost))

/** What a statement counts as `total`. */
export async function totalOf(db: Db, count: Query): Promise<number> {
  const [found] = await db.execute<{ total: number }>(count)
  return found?.total ?? 0
}

export const countOf = (rows: Query, atMost?: number): SQL =>
  sql`select count(*)::int as total from (
    select from (${rows}) rows ${atMost === undefined ? sql`` : sql`limit ${atMost}`}) capped`

/** Under row security the planner takes spells and days for rare, and would look up thousands of rows one by one. */
const withoutNestedLoops = sql`set local enable_nestloop = off`
const withNestedLoops = sql`set local enable_nestloop = on`

/** From here on statements are planned for rows that are many, or no longer. */
export const planBySets = (db: Db, bySets: boolean) => db.execute(bySets ? withoutNestedLoops : withNestedLoops)

/** The rows of a statement that reads most of its tables anyway. The three go in one pipeline. */
export async function readWhole<Row extends Record<string, unknown>>(db: Db, query: SQL): Promise<Row[]> {
  const [, rows] = await Promise.all([
    db.execute(withoutNestedLoops),
    db.execute<Row>(query),
    db.execute(withNestedLoops),
  ])
  return rows as unknown as Row[]
}

const patience = 2000

/**
 * countRows, if it takes no longer than `milliseconds`; else undefined. Counting the trail can take minutes, because its
 * policy asks for each entry.
 */
export async function countInTime(
  db: Db,
  rows: Query,
  atMost?: number,
  milliseconds = patience,
): Promise<number | undefined> {
  return inTime(db, (counting) => countRows(counting, rows, atMost), milliseconds)
}

/** What `work` reads, if none of its statements takes longer than `milliseconds`; else undefined. */
export async function inTime<Value>(
  db: Db,
  work: (db: Db) => Promise<Value>,
  milliseconds = 8000,
): Promise<Value | undefined> {
  const limited = (limit: string) => sql`select set_config('statement_timeout', ${limit}, true)`
  const [before] = await db.execute<{ limit: string }>(sql`select current_setting('statement_timeout') as limit`)
  try {
    return await db.transaction(async (reading) => {
      await reading.execute(limited(String(milliseconds)))
      const value = await work(reading)
      await reading.execute(limited(before?.limit ?? '0'))
      return value
    })
  } catch (error) {
    if (postgresErrorIn(error)?.code === '57014') return undefined
    throw error
  }
}

/**
 * Runs both in one pipeline: the rows, and the count of `counted` up to `countedUpTo` + 1. Both are planned for their
 * values: a general plan would not know the day, nor how many rows the reader may see.
 */
export async function listed<Row extends Record<string, unknown>>(
  db: Db,
  rows: SQL,
  /** A statement with as many rows, or another way to count. */
  counted: SQL | (() => Promise<number>),
  /** `keepsPlan`: the rows have one plan, whatever the values; it is kept. */
  { keepsPlan = false }: { keepsPlan?: boolean } = {},
): Promise<Listed<Row>> {
  const [, found, , total] = await Promise.all([
    keepsPlan ? planOnce(db) : planByValues(db),
    db.execute<Row>(rows),
    keepsPlan && planByValues(db),
    typeof counted === 'function' ? counted() : countRows(db, counted, countedUpTo + 1),
  ])
  return { rows: found as unknown as Row[], total }
}

function planBy(mode: string) {
  const set = madeOnce(sql`select set_config('plan_cache_mode', ${mode}, true)`)
  return (db: Db) => db.execute(set)
}

/** From here to the end of the transaction prepared statements are planned anew with the values of each execution. */
export const planByValues = planBy('force_custom_plan')

/** Prepared statements keep a general plan, until ANALYZE or a change of a table makes their connection plan them again. */
export const planOnce = planBy('force_generic_plan')

/** SQL LIMIT and OFFSET of a page. */
export const window = ({ page }: Pick<Asked, 'page'>): SQL => sql`limit ${pageSize} offset ${(page - 1) * pageSize}`

/** A select list of a table's columns as the fields of its record; of a state table without its id and foreign key. */
export function fieldsFrom(alias: string, table: PgTable): SQL {
  const isState = 'valid' in table && !('version' in table)
  const columns = Object.entries(getTableColumns(table)).filter(
    ([name, column]) => !column.generated && !(isState && (name === 'id' || (name.endsWith('Id') && column.notNull))),
  )
  return sql.join(
    columns.map(([name, column]) => {
      // The driver returns numeric as text.
      const type = column.columnType === 'PgNumericNumber' ? sql`::float8` : sql``
      return sql`${sql.identifier(alias)}.${sql.identifier(column.name)}${type} as ${sql.identifier(name)}`
    }),
    sql`, `,
  )
}

/**
 * For `around` of a listing: the columns of a part of the record with one row, such as its note; empty where RLS hides
 * that row.
 */
export function partInFile(table: PgTable, owner: PgColumn): { columns: Record<string, SQL>; joins: SQL } {
  const part = sql.identifier(getTableName(table))
  const columns = Object.entries(getTableColumns(table)).filter(([name, column]) => name !== 'id' && column !== owner)
  return {
    columns: Object.fromEntries(
      columns.map(([name, { name: column }]) => [name, sql`${part}.${sql.identifier(column)}`]),
    ),
    joins: sql`left join ${part} on ${part}.${sql.identifier(owner.name)} = page.id`,
  }
}

/** SQL: may the reader open the record that a row refers to? Row security answers. */
export const opens = (table: 'enterprise' | 'organisation' | 'person', id: SQL | PgColumn): SQL<boolean> =>
  sql<boolean>`exists (select from ${sql.identifier(table)} opened where opened.id = ${id})`

/** SQL that translates a coded column by the options of its field: for string_agg over several rows. */
export function inWordsOf(column: SQL, input: z.ZodObject, name: string, locale: Locale): SQL {
  const options = fieldsOf(input, locale).find((field) => field.name === name)?.options ?? []
  const branches = options.map(({ value, label }) => sql`when ${value} then ${label}`)
  return sql`case ${column}::text ${sql.join(branches, sql` `)} end`
}

/** SQL for `= any(ids)`. The ids are put into one array literal and passed as one parameter. */
export const anyOf = (ids: string[]): SQL => sql`any(${arrayOf(ids)})`

export const arrayOf = (ids: string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`
