import { type SQL, sql } from 'drizzle-orm'
import { rising, type Term } from './keys'
import { type Anchor, countedUpTo, every, pageSize } from './list'
import type { Listing, ListQuestion, NameOfReference } from './listing'

/** The last page of an order without keys: each page sorts all rows, and the last ones would be the dearest. */
export const lastPage = countedUpTo / pageSize

/** Whether the order has keys. The hits of a search have none: they are known before they are sorted. */
export const isKeyed = (listing: Listing, asked: ListQuestion): boolean =>
  !asked.text && keysOf(listing, orderOf(listing, asked).name) !== undefined

export function keysOf({ sortable }: Pick<Listing, 'sortable'>, name: string): readonly SQL[] | undefined {
  const by = sortable[name]
  return by && 'keys' in by ? by.keys : undefined
}

/** The order asked for, or that of the list. */
export function orderOf({ sortable, sort }: Listing, { sort: wanted, descending }: ListQuestion) {
  return Object.hasOwn(sortable, wanted)
    ? { name: wanted, down: descending }
    : { name: sort.replace(/^-/, ''), down: sort.startsWith('-') }
}

/** The terms of ORDER BY; `back`: from the last row to the first. */
export function termsOf(listing: Listing, asked: ListQuestion, nameOf: NameOfReference, back = false): Term[] {
  const { name, down } = orderOf(listing, asked)
  const keys = keysOf(listing, name)
  if (keys) return keys.map((key) => ({ key, way: down === back ? sql`asc` : sql`desc` }))
  const by = listing.sortable[name]
  const key = (typeof by === 'function' ? by(nameOf, asked) : by) as SQL
  return [{ key, way: down ? sql`desc nulls last` : sql`asc nulls last` }, ...(listing.ties ?? []), rising(listing.id)]
}

/** SQL after ORDER BY. */
export const inOrder = (terms: Term[]): SQL =>
  sql.join(
    terms.map(({ key, way }) => sql`${key} ${way}`),
    sql`, `,
  )

/**
 * SQL for "after the anchor in the order of the keys", or before it; an index serves the comparison of rows. No row if the
 * anchor is not in the list any more.
 */
export function nextTo(listing: Listing, asked: ListQuestion, { id, side }: Anchor): SQL {
  const { name, down } = orderOf(listing, asked)
  const keys = keysOf(listing, name) ?? []
  const its = keys.map(
    (key) => sql`(select ${key} from ${listing.from(asked)}
      where ${listing.id} = ${id}::uuid and ${every(listing.always?.(asked) ?? [])} limit 1)`,
  )
  const beyond = (side === 'after') === down ? sql`<` : sql`>`
  return sql`(${sql.join([...keys], sql`, `)}) ${beyond} (${sql.join(its, sql`, `)})`
}
