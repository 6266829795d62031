import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { fieldsOf } from '../../core/field'
import { fold, nfc } from '../../core/fold'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'

export const pageSize = 50
/** Nobody waits for an exact count of a large list: above this the screen says "trên 10.000". */
export const countedUpTo = 10_000

/** What every list is asked: words, order, page, and the day whose state it shows (without one: today). */
export type Asked = {
  text: string
  sort: string
  descending: boolean
  page: number
  validOn: string | undefined
}

/** A statement that a screen passes on without knowing what is in it. */
export type Query = SQL
export type Listed<Row> = { rows: Row[]; total: number }

/** As a subquery: a bare call would be made for every row it is compared with. */
export const dayOf = ({ validOn }: Pick<Asked, 'validOn'>): SQL =>
  validOn ? sql`${validOn}::date` : sql`(select today())`

/** In a unit or below it; as an array, or the tree would be walked for every row. */
export const withinUnit = (column: SQL, unitId: string): SQL =>
  sql`${column} = any (array(select units_below(${unitId}::uuid)))`

/** The pattern the search functions of access.sql take: folded like the column it is held against. */
export function patternOf(text: string): string {
  return `%${fold(nfc(text)).replaceAll(/[\\%_]/g, '\\$&')}%`
}

/** `all` joined by and; nothing when there is nothing to join. */
export const every = (all: (SQL | undefined)[]): SQL => {
  const present = all.filter((one) => one !== undefined)
  return present.length === 0 ? sql`true` : sql.join(present, sql` and `)
}

/** How many rows a statement has; `atMost` ends the counting there. */
export async function countRows(db: Db, rows: Query, atMost?: number): Promise<number> {
  const limit = atMost === undefined ? sql`` : sql`limit ${atMost}`
  const [count] = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from (select from (${rows}) rows ${limit}) capped`,
  )
  return count?.total ?? 0
}

/** A page of rows and, sent without waiting for them, the count up to its cap. */
export async function listed<Row extends Record<string, unknown>>(
  db: Db,
  rows: SQL,
  counted: SQL,
): Promise<Listed<Row>> {
  const [found, total] = await Promise.all([db.execute<Row>(rows), countRows(db, counted, countedUpTo + 1)])
  return { rows: found as unknown as Row[], total }
}

export const window = ({ page }: Pick<Asked, 'page'>): SQL => sql`limit ${pageSize} offset ${(page - 1) * pageSize}`

/** The columns of a table under the names of its record; of a state table all but its own id and its owner's. */
export function fieldsFrom(alias: string, table: PgTable): SQL {
  const isState = 'valid' in table && !('version' in table)
  const columns = Object.entries(getTableColumns(table)).filter(
    ([name, column]) => !column.generated && !(isState && (name === 'id' || (name.endsWith('Id') && column.notNull))),
  )
  return sql.join(
    columns.map(([name, column]) => {
      // Without a type of its own in the statement the driver gives a numeric as text.
      const type = column.columnType === 'PgNumericNumber' ? sql`::float8` : sql``
      return sql`${sql.identifier(alias)}.${sql.identifier(column.name)}${type} as ${sql.identifier(name)}`
    }),
    sql`, `,
  )
}

/** A coded column in the words of its record: for a list that joins several rows into one cell. */
export function inWordsOf(column: SQL, input: z.ZodObject, name: string, locale: Locale): SQL {
  const options = fieldsOf(input, locale).find((field) => field.name === name)?.options ?? []
  const branches = options.map(({ value, label }) => sql`when ${value} then ${label}`)
  return sql`case ${column}::text ${sql.join(branches, sql` `)} end`
}

/** SQL for "one of these ids". */
export const anyOf = (ids: string[]): SQL => sql`any(${`{${ids.join(',')}}`}::uuid[])`
