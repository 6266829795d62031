import { and, eq } from 'drizzle-orm'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../actor'
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

/** Confirms several, each with its own decision: all of them or, with the first that cannot be, none. */
export async function confirmSeveral(db: Db, all: Decided[]): Promise<Result<{ count: number }>> {
  // In one order for everybody, so that two officers do not wait for each other.
  for (const at of all.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const version = await findVersion(db, at.id)
    if (version && version.ruleResults.some(({ severity }) => severity === 'warning'))
      return invalid('decision', 'report-has-warnings')
    const done = await confirmVersion(db, at)
    if (!done.ok) return done
  }
  return ok({ count: all.length })
}

type Decision = Pick<typeof memberReportVersion.$inferInsert, 'state' | 'returnReason' | 'fieldNotes'>

async function decide(db: Db, at: Decided, decision: Decision): Promise<Result<{ id: string; reportId: string }>> {
  const [saved] = await db
    .update(memberReportVersion)
    // Who and when, the database says.
    .set({ ...decision, decidedAt: new Date() })
    .where(and(eq(memberReportVersion.id, at.id), eq(memberReportVersion.sha256, at.sha256)))
    .returning({ id: memberReportVersion.id, reportId: memberReportVersion.reportId })
  if (saved) return ok(saved)
  const found = await findVersion(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  return found.sha256 === at.sha256 ? fail({ kind: 'forbidden' }) : invalid('decision', 'report-not-latest')
}
