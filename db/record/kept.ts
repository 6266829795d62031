import { type SQL, sql } from 'drizzle-orm'
import { log } from '../../core/request/log'
import type { Db } from '../door/actor'

type Kept = { mark: string; at: number; answer: unknown }
const answers = new Map<string, Kept>()
const most = 50
/** Milliseconds after which an answer is counted again and compared, although nothing has changed. */
const trusted = 3_600_000

/**
 * What `count` answers from the tables that changes.sql watches, for a reader of the whole register: the same answer as
 * long as none of them changed (decision 052). Others count in full, as does whoever reads what their own transaction
 * changed. `key` names the question in full: the answer depends on nothing else. `among`: a right without which the
 * reader is counted in full, where the answer depends on it.
 */
export async function kept<Answer>(
  db: Db,
  key: string,
  count: () => Promise<Answer>,
  among = sql`true`,
): Promise<Answer> {
  const mark = await markOf(db, among)
  if (mark === null) return count()
  const found = answers.get(key)
  const isSame = found?.mark === mark
  if (isSame && Date.now() - found.at < trusted) return structuredClone(found.answer) as Answer
  const answer = await count()
  // Each statement of `count` has its own snapshot: they saw the same if those before and after them did.
  if ((await markOf(db, among)) !== mark) return answer
  if (isSame && said(found.answer) !== said(answer))
    log().error({ key, mark }, 'figures differ although nothing that they are counted from has changed')
  keep(key, { mark, at: Date.now(), answer: structuredClone(answer) })
  return answer
}

/** The state of the tables; null: nothing can be kept for this transaction. */
async function markOf(db: Db, among: SQL): Promise<string | null> {
  const [row] = await db.execute<{ mark: string | null }>(
    sql`select case when ${among} then figures_mark() end as mark`,
  )
  return row?.mark ?? null
}

/** The oldest makes room. */
function keep(key: string, answer: Kept) {
  answers.delete(key)
  answers.set(key, answer)
  for (const [oldest] of answers) if (answers.size > most) answers.delete(oldest)
}

/** As text, to compare. Sums of floating numbers differ in their last digits by the order of their rows. */
const said = (answer: unknown) =>
  JSON.stringify(answer, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value))
