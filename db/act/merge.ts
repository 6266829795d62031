import { z } from 'zod'
import { addDays } from '../../core/date'
import { field } from '../../core/field'
import { invalid, ok, type Result } from '../../core/result'
import { coverage } from '../coverage/record'
import type { Db } from '../door/actor'
import { registerOrganisation } from '../organisation/commands'
import type { Organisation } from '../organisation/queries'
import { OrganisationState } from '../organisation/record'
import { listSubordinates } from '../organisation/tree'
import { findLastCount } from '../organisation/warnings'
import { newId } from '../record/id'
import { since } from '../record/validity'
import { type Acted, actOn, holdLiving, type On, predecessor, subject, successor } from './act'
import { appointFirstSecretary, FirstSecretaryInput } from './appoint'
import { coverFirst, enterprisesOf } from './cover'
import { endOrganisation } from './end'
import { ActInput } from './inputs'

const others = (vi: string, en: string) =>
  z.array(z.uuid()).min(1, 'empty').register(field, { label: { vi, en }, reference: 'organisation' })

/** All members move in a merger. Their number is taken from the last confirmed reports, or entered later. */
const MembersInput = z.object({
  membersBy: z
    .enum(['last-report', 'later'])
    .nullish()
    .register(field, {
      label: { vi: 'Số đảng viên chuyển sang', en: 'Members who go along' },
      hint: {
        vi: 'Để trống: theo báo cáo gần nhất. Sửa được ở trang sự kiện.',
        en: 'Empty: by the last report. It can be mended on the page of the event.',
      },
      options: {
        'last-report': {
          vi: 'Theo số cuối kỳ đã xác nhận gần nhất của từng tổ chức',
          en: 'By the last confirmed closing of each organisation',
        },
        later: { vi: 'Ghi sau', en: 'To be recorded later' },
      },
    }),
})

export const AbsorptionInput = z
  .object({ absorbedIds: others('Tổ chức đảng sáp nhập vào tổ chức này', 'Organisations absorbed') })
  .extend(MembersInput.shape)
  .extend(ActInput.shape)

/** Sáp nhập: the others end; this organisation remains and takes over their enterprises and subordinates. */
export const recordAbsorption = (db: Db, on: On, input: z.output<typeof AbsorptionInput>): Promise<Acted> =>
  actOn(db, on, 'absorbed', input, async ({ organisation, documentId }) => {
    const { effectiveOn } = input
    const ending = await holdAll(db, input.absorbedIds, organisation.id, 'absorbedIds', effectiveOn)
    if (!ending.ok) return ending
    const served = await enterprisesOf(db, organisation.id, effectiveOn)
    const taken = (await servedBy(db, ending.value, effectiveOn)).filter((id) => !served.includes(id))
    const rows = taken.map((enterpriseId) => ({
      organisationId: organisation.id,
      enterpriseId,
      valid: since(effectiveOn),
      documentId,
    }))
    if (rows.length > 0) await db.insert(coverage).values(rows)
    const ended = await endAll(db, ending.value, { effectiveOn, documentId, heirId: organisation.id })
    if (!ended.ok) return ended
    const leaving = await membersOf(db, ending.value, input)
    const parts = [
      ...leaving.map(({ id, members }) => predecessor(id, members)),
      subject(organisation.id, sum(leaving)),
    ]
    return ok({ parts, membersTo: organisation.name })
  })

export const ConsolidationInput = z
  .object({ otherIds: others('Hợp nhất với', 'Consolidated with') })
  .extend(OrganisationState.pick({ name: true, kind: true }).shape)
  .extend(MembersInput.shape)
  .extend(ActInput.shape)
  .extend(FirstSecretaryInput.shape)

/** Hợp nhất: all of them end, and a new one begins under the same superior as this one. */
export const recordConsolidation = (db: Db, on: On, input: z.output<typeof ConsolidationInput>): Promise<Acted> =>
  actOn(db, on, 'consolidated', input, async ({ organisation, documentId }) => {
    const { effectiveOn } = input
    const others = await holdAll(db, input.otherIds, organisation.id, 'otherIds', effectiveOn)
    if (!others.ok) return others
    const ending = [organisation, ...others.value]
    const { unitId, superiorId, externalSuperior } = organisation
    const born = { unitId, superiorId, externalSuperior, name: input.name, kind: input.kind }
    const id = newId()
    const registered = await registerOrganisation(db, id, newborn(born, effectiveOn, documentId), effectiveOn)
    if (!registered.ok) return registered
    await coverFirst(db, id, await servedBy(db, ending, effectiveOn), { from: effectiveOn, documentId })
    const ended = await endAll(db, ending, { effectiveOn, documentId, heirId: id })
    if (!ended.ok) return ended
    const appointed = await appointFirstSecretary(db, input, {
      organisationId: id,
      unitId,
      from: effectiveOn,
      documentId,
    })
    if (!appointed.ok) return appointed
    const leaving = await membersOf(db, ending, input)
    const parts = [...leaving.map((one) => predecessor(one.id, one.members)), successor(id, sum(leaving))]
    return ok({ parts, membersTo: input.name })
  })

type Leaving = { id: string; members: number | null }

/** The members of each organisation by its last confirmed report; null if it has none. */
async function membersOf(
  db: Db,
  ending: Organisation[],
  { membersBy, effectiveOn }: z.output<typeof MembersInput> & { effectiveOn: string },
): Promise<Leaving[]> {
  const leaving: Leaving[] = []
  for (const { id } of ending) {
    const count = membersBy === 'later' ? null : await findLastCount(db, id, effectiveOn)
    // The members of a committee are those of its cells, which continue under another superior, so it moves none.
    const above = count ? [] : await listSubordinates(db, id, addDays(effectiveOn, -1))
    leaving.push({ id, members: count?.members ?? (above.length > 0 ? 0 : null) })
  }
  return leaving
}

const sum = (leaving: Leaving[]) =>
  leaving.reduce<number | null>((sum, { members }) => (sum === null || members === null ? null : sum + members), 0)

type Born = { unitId: string; name: string; kind: string; superiorId: string | null; externalSuperior: string | null }

export const newborn = (born: Born, foundedOn: string, foundingDocumentId: string | null) => ({
  ...born,
  foundedOn,
  foundedPrecision: 'd' as const,
  foundingDocumentId,
  externalCode: null,
  note: null,
})

async function holdAll(
  db: Db,
  ids: string[],
  own: string,
  field: string,
  day: string,
): Promise<Result<Organisation[]>> {
  const held: Organisation[] = []
  for (const id of new Set(ids)) {
    if (id === own) return invalid(field, 'itself')
    const one = await holdLiving(db, id, day)
    if (!one.ok) return one
    held.push(one.value)
  }
  return ok(held)
}

async function servedBy(db: Db, ending: Organisation[], day: string): Promise<string[]> {
  const served: string[] = []
  for (const { id } of ending) served.push(...(await enterprisesOf(db, id, day)))
  return [...new Set(served)]
}

async function endAll(
  db: Db,
  ending: Organisation[],
  end: Parameters<typeof endOrganisation>[2],
): Promise<Result<null>> {
  for (const one of ending) {
    const ended = await endOrganisation(db, one, end)
    if (!ended.ok) return ended
  }
  return ok(null)
}
