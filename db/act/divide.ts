import { z } from 'zod'
import { field } from '../../core/field'
import { invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { membersMoved } from '../event/record'
import { registerOrganisation } from '../organisation/commands'
import { OrganisationState } from '../organisation/record'
import { newId } from '../record/id'
import { type Acted, actOn, type On, predecessor, type Subject, subject, successor } from './act'
import { appointFirstSecretary, FirstSecretaryInput } from './appoint'
import { coverFirst, enterprisesAsked, enterprisesOf, uncover } from './cover'
import { endOrganisation } from './end'
import { ActInput, HeirInput } from './inputs'
import { newborn } from './merge'

const named = (vi: string, en: string) =>
  z.string().trim().min(1, 'empty').max(250).register(field, { label: { vi, en } })

const moved = (vi: string, en: string) =>
  membersMoved({ vi, en }, { vi: 'Để trống nếu ghi sau', en: 'Empty: to be recorded later' })

const kind = OrganisationState.shape.kind

export const DivisionInput = z
  .object({
    firstName: named('Tên tổ chức đảng thứ nhất', 'Name of the first organisation'),
    firstEnterpriseIds: enterprisesAsked('Doanh nghiệp của tổ chức thứ nhất', 'Enterprises of the first', 'covered'),
    firstMembers: moved('Số đảng viên của tổ chức thứ nhất', 'Members of the first'),
    secondName: named('Tên tổ chức đảng thứ hai', 'Name of the second organisation'),
    secondEnterpriseIds: enterprisesAsked('Doanh nghiệp của tổ chức thứ hai', 'Enterprises of the second', 'covered'),
    secondMembers: moved('Số đảng viên của tổ chức thứ hai', 'Members of the second'),
    kind,
  })
  .extend(ActInput.shape)
  .extend(HeirInput.shape)

/**
 * Chia: the organisation ends and two new ones begin. Each covered enterprise may go to one of them, to both, or to
 * none.
 */
export const recordDivision = (db: Db, on: On, input: z.output<typeof DivisionInput>): Promise<Acted> =>
  actOn(db, on, 'divided', input, async (divided) => {
    const first = await beget(db, divided, input, input.firstName, input.firstEnterpriseIds, 'firstEnterpriseIds')
    if (!first.ok) return first
    const second = await beget(db, divided, input, input.secondName, input.secondEnterpriseIds, 'secondEnterpriseIds')
    if (!second.ok) return second
    const ended = await endOrganisation(db, divided.organisation, { ...input, documentId: divided.documentId })
    if (!ended.ok) return ended
    const { firstMembers = null, secondMembers = null } = input
    const all = firstMembers === null || secondMembers === null ? null : firstMembers + secondMembers
    const parts = [
      predecessor(divided.organisation.id, all),
      successor(first.value, firstMembers),
      successor(second.value, secondMembers),
    ]
    return ok({ parts, membersTo: `${input.firstName}, ${input.secondName}`.slice(0, 300) })
  })

export const SplitInput = z
  .object({
    name: named('Tên tổ chức đảng mới', 'Name of the new organisation'),
    kind,
    enterpriseIds: enterprisesAsked(
      'Doanh nghiệp chuyển sang tổ chức mới',
      'Enterprises that go to the new one',
      'covered',
    ),
    members: moved('Số đảng viên chuyển sang tổ chức mới', 'Members who go to the new one'),
  })
  .extend(ActInput.shape)
  .extend(FirstSecretaryInput.shape)

/** Tách: the organisation continues; a new one takes over some of its enterprises. */
export const recordSplit = (db: Db, on: On, input: z.output<typeof SplitInput>): Promise<Acted> =>
  actOn(db, on, 'split_off', input, async (split) => {
    const { organisation, documentId } = split
    const { effectiveOn: from, enterpriseIds } = input
    const born = await beget(db, split, input, input.name, enterpriseIds, 'enterpriseIds')
    if (!born.ok) return born
    if (enterpriseIds.length > 0) await uncover(db, organisation.id, enterpriseIds, from)
    const office = { organisationId: born.value, unitId: organisation.unitId, from, documentId }
    const appointed = await appointFirstSecretary(db, input, office)
    const parts = [subject(organisation.id, input.members), successor(born.value, input.members)]
    return appointed.ok ? ok({ parts }) : appointed
  })

/** Founds an organisation under the same superior, with some of the enterprises that the other covered. */
async function beget(
  db: Db,
  { organisation, documentId }: Subject,
  { kind, effectiveOn: from }: { kind: string; effectiveOn: string },
  name: string,
  enterpriseIds: string[],
  field: string,
): Promise<Result<string>> {
  const served = await enterprisesOf(db, organisation.id, from)
  if (enterpriseIds.some((id) => !served.includes(id))) return invalid(field, 'not-covered')
  const { unitId, superiorId, externalSuperior } = organisation
  const id = newId()
  const born = newborn({ unitId, superiorId, externalSuperior, name, kind }, from, documentId)
  const registered = await registerOrganisation(db, id, born, from)
  if (!registered.ok) return registered
  await coverFirst(db, id, enterpriseIds, { from, documentId })
  return ok(id)
}
