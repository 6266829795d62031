import { z } from 'zod'
import { field } from '../../core/field'
import { fail, invalid, ok, type Result } from '../../core/result'
import { coverEnterprise, endCoverage, reviseCoverage } from '../coverage/commands'
import { findCoverage } from '../coverage/queries'
import { CoverageInput, coverages } from '../coverage/record'
import { decisionIn } from '../document/commands'
import { DecisionInput } from '../document/record'
import type { Db } from '../door/actor'
import { findOrganisation } from '../organisation/queries'
import { areFollowed } from './cover'
import { withdrawRecord } from './withdraw'

const subject = 'Phụ trách doanh nghiệp'

const lastDay = z.iso
  .date()
  .nullish()
  .register(field, {
    label: { vi: 'Đến hết ngày', en: 'To' },
    hint: { vi: 'Để trống: cho đến khi có thay đổi', en: 'Empty: until further notice' },
  })

export const CoverageNewInput = CoverageInput.pick({ enterpriseId: true, isHost: true })
  .extend({
    from: z.iso.date().register(field, { label: { vi: 'Từ ngày', en: 'From' } }),
    to: lastDay,
  })
  .extend(DecisionInput.shape)

export const CoverageEndInput = CoverageInput.pick({ isHost: true }).extend({ endsOn: lastDay })

type Done = Promise<Result<{ organisationId: string }>>

/** Adds an enterprise to the coverage of an organisation, with its decision or "bổ sung sau" (to be added later). */
export async function addCoverage(
  db: Db,
  id: string,
  organisationId: string,
  input: z.output<typeof CoverageNewInput>,
): Done {
  const { enterpriseId, isHost = false, from, to, ...named } = input
  const organisation = await findOrganisation(db, organisationId)
  if (!organisation) return fail({ kind: 'missing' })
  if (to && to < from) return invalid('to', 'dates-in-order')
  const followed = await areFollowed(db, [enterpriseId], { from, to }, 'enterpriseId')
  if (!followed.ok) return followed
  const decision = await decisionIn(db, named, {
    unitId: organisation.unitId,
    subject: `${subject}: ${organisation.name}`,
  })
  if (!decision.ok) return decision
  const row = { organisationId, enterpriseId, isHost, documentId: decision.value }
  const covered = await coverEnterprise(db, id, row, { from, to })
  return covered.ok ? ok({ organisationId }) : covered
}

/** Changes which enterprise is the host, and the end of the coverage. */
export async function changeCoverage(
  db: Db,
  at: { id: string; version: number },
  { isHost = false, endsOn }: z.output<typeof CoverageEndInput>,
): Done {
  const found = await findCoverage(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  const revised = await reviseCoverage(db, at, { isHost, documentId: found.documentId })
  if (!revised.ok) return revised
  const ended = endsOn ? await endCoverage(db, revised.value, endsOn) : revised
  return ended.ok ? ok({ organisationId: found.organisationId }) : ended
}

export async function dropCoverage(db: Db, at: { id: string; version: number }): Done {
  const found = await findCoverage(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  const withdrawn = await withdrawRecord(db, coverages, at)
  return withdrawn.ok ? ok({ organisationId: found.organisationId }) : withdrawn
}
