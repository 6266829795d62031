import type { z } from 'zod'
import { field } from '../../core/field'
import { invalid, ok, type Result } from '../../core/result'
import { decisionIn } from '../document/commands'
import { DecisionInput } from '../document/record'
import type { Db } from '../door/actor'
import { recordEvent } from '../event/commands'
import { eventKindInWords } from '../event/record'
import { registerOrganisation } from '../organisation/commands'
import { kindFacts, OrganisationInput } from '../organisation/record'
import { newId } from '../record/id'
import { followedFrom } from '../record/inputs'
import { successor } from './act'
import { appointFirstSecretary, FirstSecretaryInput } from './appoint'
import { areFollowed, coverFirst, enterprisesAsked } from './cover'

/** The whole form: organisation, enterprises, decision and first secretary. */
export const FoundingInput = OrganisationInput.omit({ foundingDocumentId: true })
  .extend({
    kind: OrganisationInput.shape.kind
      .clone()
      .register(field, { ...kindFacts, datedBy: ['followedFrom', 'foundedOn'] }),
    followedFrom: followedFrom({
      vi: 'Để trống nếu theo dõi từ ngày thành lập. Cấp trên và doanh nghiệp phải có trong sổ bộ từ ngày này.',
      en: 'Empty: from the founding date. Superior and enterprises must be on record from this day.',
    }),
    enterpriseIds: enterprisesAsked('Doanh nghiệp', 'Enterprises'),
  })
  .extend(DecisionInput.shape)
  .extend(FirstSecretaryInput.shape)

export type FoundingInput = z.output<typeof FoundingInput>

/** Thành lập tổ chức đảng. */
export async function foundOrganisation(db: Db, id: string, input: FoundingInput): Promise<Result<{ id: string }>> {
  const { unitId, foundedOn } = input
  const from = input.followedFrom ?? foundedOn
  if (from < foundedOn) return invalid('followedFrom', 'before-founding')
  const followed = await areFollowed(db, input.enterpriseIds, { from }, 'enterpriseIds')
  if (!followed.ok) return followed
  const subject = `${eventKindInWords('established')}: ${input.name}`
  const decision = await decisionIn(db, input, { unitId, subject })
  if (!decision.ok) return decision
  const documentId = decision.value

  const facts = OrganisationInput.parse({ ...input, foundingDocumentId: documentId })
  const registered = await registerOrganisation(db, id, facts, from)
  if (!registered.ok) return registered
  await coverFirst(db, id, input.enterpriseIds, { from, documentId })
  await recordEvent(db, newId(), { unitId, kind: 'established', effectiveOn: foundedOn, documentId }, [successor(id)])
  const appointed = await appointFirstSecretary(db, input, { organisationId: id, unitId, from, documentId })
  return appointed.ok ? ok({ id }) : appointed
}
