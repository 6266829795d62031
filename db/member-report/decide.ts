import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { formatDateTime } from '../../core/locale'
import { fail, invalid, ok, type Problem, type Result } from '../../core/result'
import { type Db, orRefuse, problemIn } from '../door/actor'
import { listConfirmable } from './matrix'
import { findVersion } from './queries'
import { memberReportVersion } from './record'

/** The version to decide, with the hash that the reviewer has seen. */
export type Decided = { id: string; sha256: string }

/** Confirms a version (xác nhận số liệu). Fails if it was decided, is not the latest, or its opening moved. */
export const confirmVersion = (db: Db, at: Decided) =>
  decide(db, at, { state: 'confirmed', returnReason: null, fieldNotes: null })

/** Returns a version for completion, with a reason and notes by field. */
export function returnVersion(
  db: Db,
  at: Decided,
  { reason, fieldNotes }: { reason: string; fieldNotes: Record<string, string> },
): Promise<Result<{ id: string; reportId: string }>> {
  if (reason.trim() === '') return Promise.resolve(invalid('returnReason', 'empty'))
  const notes = Object.entries(fieldNotes).filter(([, note]) => note.trim() !== '')
  return decide(db, at, {
    state: 'returned',
    returnReason: reason,
    fieldNotes: notes.length > 0 ? Object.fromEntries(notes) : null,
  })
}

/**
 * Confirms several versions in one transaction: all or none. Those that can only be decided on their own page are
 * refused. Each failure is reported under the id of its version as the field name.
 */
export async function confirmSeveral(db: Db, all: Decided[]): Promise<Result<{ count: number }>> {
  if (all.length === 0) return invalid('decision', 'report-none-chosen')
  const held = await heldBack(db, all)
  const fields: Extract<Problem, { kind: 'invalid' }>['fields'] = {}
  // Locks are taken in the order of ids, so that two such transactions cannot deadlock.
  for (const at of all.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const refused = held.get(at.id)
    const done = refused ? invalid(at.id, refused) : await kept(db, (db) => confirmVersion(db, at))
    if (done.ok) continue
    if (done.problem.kind !== 'invalid') return done
    for (const message of Object.values(done.problem.fields)) fields[at.id] = message
  }
  return Object.keys(fields).length > 0 ? fail({ kind: 'invalid', fields }) : ok({ count: all.length })
}

/** The versions that wait but are confirmed one by one only, with the reason. All others are judged by the database. */
async function heldBack(db: Db, all: Decided[]): Promise<Map<string, string>> {
  const ids = all.map(({ id }) => id).filter((id) => z.guid().safeParse(id).success)
  const found = await listConfirmable(db, ids)
  return new Map(found.flatMap(({ id, heldBackBy }) => (isSingle(heldBackBy) ? [[id, singly[heldBackBy]]] : [])))
}

const singly = {
  correction: 'report-is-correction',
  warnings: 'report-has-warnings',
  request: 'report-has-request',
} as const
const isSingle = (by: string | null): by is keyof typeof singly => by !== null && by in singly

/** Runs work in a savepoint, so that an error of the database becomes a Problem here and the transaction goes on. */
async function kept<T>(db: Db, work: (db: Db) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await db.transaction((db) => orRefuse(work(db)))
  } catch (error) {
    const problem = problemIn(error)
    if (problem) return fail(problem)
    throw error
  }
}

type Decision = Pick<typeof memberReportVersion.$inferInsert, 'state' | 'returnReason' | 'fieldNotes'>

async function decide(db: Db, at: Decided, decision: Decision): Promise<Result<{ id: string; reportId: string }>> {
  const refused = await refusal(db, at)
  if (refused) return refused
  const [saved] = await db
    .update(memberReportVersion)
    // The trigger decide_version sets decided_by and overwrites decided_at.
    .set({ ...decision, decidedAt: new Date() })
    .where(eq(memberReportVersion.id, at.id))
    .returning({ id: memberReportVersion.id, reportId: memberReportVersion.reportId })
  return saved ? ok(saved) : fail({ kind: 'forbidden' })
}

/**
 * Locks the version, so that it waits for a concurrent decision, and fails if it was decided, naming the decider and
 * the time. The trigger judge_decision enforces the rule, but cannot say who decided.
 */
async function refusal(db: Db, at: Decided): Promise<Result<never> | null> {
  await db.execute(sql`select from member_report_version where id = ${at.id} for no key update`)
  const found = await findVersion(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  if (found.sha256 !== at.sha256) return invalid('decision', 'report-not-latest')
  if (found.state === 'submitted' || !found.decidedAt) return null
  const [decided] = await db.execute<{ office: string | null }>(sql`
    select office from trail where record = 'member_report' and record_id = ${found.reportId} and row_id = ${at.id}
      and operation in ('confirm', 'return') and actor_id = ${found.decidedBy} order by id desc limit 1`)
  const who = decided?.office?.split(' – ')[0]
  if (!who) return invalid('decision', 'report-decided')
  const values = { who, at: formatDateTime(found.decidedAt, 'vi') }
  return found.state === 'confirmed'
    ? invalid('decision', 'report-confirmed-by', values)
    : invalid('decision', 'report-returned-by', values)
}
