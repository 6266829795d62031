import { getTableColumns, getTableName, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { type Field, fieldsOf } from '../../core/field'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { dayOf, planByValues } from './list'
import { type Listing, type ListQuestion, matching, type NameOfReference } from './listing'

/** `of`: the rows that have the number; null: none has it, which is not 0. */
export type Sum = { sum: number | null; of: number }
/** `value` null: the rows without one. */
export type RowGroup = { value: string | null; name: string | null; rows: number; sums: Record<string, Sum> }
export type Grouped = { groups: RowGroup[]; total: Pick<RowGroup, 'rows' | 'sums'>; isCut: boolean }

/** More groups than these are not shown; the total is of all. */
export const mostGroups = 200

/** The fields by which a list can be grouped: codes, references and yes or no on the row itself. */
export const groupFields = ({ record, aliases = {} }: Listing, locale: Locale): Field[] =>
  fieldsOf(record.input, locale).filter(
    (field) =>
      (field.reference !== undefined || ['select', 'choice', 'boolean'].includes(field.input)) &&
      columnIn(record, aliases, field.name) !== undefined,
  )

function columnIn({ table, parts }: Listing['record'], aliases: Readonly<Record<string, string>>, name: string) {
  for (const one of [table, ...parts]) {
    const column = (getTableColumns(one) as Record<string, PgColumn | undefined>)[name]
    const alias = aliases[getTableName(one)]
    if (column && alias) return sql`${sql.identifier(alias)}.${sql.identifier(column.name)}`
  }
  return undefined
}

/** All rows of a list in groups, whatever its page, most rows first; undefined if it has no such field. */
export async function groupsIn(
  db: Db,
  listing: Listing,
  asked: ListQuestion,
  nameOf: NameOfReference,
): Promise<Grouped | undefined> {
  const { record, aliases = {}, id, summed } = listing
  const field = groupFields(listing, asked.locale).find(({ name }) => name === asked.group)
  const key = field && columnIn(record, aliases, field.name)
  if (!field || !key) return undefined
  const { joins = sql``, values = {} } = summed?.(asked) ?? {}
  const names = Object.keys(values)
  const each = Object.values(values).map(
    ({ value }) => sql`, jsonb_build_object('sum', sum(${value}), 'of', count(${value}))`,
  )
  const called = field.reference && nameOf(field.reference, sql`found.key`, asked.locale, dayOf(asked))
  const [, found] = await Promise.all([
    planByValues(db),
    db.execute<{ key: string | null; name: string | null; is_total: number; rows: number; sums: Sum[] }>(sql`
      select found.key::text as key, ${called || sql`null::text`} as name, found.is_total, found.rows, found.sums from (
        select rows.key, grouping(rows.key) as is_total, count(*)::int as rows, jsonb_build_array(null${sql.join(each, sql``)}) as sums
        from (select ${id} as id, ${key} as key ${matching(listing, asked)}) rows ${joins}
        group by grouping sets ((rows.key), ())
        order by is_total desc, rows desc, rows.key limit ${mostGroups + 2}) found`),
  ])
  const read = [...found].map(({ key: value, name, is_total, rows, sums }) => ({
    isTotal: is_total === 1,
    value,
    name,
    rows,
    sums: Object.fromEntries(names.map((one, at) => [one, sums[at + 1] ?? { sum: null, of: 0 }])),
  }))
  const groups = read.filter(({ isTotal }) => !isTotal)
  const total = read.find(({ isTotal }) => isTotal) ?? { rows: 0, sums: {} }
  return { groups: groups.slice(0, mostGroups), total, isCut: groups.length > mostGroups }
}
