import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { every, inTime, planByValues } from './list'
import { type Listing, type ListQuestion, matching, type NameOfReference } from './listing'
import { inOrder, isKeyed, nextTo, termsOf } from './order'

/** The records before and after one in a list; null: there is none, or the record has left an order without keys. */
export type Neighbours = { previous: string | null; next: string | null }

const none: Neighbours = { previous: null, next: null }
/** Milliseconds that a condition may take: the reader waits for the record, and not for its neighbours. */
const patience = 2000

/**
 * In the order of a list, among the rows that the reader sees; none if a condition takes too long, which breaks off whatever
 * else the connection is asked meanwhile. By keys each of the two is found from the record on, which
 * need not fit the filters any more; an order without keys is sorted once, as for a page.
 */
export async function neighboursIn(
  db: Db,
  listing: Listing,
  asked: ListQuestion,
  id: string,
  nameOf: NameOfReference,
): Promise<Neighbours> {
  const find = async (within: Db) => {
    const [, [found]] = await Promise.all([
      planByValues(within),
      within.execute<Neighbours>((isKeyed(listing, asked) ? byKeys : bySorting)(listing, asked, id, nameOf)),
    ])
    return found ?? none
  }
  return asked.where ? ((await inTime(db, find, patience)) ?? none) : find(db)
}

function byKeys(listing: Listing, asked: ListQuestion, id: string, nameOf: NameOfReference) {
  const beside = (side: 'before' | 'after') => sql`(
    select ${listing.id} ${matching(listing, asked)} and ${every([nextTo(listing, asked, { id, side })])}
    order by ${inOrder(termsOf(listing, asked, nameOf, side === 'before'))} limit 1)`
  return sql`select ${beside('before')} as previous, ${beside('after')} as next`
}

const bySorting = (listing: Listing, asked: ListQuestion, id: string, nameOf: NameOfReference) => sql`
  select previous, next from (
    select ${listing.id} as id, lag(${listing.id}) over sorted as previous, lead(${listing.id}) over sorted as next
    ${matching(listing, asked)} window sorted as (order by ${inOrder(termsOf(listing, asked, nameOf))})) listed
  where id = ${id}::uuid limit 1`
