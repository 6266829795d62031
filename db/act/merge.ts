import { z } from 'zod'
import { invalid, ok, type Result } from '../../core/result'
import { coverage } from '../coverage/record'
import type { Db } from '../door/actor'
import type { Moved } from '../event/record'
import { registerOrganisation } from '../organisation/commands'
import type { Organisation } from '../organisation/queries'
import { OrganisationState } from '../organisation/record'
import { newId } from '../record/id'
import { since } from '../record/validity'
import { type Acted, actOn, holdLiving, type On, predecessor, subject, successor } from './act'
import { appointFirstSecretary, FirstSecretaryInput } from './appoint'
import { newborn } from './beget'
import { coverFirst, enterprisesOf } from './cover'
import { DoubtInput } from './doubts'
import { endOrganisation } from './end'
import { figureBefore, movedWhole } from './figure'
import { ActInput } from './inputs'
import {
  byFigure,
  movedFields,
  movedIn,
  organisationRows,
  organisationsIn,
  rowsOf,
  sumOf,
  type Values,
  withinMembers,
} from './moved'

const wholeMoves = { vi: 'Số đảng viên chuyển sang từ tổ chức', en: 'Members from organisation' }

export const AbsorptionInput = z
  .object({
    ...organisationRows(
      'absorbed',
      { vi: 'Tổ chức đảng sáp nhập vào tổ chức này', en: 'Organisation absorbed' },
      wholeMoves,
      byFigure,
    ),
  })
  .extend(DoubtInput.shape)
  .extend(ActInput.shape)
  .check(withinMembers(rowsOf('absorbed')))

/** What was said of the members of the organisations that end, by id; without it they move as the register has them. */
type Told = { moved?: Record<string, Partial<Moved>> }
type Absorption = ActInput & Told & { absorbedIds: string[] }

export function absorptionIn(values: z.output<typeof AbsorptionInput>): Result<Absorption> {
  const absorbed = endingIn(values, 'absorbed')
  return absorbed.ok ? ok({ ...values, absorbedIds: absorbed.value.ids, moved: absorbed.value.moved }) : absorbed
}

/** The organisations of rows of which at least one is filled in. */
function endingIn(values: Values, name: string): Result<{ ids: string[]; moved: Record<string, Moved> }> {
  const rows = organisationsIn(values, name)
  if (!rows.ok) return rows
  if (rows.value.length === 0) return invalid(`${name}1`, 'empty')
  return ok({
    ids: rows.value.map(({ organisationId }) => organisationId),
    moved: Object.fromEntries(rows.value.map(({ organisationId, ...moved }) => [organisationId, moved])),
  })
}

/** Sáp nhập: the others end; this organisation remains and takes over their enterprises and subordinates. */
export const recordAbsorption = (db: Db, on: On, input: Absorption): Promise<Acted> =>
  actOn(db, on, 'absorbed', input, async ({ organisation, documentId }) => {
    const { effectiveOn } = input
    const ending = await holdAll(db, input.absorbedIds, organisation.id, 'absorbed', effectiveOn)
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
      ...leaving.map(({ id, ...moved }) => predecessor(id, moved)),
      subject(organisation.id, sumOf(leaving)),
    ]
    return ok({ parts, membersTo: organisation.name })
  })

export const ConsolidationInput = z
  .object({
    ...movedFields('own', { vi: 'Số đảng viên của tổ chức này chuyển sang', en: 'Members of this one' }, byFigure, {
      vi: 'Tổ chức này',
      en: 'This organisation',
    }),
    ...organisationRows('other', { vi: 'Hợp nhất với', en: 'Consolidated with' }, wholeMoves, byFigure),
  })
  .extend(OrganisationState.pick({ name: true, kind: true }).shape)
  .extend(DoubtInput.shape)
  .extend(ActInput.shape)
  .extend(FirstSecretaryInput.shape)
  .check(withinMembers(['own', ...rowsOf('other')]))

type Consolidation = ActInput & FirstSecretaryInput & Told & { otherIds: string[]; name: string; kind: string }

/** `own`: the id of the organisation that the form belongs to. */
export function consolidationIn(values: z.output<typeof ConsolidationInput>, own: string): Result<Consolidation> {
  const others = endingIn(values, 'other')
  if (!others.ok) return others
  const { ids, moved } = others.value
  return ok({ ...values, otherIds: ids, moved: { ...moved, [own]: movedIn(values, 'own') } })
}

/** Hợp nhất: all of them end, and a new one begins under the same superior as this one. */
export const recordConsolidation = (db: Db, on: On, input: Consolidation): Promise<Acted> =>
  actOn(db, on, 'consolidated', input, async ({ organisation, documentId }) => {
    const { effectiveOn } = input
    const others = await holdAll(db, input.otherIds, organisation.id, 'other', effectiveOn)
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
    const parts = [...leaving.map((one) => predecessor(one.id, one)), successor(id, sumOf(leaving))]
    return ok({ parts, membersTo: input.name })
  })

type Leaving = Moved & { id: string }

async function membersOf(db: Db, ending: Organisation[], { moved, effectiveOn }: Told & ActInput): Promise<Leaving[]> {
  const leaving: Leaving[] = []
  for (const { id } of ending) leaving.push({ id, ...movedWhole(await figureBefore(db, id, effectiveOn), moved?.[id]) })
  return leaving
}

async function holdAll(db: Db, ids: string[], own: string, rows: string, day: string): Promise<Result<Organisation[]>> {
  const held: Organisation[] = []
  for (const [at, id] of [...new Set(ids)].entries()) {
    if (id === own) return invalid(`${rows}${at + 1}`, 'itself')
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
