import { sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import type { Described } from '../record/described'
import { nameKey, namesOf } from '../records'

export type BatchResult = {
  count: number
  /** The first of them. */
  named: { id: string; name: string }[]
  isUndone: boolean
}

/** What a change set did to records of a kind, as far as the actor may read it; null for none. */
export async function findBatch(
  db: Db,
  record: Described,
  set: string,
  locale: Locale,
  most: number,
): Promise<BatchResult | null> {
  const found = await db.execute<{ id: string; total: number }>(sql`
    select record_id as id, count(*) over ()::int as total from trail
    where change_set = ${set}::uuid and record = ${record.historyOf ?? record.code} and record_id is not null
    group by record_id order by min(id) limit ${most}`)
  const [first] = found
  if (!first) return null
  const [undone] = await db.execute(sql`select from trail where undoes = ${set}::uuid limit 1`)
  const all = [...found].map(({ id }) => ({ code: record.code, id }))
  const names = await namesOf(db, all, locale)
  return {
    count: first.total,
    named: all.map((one) => ({ id: one.id, name: names[nameKey(one)] ?? '' })),
    isUndone: undone !== undefined,
  }
}
