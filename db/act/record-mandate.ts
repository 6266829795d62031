import type { z } from 'zod'
import { invalid, type Result } from '../../core/result'
import { decisionIn } from '../document/commands'
import type { Db } from '../door/actor'
import { endMandate, recordMandate, reviseMandate } from '../mandate/commands'
import { findMandate } from '../mandate/queries'
import type { MandateEnding, MandateRegistration, MandateRevision } from '../mandate/record'
import { findUnitOf } from '../organisation/queries'
import type { At } from '../record/revise'

/** Inserts a mandate with its decision. */
export async function recordMandateByDecision(
  db: Db,
  id: string,
  input: z.output<typeof MandateRegistration>,
): Promise<Result<{ id: string }>> {
  const { effectiveOn, endsOn, endReason, decisionNumber, decisionIssuedOn, decisionIssuer, ...facts } = input
  if (endsOn && !endReason) return invalid('endReason', 'empty')
  const unitId = await findUnitOf(db, facts.organisationId)
  if (!unitId) return { ok: false, problem: { kind: 'missing' } }
  const decision = await decisionIn(
    db,
    { decisionNumber, decisionIssuedOn, decisionIssuer },
    { unitId, subject: facts.obtained === 'elected' ? 'Chuẩn y kết quả bầu cử' : 'Chỉ định, phân công giữ chức vụ' },
  )
  if (!decision.ok) return decision
  const end = endsOn && endReason ? { endsOn, endReason } : null
  return recordMandate(db, id, { ...facts, startsOn: effectiveOn, documentId: decision.value }, end)
}

/** Corrects a mandate, or adds the decision that was missing. */
export async function reviseMandateByDecision(
  db: Db,
  at: At,
  input: z.output<typeof MandateRevision>,
): Promise<Result<At>> {
  const { effectiveOn, decisionNumber, decisionIssuedOn, decisionIssuer, ...facts } = input
  const found = await findMandate(db, at.id)
  if (!found?.unitId) return { ok: false, problem: { kind: 'missing' } }
  const decision = await decisionIn(
    db,
    { decisionNumber, decisionIssuedOn, decisionIssuer },
    { unitId: found.unitId, subject: 'Chỉ định, chuẩn y, phân công giữ chức vụ', present: found.documentId },
  )
  if (!decision.ok) return decision
  return reviseMandate(db, at, { ...facts, startsOn: effectiveOn, documentId: decision.value })
}

/** Ends a mandate with its decision. */
export async function endMandateByDecision(
  db: Db,
  at: At,
  { endsOn, endReason, ...typed }: z.output<typeof MandateEnding>,
): Promise<Result<At>> {
  const found = await findMandate(db, at.id)
  if (!found?.unitId) return { ok: false, problem: { kind: 'missing' } }
  const decision = await decisionIn(db, typed, {
    unitId: found.unitId,
    subject: 'Thôi giữ chức vụ',
    present: found.endDocumentId,
  })
  if (!decision.ok) return decision
  return endMandate(db, at, { endsOn, endReason }, decision.value)
}
