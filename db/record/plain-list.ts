import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { type Field, fieldsOf } from '../../core/field'
import { foldedText } from './columns'
import type { Described } from './described'
import { fieldsFrom } from './list'
import { filterBy, type ListFilter, type Listing, type ListQuestion, referenceFilter } from './listing'

/**
 * The listing of a plain record: sorted by each shown column, searched by name, with filters for coded and reference
 * fields.
 */
export function plainList(record: Described): Listing {
  const { table, input, nameOf } = record
  const columns = getTableColumns(table)
  const shown = fieldsOf(input, 'vi').filter(({ inList }) => inList)
  const columnOf = (name: string) => sql`${columns[name]}`
  const filters = shown.flatMap((field) => filterOf(record, field, columnOf(field.name)))
  const called = (asked: ListQuestion) => sql`concat_ws(' ', ${nameOf(sql`${table.id}`, asked.locale)})`
  const retiredOn = columns.retiredOn
  return {
    record,
    from: () => sql`${table}`,
    id: sql`${table.id}`,
    fields: fieldsFrom(record.code, table),
    retiredOn: retiredOn && sql`${retiredOn}`,
    search: (pattern, asked) =>
      columns.searchText
        ? sql`${columns.searchText} like ${pattern}`
        : sql`${foldedText(called(asked))} like ${pattern}`,
    filters: Object.fromEntries(filters),
    sortable: Object.fromEntries(shown.map((field) => [field.name, orderOf(field, columnOf(field.name))])),
    sort: shown[0]?.name ?? 'id',
    inTime: false,
  }
}

function filterOf(record: Described, { name, input, reference }: Field, column: SQL): [string, ListFilter][] {
  if (input === 'select') return [[name, filterBy(record.input, name, column)]]
  if (input !== 'reference' || !reference) return []
  return [[name.replace(/Id$/, ''), referenceFilter(record.input, name, column)]]
}

/** Text in Vietnamese order, references by their names, all other columns by value. */
function orderOf({ input, reference }: Field, column: SQL): Listing['sortable'][string] {
  if (!reference) return input === 'text' ? sql`${column} collate "vi-x-icu"` : column
  return (nameOf) => {
    const called = nameOf(reference, column, 'vi', sql`(select today())`)
    return called ? sql`${called} collate "vi-x-icu"` : column
  }
}
