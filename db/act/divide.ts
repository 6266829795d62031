import { z } from 'zod'
import { field } from '../../core/field'
import { ok } from '../../core/result'
import type { Db } from '../door/actor'
import { OrganisationState } from '../organisation/record'
import { type Acted, actOn, type On, predecessor, subject, successor } from './act'
import { appointFirstSecretary, FirstSecretaryInput } from './appoint'
import { beget } from './beget'
import { enterprisesAsked, uncover } from './cover'
import { DoubtInput } from './doubts'
import { endOrganisation } from './end'
import { ActInput, HeirInput } from './inputs'
import { later, movedFields, movedIn, sumOf, withinMembers } from './moved'

const named = (vi: string, en: string) =>
  z.string().trim().min(1, 'empty').max(250).register(field, { label: { vi, en } })

const kind = OrganisationState.shape.kind

export const DivisionInput = z
  .object({
    firstName: named('Tên tổ chức đảng thứ nhất', 'Name of the first organisation'),
    firstEnterpriseIds: enterprisesAsked('Doanh nghiệp của tổ chức thứ nhất', 'Enterprises of the first', 'covered'),
    ...movedFields('first', { vi: 'Số đảng viên của tổ chức thứ nhất', en: 'Members of the first' }, later, {
      vi: 'Tổ chức thứ nhất',
      en: 'The first',
    }),
    secondName: named('Tên tổ chức đảng thứ hai', 'Name of the second organisation'),
    secondEnterpriseIds: enterprisesAsked('Doanh nghiệp của tổ chức thứ hai', 'Enterprises of the second', 'covered'),
    ...movedFields('second', { vi: 'Số đảng viên của tổ chức thứ hai', en: 'Members of the second' }, later, {
      vi: 'Tổ chức thứ hai',
      en: 'The second',
    }),
    kind,
  })
  .extend(DoubtInput.shape)
  .extend(ActInput.shape)
  .extend(HeirInput.shape)
  .check(withinMembers(['first', 'second']))

/**
 * Chia: the organisation ends and two new ones begin. Each covered enterprise may go to one of them, to both, or to
 * none.
 */
export const recordDivision = (
  db: Db,
  on: On,
  input: Omit<z.output<typeof DivisionInput>, 'isDifferent'>,
): Promise<Acted> =>
  actOn(db, on, 'divided', input, async (divided) => {
    const { kind, effectiveOn: from } = input
    const first = await beget(db, divided, {
      kind,
      from,
      name: input.firstName,
      enterpriseIds: input.firstEnterpriseIds,
      field: 'firstEnterpriseIds',
    })
    if (!first.ok) return first
    const second = await beget(db, divided, {
      kind,
      from,
      name: input.secondName,
      enterpriseIds: input.secondEnterpriseIds,
      field: 'secondEnterpriseIds',
    })
    if (!second.ok) return second
    const ended = await endOrganisation(db, divided.organisation, { ...input, documentId: divided.documentId })
    if (!ended.ok) return ended
    const moved = [movedIn(input, 'first'), movedIn(input, 'second')]
    const parts = [
      predecessor(divided.organisation.id, sumOf(moved)),
      successor(first.value, moved[0]),
      successor(second.value, moved[1]),
    ]
    return ok({ parts, membersTo: `${input.firstName}; ${input.secondName}`.slice(0, 300) })
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
    ...movedFields('', { vi: 'Số đảng viên chuyển sang tổ chức mới', en: 'Members who go to the new one' }, later),
  })
  .extend(DoubtInput.shape)
  .extend(ActInput.shape)
  .extend(FirstSecretaryInput.shape)
  .check(withinMembers(['']))

/** Tách: the organisation continues; a new one takes over some of its enterprises. */
export const recordSplit = (db: Db, on: On, input: Omit<z.output<typeof SplitInput>, 'isDifferent'>): Promise<Acted> =>
  actOn(db, on, 'split_off', input, async (split) => {
    const { organisation, documentId } = split
    const { name, kind, effectiveOn: from, enterpriseIds } = input
    const born = await beget(db, split, { name, kind, from, enterpriseIds, field: 'enterpriseIds' })
    if (!born.ok) return born
    if (enterpriseIds.length > 0) await uncover(db, organisation.id, enterpriseIds, from)
    const office = { organisationId: born.value, unitId: organisation.unitId, from, documentId }
    const appointed = await appointFirstSecretary(db, input, office)
    const moved = movedIn(input, '')
    const parts = [subject(organisation.id, moved), successor(born.value, moved)]
    return appointed.ok ? ok({ parts }) : appointed
  })
