import { type SQL, sql } from 'drizzle-orm'
import { log } from '../../core/request/log'
import type { Db } from '../door/actor'

type Kept = { mark: string; at: number; answer: unknown }
/** By question, and by the rights of those who read the same rows. */
const answers = new Map<string, Map<string, Kept>>()
const mostQuestions = 50
const mostRights = 50
/** Milliseconds after which an answer is counted again and compared, although nothing has changed. */
const trusted = 3_600_000

/**
 * What `count` answers from the tables that changes.sql watches: the same answer for readers of the same rows, as long as
 * none of those tables changed (decisions 052 and 064). Others are counted in full, as is whoever reads what their own transaction
 * changed. `key` names the question in full: the answer depends on nothing else. `among`: a right without which a reader of
 * the whole register is counted in full, where the answer depends on it.
 */
export async function kept<Answer>(
  db: Db,
  key: string,
  count: () => Promise<Answer>,
  among = sql`true`,
): Promise<Answer> {
  const mark = await markOf(db, among)
  if (mark === null) return count()
  const found = answerOf(key, mark)
  if (found && isTrusted(found)) return structuredClone(found.answer) as Answer
  const answer = await count()
  // Each statement of `count` has its own snapshot: they saw the same if those before and after them did.
  if ((await markOf(db, among)) !== mark) return answer
  keep(key, mark, structuredClone(answer))
  return answer
}

/** The same of one number, with its mark in one statement: `count` is the SQL of a scalar, and runs if none is kept. */
export async function keptCount(db: Db, key: string, count: SQL): Promise<number> {
  const known = [...(answers.get(key)?.values() ?? [])].filter(isTrusted)
  const marks = `{${known.map(({ mark }) => `"${mark}"`)}}`
  const [row] = await db.execute<{ mark: string | null; total: number | null }>(sql`
    with stands as materialized (select figures_mark() as mark)
    select mark, case when mark = any(${marks}::text[]) then null else ${count} end as total from stands`)
  const { mark = null, total = null } = row ?? {}
  const found = known.find((one) => one.mark === mark)
  if (found) return found.answer as number
  if (mark !== null) keep(key, mark, total)
  return total ?? 0
}

/** The state of the tables for this reader; null: nothing can be kept for this transaction. */
async function markOf(db: Db, among: SQL): Promise<string | null> {
  const [row] = await db.execute<{ mark: string | null }>(
    sql`with stands as materialized (select figures_mark() as mark)
      select case when mark not like 'all %' or ${among} then mark end as mark from stands`,
  )
  return row?.mark ?? null
}

const rightsIn = (mark: string) => mark.slice(0, mark.indexOf(' '))
const isTrusted = ({ at }: Kept) => Date.now() - at < trusted

function answerOf(key: string, mark: string): Kept | undefined {
  const found = answers.get(key)?.get(rightsIn(mark))
  return found?.mark === mark ? found : undefined
}

/** The oldest makes room. */
function keep(key: string, mark: string, answer: unknown) {
  const former = answerOf(key, mark)
  if (former && said(former.answer) !== said(answer))
    log().error({ key, mark }, 'figures differ although nothing that they are counted from has changed')
  const byRights = answers.get(key) ?? new Map<string, Kept>()
  renew(byRights, rightsIn(mark), { mark, at: Date.now(), answer }, mostRights)
  renew(answers, key, byRights, mostQuestions)
}

function renew<Value>(map: Map<string, Value>, key: string, value: Value, most: number) {
  map.delete(key)
  map.set(key, value)
  for (const [oldest] of map) if (map.size > most) map.delete(oldest)
}

/** As text, to compare. Sums of floating numbers differ in their last digits by the order of their rows. */
const said = (answer: unknown) =>
  JSON.stringify(answer, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value))
