import { sql } from 'drizzle-orm'
import { type Field, fieldsOf } from '../../core/field'
import type { Locale } from '../../core/locale'
import { columnsIn, everything, type Listing, type Place } from './listing'

/**
 * The columns that a page of a list may show, those of the page first: what the statement for its rows reads anyway, the
 * record's own fields with the names of its references included. What only a file reads (contact data, remarks and
 * whatever is looked up for each row) is not among them.
 */
export function offeredIn(listing: Listing, locale: Locale): Field[] {
  const shown = columnsIn(listing, 'list', locale)
  const whole = columnsIn({ ...listing, inFile: {} }, 'file', locale)
  // A file has three columns for a document; the page has one.
  const all = [...shown, ...fieldsOf(listing.record.input, locale), ...whole.filter(({ name }) => !name.includes('.'))]
  const apart = namesAround(listing, 'file').filter((name) => !namesAround(listing, 'list').includes(name))
  const inFileOnly = Object.entries({ ...listing.first, ...listing.also })
    .filter(([name, { only }]) => only === 'file' && !namesAround(listing, 'list').includes(name))
    .map(([name]) => name)
  // What a page says in one column, such as a scope, though it is several fields.
  const said = Object.keys(listing.inFile ?? {}).filter((name) => !shown.some((one) => one.name === name))
  const left = new Set([...apart, ...inFileOnly, ...said])
  const names = new Set(all.map(({ name }) => name))
  return [...names].flatMap((name) => (left.has(name) ? [] : (all.find((field) => field.name === name) ?? [])))
}

/** The columns that `around` adds to the rows of a page or a file. */
function namesAround({ around }: Listing, place: Place): string[] {
  const { columns = {}, names = {} } = around?.(everything, () => sql`null`, place, sql`null`) ?? {}
  return Object.keys({ ...columns, ...names })
}
