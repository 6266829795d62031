import type { SQL } from 'drizzle-orm'
import type { Reader } from './list'
import type { Listing, ListQuestion } from './listing'
import { madeOnce } from './made-once'

/** Statements kept of one list. */
const most = 50
const statements = new WeakMap<Listing, Map<string, SQL>>()

/**
 * The statement that `make` makes of a question, kept for when the same is asked again: making its text takes a quarter of
 * what the server does for a page. The key is all that `make` is given; `part` tells the statements of one question apart. Not
 * kept are questions that seldom come again: a search, a page beside a row, and what has no text of its own, such as functions.
 */
export function statementOf(
  listing: Listing,
  asked: ListQuestion,
  part: string,
  make: (asked: ListQuestion) => SQL,
): SQL {
  const question = { ...asked, reader: asked.reader && bare(asked.reader) }
  const key = asked.text || asked.anchor ? undefined : keyOf([part, question])
  if (key === undefined) return make(question)
  const kept = statements.get(listing) ?? new Map<string, SQL>()
  const statement = kept.get(key) ?? madeOnce(make(question))
  // The one asked last is forgotten last.
  kept.delete(key)
  kept.set(key, statement)
  for (const [oldest] of kept) if (kept.size > most) kept.delete(oldest)
  statements.set(listing, kept)
  return statement
}

/** Of a transaction that is asked for a reader nothing else. */
const bare = ({ today, units, personId }: Reader): Reader => ({ today, units, personId })

function keyOf(question: unknown): string | undefined {
  let isText = true
  const key = JSON.stringify(question, (_, value) => {
    if (typeof value === 'function') isText = false
    return value
  })
  return isText ? key : undefined
}
