import { sql } from 'drizzle-orm'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { findCircumstances } from '../member-report/circumstances'
import { findWaitingRequest } from './queries'
import { type CorrectionRequestInput, correctionRequest } from './record'

type Of = { organisationId: string; periodId: string }

/** Records that the opening of a report is wrong, for an officer to examine. The report is not blocked. */
export async function requestCorrection(
  db: Db,
  id: string,
  of: Of,
  input: CorrectionRequestInput,
  requestedBy: string,
): Promise<Result<{ id: string }>> {
  const circumstances = await findCircumstances(db, of.organisationId, of.periodId)
  if (!circumstances) return fail({ kind: 'missing' })
  const { opening, adjustment } = circumstances.begins
  if (opening === null) return invalid('claimedTotal', 'no-opening')
  const shownTotal = opening + adjustment
  if (input.claimedTotal === shownTotal) return invalid('claimedTotal', 'unchanged')
  await db.execute(sql`select hold(${`reports of ${of.organisationId}`})`)
  const waiting = await findWaitingRequest(db, of)
  if (waiting) return invalid('claimedTotal', 'correction-waits')
  await db.insert(correctionRequest).values({ id, ...of, shownTotal, ...input, requestedBy })
  return ok({ id })
}
