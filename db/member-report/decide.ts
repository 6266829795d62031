import { eq, sql } from 'drizzle-orm'
import { formatDateTime } from '../../core/locale'
import { fail, invalid, ok, type Problem, type Result } from '../../core/result'
import { type Db, orRefuse, problemIn } from '../door/actor'
import { findVersion } from './queries'
import { memberReportVersion } from './record'

/** A decision names the version it is about by the hash of what was submitted. */
export type Decided = { id: string; sha256: string }

/** Confirms figures (xác nhận số liệu). Refused when decided already, when a later version was sent, when the opening moved. */
export const confirmVersion = (db: Db, at: Decided) =>
  decide(db, at, { state: 'confirmed', returnReason: null, fieldNotes: null })

/** Returns a report for completion, with the reason and, per field, what is to be looked at again. */
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
 * Confirms several, each with its own decision: all of them or, with the first that cannot be, none. What is wrong
 * stands under the id of the version it is about.
 */
export async function confirmSeveral(db: Db, all: Decided[]): Promise<Result<{ count: number }>> {
  if (all.length === 0) return invalid('decision', 'report-none-chosen')
  // In one order for everybody, so that two officers do not wait for each other.
  for (const at of all.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const version = await findVersion(db, at.id)
    if (version?.ruleResults.some(({ severity }) => severity === 'warning'))
      return invalid(at.id, 'report-has-warnings')
    const done = await kept(db, (db) => confirmVersion(db, at))
    if (!done.ok) return done.problem.kind === 'invalid' ? fail(about(at.id, done.problem)) : done
  }
  return ok({ count: all.length })
}

/** In a savepoint, so that a refusal of the database is a value here and not only at the door. */
async function kept<T>(db: Db, work: (db: Db) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await db.transaction((db) => orRefuse(work(db)))
  } catch (error) {
    const problem = problemIn(error)
    if (problem) return fail(problem)
    throw error
  }
}

const about = (id: string, { fields }: Extract<Problem, { kind: 'invalid' }>): Problem => ({
  kind: 'invalid',
  fields: Object.fromEntries(Object.values(fields).map((message) => [id, message])),
})

type Decision = Pick<typeof memberReportVersion.$inferInsert, 'state' | 'returnReason' | 'fieldNotes'>

async function decide(db: Db, at: Decided, decision: Decision): Promise<Result<{ id: string; reportId: string }>> {
  const refused = await refusal(db, at)
  if (refused) return refused
  const [saved] = await db
    .update(memberReportVersion)
    // Who and when, the database says.
    .set({ ...decision, decidedAt: new Date() })
    .where(eq(memberReportVersion.id, at.id))
    .returning({ id: memberReportVersion.id, reportId: memberReportVersion.reportId })
  return saved ? ok(saved) : fail({ kind: 'forbidden' })
}

/**
 * Waits for whoever is deciding on the same version just now, and then says who it was. That nobody decides twice is
 * the database's to hold; it could not say who was first.
 */
async function refusal(db: Db, at: Decided): Promise<Result<never> | null> {
  await db.execute(sql`select from member_report_version where id = ${at.id} for no key update`)
  const found = await findVersion(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  if (found.sha256 !== at.sha256) return invalid('decision', 'report-not-latest')
  if (found.state === 'submitted' || !found.decidedAt) return null
  const [decided] = await db.execute<{ office: string | null }>(sql`
    select office from audit where record = 'member_report' and record_id = ${found.reportId} and row_id = ${at.id}
      and operation in ('confirm', 'return') and actor_id = ${found.decidedBy} limit 1`)
  const who = decided?.office?.split(' – ')[0]
  if (!who) return invalid('decision', 'report-decided')
  const values = { who, at: formatDateTime(found.decidedAt, 'vi') }
  return found.state === 'confirmed'
    ? invalid('decision', 'report-confirmed-by', values)
    : invalid('decision', 'report-returned-by', values)
}
