import { type Column, getTableColumns, is, type SQL, sql } from 'drizzle-orm'
import { PgVarchar } from 'drizzle-orm/pg-core'
import { type Field, fieldsOf } from '../../core/field'
import type { Described } from './described'
import { filterBy, referenceFilter } from './filters'
import { fieldsFrom } from './list'
import type { ListFilter, Listing } from './listing'

/**
 * The listing of a plain record: sorted by each shown column, with filters for coded and reference fields.
 */
export function plainList(record: Described): Listing {
  const { table, input } = record
  const columns = getTableColumns(table)
  const shown = fieldsOf(input, 'vi').filter(({ inList }) => inList)
  const columnOf = (name: string) => sql`${columns[name]}`
  const filters = shown.flatMap((field) => filterOf(record, field, columnOf(field.name)))
  const retiredOn = columns.retiredOn
  return {
    record,
    from: () => sql`${table}`,
    id: sql`${table.id}`,
    fields: fieldsFrom(record.code, table),
    aliases: { [record.code]: record.code },
    retiredOn: retiredOn && sql`${retiredOn}`,
    filters: Object.fromEntries(filters),
    sortable: Object.fromEntries(shown.map((field) => [field.name, orderOf(field, columns[field.name])])),
    sort: shown[0]?.name ?? 'id',
    inTime: false,
  }
}

function filterOf(record: Described, { name, input, reference }: Field, column: SQL): [string, ListFilter][] {
  if (input === 'select') return [[name, filterBy(record.input, name, column)]]
  if (input !== 'reference' || !reference) return []
  return [[name.replace(/Id$/, ''), referenceFilter(record.input, name, column)]]
}

/** Text in Vietnamese order, also codes and numbers of documents; references by their names, all others by value. */
function orderOf({ reference }: Field, of: Column | undefined): Listing['sortable'][string] {
  const column = sql`${of}`
  if (!reference) return of && is(of, PgVarchar) ? sql`${column} collate vi_natural` : column
  return (nameOf) => {
    const called = nameOf(reference, column, 'vi', sql`(select today())`)
    return called ? sql`${called} collate vi_natural` : column
  }
}
