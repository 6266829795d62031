import { z } from 'zod'
import { field } from '../../core/field'
import { fail, invalid, ok, type Result } from '../../core/result'
import { decisionIn } from '../document/commands'
import { DecisionInput } from '../document/record'
import type { Db } from '../door/actor'
import { endMandate, recordMandate } from '../mandate/commands'
import { findSecretary } from '../mandate/queries'
import { MandateEndInput, MandateInput, MandateRegistration } from '../mandate/record'
import { findUnitOf } from '../organisation/queries'
import { registerPerson } from '../person/commands'
import { PersonRegistration } from '../person/record'
import { idFrom } from '../record/id'

/** The successor, the way of appointment and the decision: the whole form if the office is vacant. */
export const SuccessionInput = z.object({
  personId: MandateInput.shape.personId.nullish().register(field, {
    label: { vi: 'Người đã có trong sổ', en: 'Somebody registered' },
  }),
  fullName: PersonRegistration.shape.fullName.nullish().register(field, {
    when: { field: 'personId', is: [''] },
    label: { vi: 'Hoặc họ và tên người mới', en: 'Or the name of somebody new' },
    hint: { vi: 'Chỉ ghi một trong hai mục', en: 'Fill in one of the two' },
  }),
  isAnother: PersonRegistration.shape.isAnother,
  effectiveOn: MandateRegistration.shape.effectiveOn,
  obtained: MandateInput.shape.obtained,
  termEndsOn: MandateInput.shape.termEndsOn,
  ...DecisionInput.shape,
})

/** The form if there is a secretary: end of the present mandate and successor, with one decision. */
export const ChangeOfSecretaryInput = z
  .object({ endsOn: MandateEndInput.shape.endsOn, endReason: MandateEndInput.shape.endReason })
  .extend(SuccessionInput.shape)

type Change = z.output<typeof SuccessionInput> & Partial<z.output<typeof ChangeOfSecretaryInput>>
type Ids = { organisationId: string; mandateId: string }

/**
 * The id of the new person that a succession inserts, derived from the id of the mandate, so that a repeated request
 * does not insert a second person.
 */
export const newPersonOf = (mandateId: string): string => idFrom(mandateId, 'person') ?? mandateId

/** Ends the mandate of the secretary, if there is one, and begins that of the successor, in one change set. */
export async function changeSecretary(db: Db, ids: Ids, input: Change): Promise<Result<{ personId: string }>> {
  const unitId = await findUnitOf(db, ids.organisationId)
  if (!unitId) return fail({ kind: 'missing' })
  const decision = await decisionIn(db, input, { unitId, subject: 'Thay đổi bí thư' })
  if (!decision.ok) return decision
  const left = await endPresent(db, ids.organisationId, input, decision.value)
  if (!left.ok) return left
  const next = await personIn(db, ids, unitId, input)
  if (!next.ok) return next
  const begun = await recordMandate(db, ids.mandateId, {
    personId: next.value,
    organisationId: ids.organisationId,
    position: 'secretary',
    obtained: input.obtained,
    termEndsOn: input.termEndsOn,
    startsOn: input.effectiveOn,
    documentId: decision.value,
  })
  return begun.ok ? ok({ personId: next.value }) : begun
}

async function endPresent(db: Db, organisationId: string, input: Change, documentId: string | null) {
  const present = await findSecretary(db, organisationId)
  if (!present) return ok(null)
  const { endsOn, endReason, effectiveOn } = input
  if (!endsOn) return invalid('endsOn', 'empty')
  if (!endReason) return invalid('endReason', 'empty')
  if (effectiveOn <= endsOn) return invalid('effectiveOn', 'after-predecessor')
  return endMandate(db, present, { endsOn, endReason }, documentId)
}

/** The existing person, or a new one: exactly one must be given. */
async function personIn(
  db: Db,
  { mandateId, organisationId }: Ids,
  unitId: string,
  { personId, fullName, isAnother }: Change,
): Promise<Result<string>> {
  if (!personId === !fullName) return invalid('personId', 'one-of-two')
  if (personId) return ok(personId)
  const named = { unitId, fullName: fullName ?? '' }
  const registered = await registerPerson(db, newPersonOf(mandateId), named, { isAnother, organisationId })
  return registered.ok ? ok(registered.value.id) : registered
}
