import { sql } from 'drizzle-orm'
import { fail, type Message, ok, type Problem, type Result } from '../../core/result'
import { type Db, type Known, orRefuse, problemIn } from '../door/actor'
import type { Described } from '../record/described'
import { idFrom } from '../record/id'
import type { At } from '../record/revise'
import { type BatchChange, mostInBatch, type Refusal, refusalOf } from './plan'
import { readBatch } from './read'
import { reviseInBatch } from './revise'

/** A batch as it was shown: the records with their versions. */
export type Batch = { record: Described; rows: At[]; change: BatchChange; nonce: string }

export type Saved = { set: string; isRepeated: boolean }

/** Statements of so many records go to the server in one pipeline. */
const together = 25

/**
 * Saves a batch, all of it or nothing, under one change set. Its id is made from the nonce, who saves and what: the same
 * batch sent again finds its own entries in the trail, and is answered as saved.
 *
 * Fails with `invalid`, where records that were shown as doable are so no longer: by id a Refusal. If PostgreSQL refuses a
 * record, the transaction is lost with its statements; `oneByOne` asks each record in a savepoint and names those.
 */
export async function saveBatch(
  db: Db,
  { accountId }: Pick<Known, 'accountId'>,
  { record, rows, change, nonce }: Batch,
  oneByOne = false,
): Promise<Result<Saved>> {
  const inOrder = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const set = idFrom(nonce, [accountId, record.code, inOrder, change])
  if (!set || rows.length === 0 || rows.length > mostInBatch) return fail({ kind: 'missing' })
  await db.execute(sql`select hold(${`batch ${set}`})`)
  const [known] = await db.execute(
    sql`select from trail where change_set = ${set}::uuid and actor_id = actor_id() limit 1`,
  )
  if (known) return ok({ set, isRepeated: true })
  await db.execute(sql`select set_config('sobo.change_set', ${set}, true)`)

  const refused = await refusedAmong(db, record, inOrder, change)
  if (refused.size > 0) return notSaved(refused)
  for (let from = 0; from < inOrder.length; from += together) {
    const some = inOrder.slice(from, from + together)
    const done = oneByOne ? await eachAlone(db, record, some, change) : await all(db, record, some, change)
    for (const [at, problem] of done) refused.set(at.id, whyOf(problem))
  }
  return refused.size > 0 ? notSaved(refused) : ok({ set, isRepeated: false })
}

/** Whether a problem may be that of single records, so that they are to be asked one by one. */
export const isOfRecords = ({ kind }: Problem): boolean =>
  ['forbidden', 'locked', 'missing', 'overlap', 'taken', 'invalid'].includes(kind)

/** The refused records in a problem of saveBatch. */
export const refusedIn = (problem: Problem): [id: string, why: Refusal][] =>
  problem.kind === 'invalid'
    ? Object.entries(problem.fields).flatMap(([id, { key }]) =>
        key.startsWith(mark) ? [[id, key.slice(mark.length) as Refusal]] : [],
      )
    : []

const mark = 'batch.'

const notSaved = (refused: Map<string, Refusal>): Result<never> => {
  const fields = [...refused].map(([id, why]): [string, Message] => [id, { key: `${mark}${why}` }])
  return fail({ kind: 'invalid', fields: Object.fromEntries(fields) })
}

/** Records that are no longer as they were shown. */
async function refusedAmong(db: Db, record: Described, rows: At[], change: BatchChange): Promise<Map<string, Refusal>> {
  const found = await readBatch(
    db,
    record,
    rows.map(({ id }) => id),
    'vi',
    change.effectiveOn,
  )
  const now = new Map(found.map((row) => [row.id, row]))
  return new Map(
    rows.flatMap(({ id, version }): [string, Refusal][] => {
      const row = now.get(id)
      const why = row ? (refusalOf(record, row, change) ?? (row.version === version ? null : 'changed')) : 'unseen'
      return why ? [[id, why]] : []
    }),
  )
}

type Failed = [at: At, problem: Problem]

async function all(db: Db, record: Described, rows: At[], change: BatchChange): Promise<Failed[]> {
  const tried = await Promise.allSettled(rows.map((at) => reviseInBatch(db, record, at, change)))
  // The first error is that of PostgreSQL; those after it only say that the transaction has failed.
  for (const one of tried) if (one.status === 'rejected') throw one.reason
  return tried.flatMap((one, at): Failed[] =>
    one.status === 'fulfilled' && !one.value.ok && rows[at] ? [[rows[at], one.value.problem]] : [],
  )
}

async function eachAlone(db: Db, record: Described, rows: At[], change: BatchChange): Promise<Failed[]> {
  const failed: Failed[] = []
  for (const at of rows) {
    const problem = await db
      .transaction(async (tried) => {
        await orRefuse(reviseInBatch(tried, record, at, change))
        return undefined
      })
      .catch((error) => {
        const problem = problemIn(error)
        if (!problem || (!isOfRecords(problem) && problem.kind !== 'stale')) throw error
        return problem
      })
    if (problem) failed.push([at, problem])
  }
  return failed
}

const whys: Partial<Record<Problem['kind'], Refusal>> = {
  forbidden: 'right',
  locked: 'locked',
  missing: 'rule',
  stale: 'changed',
}

const whyOf = ({ kind }: Problem): Refusal => whys[kind] ?? 'rule'
