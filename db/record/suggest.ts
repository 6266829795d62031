import { type SQL, sql } from 'drizzle-orm'
import { nfc } from '../../core/fold'
import type { Choice, Suggestions } from '../../core/form-state'
import type { Db } from '../door/actor'

/** Suggestions shown at once. */
const most = 10

/** Rows that a form offers to choose from. `order` is theirs without a search text, and among equally good matches. */
type Suggested = { record: string; from: SQL; id: SQL; label: SQL; holds: SQL; order: SQL }

/**
 * The best matches of a search text: those that have the words with their accents, those that begin with what was typed,
 * then all others.
 */
export async function suggestIn(db: Db, of: Suggested, text: string, atMost = most): Promise<Suggestions> {
  const { record, from, id, label, holds, order } = of
  const asked = nfc(text)
  const found = asked ? sql`join found(${record}, ${asked}) on found.id = ${id}` : sql``
  const best = asked ? sql`lower(${label}) like all (${accented(asked)}) desc, found.is_first desc, ` : sql``
  const rows = await db.execute<Choice>(sql`
    select ${id} as value, ${label} as label from ${from} ${found} where ${holds}
    order by ${best}${order} limit ${atMost + 1}`)
  return { choices: rows.slice(0, atMost), isCut: rows.length > atMost }
}

/** LIKE patterns for the words as they were typed, case aside. */
export function accented(text: string): SQL {
  const words = text.toLowerCase().split(/\s+/)
  // One parameter, so that the statement is the same for any number of words.
  const patterns = words.map((word) => `"${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`.replaceAll(/["\\]/g, '\\$&')}"`)
  return sql`${`{${patterns.join(',')}}`}::text[]`
}
