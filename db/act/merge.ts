import { z } from 'zod'
import { field } from '../../core/field'
import { invalid, ok, type Result } from '../../core/result'
import type { Db } from '../actor'
import { coverage } from '../coverage/record'
import { newId } from '../id'
import { registerOrganisation } from '../organisation/commands'
import type { Organisation } from '../organisation/queries'
import { OrganisationState } from '../organisation/record'
import { since } from '../validity'
import { type Acted, actOn, holdLiving, type On, predecessor, subject, successor } from './act'
import { appointFirstSecretary, FirstSecretaryInput } from './appoint'
import { ActInput } from './asked'
import { coverFirst, enterprisesOf } from './cover'
import { endOrganisation } from './end'

const others = (vi: string, en: string) =>
  z.array(z.uuid()).min(1, 'empty').register(field, { label: { vi, en }, reference: 'organisation' })

export const AbsorptionInput = z
  .object({ absorbedIds: others('Tổ chức đảng sáp nhập vào tổ chức này', 'Organisations absorbed') })
  .extend(ActInput.shape)

/** Sáp nhập: the others end, this one keeps its identity and takes what they served and had under them. */
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
    const parts = [...ending.value.map(({ id }) => predecessor(id)), subject(organisation.id)]
    return ok({ parts, membersTo: organisation.name })
  })

export const ConsolidationInput = z
  .object({ otherIds: others('Hợp nhất với', 'Consolidated with') })
  .extend(OrganisationState.pick({ name: true, kind: true }).shape)
  .extend(ActInput.shape)
  .extend(FirstSecretaryInput.shape)

/** Hợp nhất: all of them end, and a new one begins. It belongs where this one belonged. */
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
    return ok({ parts: [...ending.map((one) => predecessor(one.id)), successor(id)], membersTo: input.name })
  })

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
