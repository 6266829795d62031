import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { addDays } from '../../core/date'
import { field } from '../../core/field'
import { invalid, ok, type Result } from '../../core/result'
import { coverage } from '../coverage/record'
import type { Db } from '../door/actor'
import type { Moved } from '../event/record'
import { mandate } from '../mandate/record'
import { changeState, holdOrganisation } from '../organisation/commands'
import { findOrganisation, type Organisation } from '../organisation/queries'
import { organisationState } from '../organisation/record'
import { listSubordinates } from '../organisation/tree'
import { endState } from '../record/validity'
import { type Acted, actOn, type On, subject, successor } from './act'
import { figureBefore, movedWhole } from './figure'
import { ActInput, HeirInput } from './inputs'
import {
  movedFields,
  movedIn,
  organisationRows,
  organisationsIn,
  type Receiver,
  rowsOf,
  sumOf,
  withinMembers,
} from './moved'

const theRest = {
  vi: 'Để trống ở một nơi: toàn bộ số còn lại',
  en: 'Empty at one place: all the others',
}

/** Giải thể is an administrative end. Giải tán is a disciplinary measure, which the registry does not hold. */
export const EndingInput = z
  .object({
    kind: z.enum(['dissolved', 'ended_activity']).register(field, {
      label: { vi: 'Hình thức', en: 'How it ends' },
      options: {
        dissolved: { vi: 'Giải thể', en: 'Dissolved' },
        ended_activity: { vi: 'Kết thúc hoạt động', en: 'Ended activity' },
      },
    }),
  })
  .extend(ActInput.shape)
  .extend(
    organisationRows(
      'to',
      { vi: 'Tổ chức đảng tiếp nhận đảng viên', en: 'Organisation that receives members' },
      { vi: 'Số đảng viên chuyển đến tổ chức', en: 'Members to organisation' },
      theRest,
    ),
  )
  .extend({
    membersTo: z
      .string()
      .trim()
      .max(200)
      .nullish()
      .register(field, {
        label: {
          vi: 'Nơi chuyển đến ngoài Đảng bộ khu kinh tế',
          en: 'Where members go outside the zone’s Party organisation',
        },
        hint: { vi: 'Ví dụ: Đảng ủy phường nơi cư trú', en: 'For example the committee of their commune' },
      }),
    ...movedFields(
      'outside',
      {
        vi: 'Số đảng viên chuyển ra ngoài Đảng bộ khu kinh tế',
        en: 'Members who go outside the zone’s Party organisation',
      },
      theRest,
      { vi: 'Chuyển ra ngoài', en: 'Outside' },
    ),
  })
  .extend(HeirInput.shape)
  .check(withinMembers([...rowsOf('to'), 'outside']))

type Ending = ActInput &
  HeirInput & {
    kind: 'dissolved' | 'ended_activity'
    receivers?: Receiver[]
    /** Where members go outside the register, and their number. */
    membersTo?: string | null | undefined
    outside?: Partial<Moved>
  }

export function endingIn(values: z.output<typeof EndingInput>): Result<Ending> {
  const receivers = organisationsIn(values, 'to')
  return receivers.ok ? ok({ ...values, receivers: receivers.value, outside: movedIn(values, 'outside') }) : receivers
}

/** Ghi nhận quyết định giải thể, kết thúc hoạt động: the members go to other organisations, or outside the register. */
export const recordEnding = (db: Db, on: On, input: Ending): Promise<Acted> =>
  actOn(db, on, input.kind, input, async ({ organisation, documentId }) => {
    const shared = sharedOut(await figureBefore(db, organisation.id, input.effectiveOn), input)
    if (!shared.ok) return shared
    const { receivers, all } = shared.value
    const names: string[] = []
    for (const [at, { organisationId }] of receivers.entries()) {
      if (organisationId === organisation.id) return invalid(`to${at + 1}`, 'itself')
      const held = await holdOrganisation(db, organisationId)
      if (!held.ok) return held
      const then = await findOrganisation(db, organisationId, input.effectiveOn)
      if (!then || then.endedOn || then.from > input.effectiveOn)
        return invalid('effectiveOn', 'not-living', { name: held.value.name })
      names.push(then.name)
    }
    const ended = await endOrganisation(db, organisation, { ...input, documentId })
    if (!ended.ok) return ended
    const parts = [subject(organisation.id, all), ...receivers.map((one) => successor(one.organisationId, one))]
    return ok({ parts, membersTo: [...names, input.membersTo].filter(Boolean).join('; ').slice(0, 300) || null })
  })

/**
 * The members of each receiver and of all places together. One number may be left out: it is the rest of the figure.
 * Fails if the numbers do not add up to the figure, or nothing is said while there are members.
 */
function sharedOut(figure: Moved, { receivers = [], membersTo, outside = {} }: Ending) {
  const goesOutside = Boolean(membersTo) || Object.values(outside).some((count) => count !== null)
  const places: (Partial<Moved> & { organisationId?: string })[] = goesOutside ? [...receivers, outside] : receivers
  if (outside.members && !membersTo) return invalid('membersTo', 'v21', { count: outside.members })
  const [only] = places
  if (!only) {
    if (figure.members === null) return invalid('membersTo', 'v21-unknown')
    return figure.members > 0 ? invalid('membersTo', 'v21', { count: figure.members }) : ok({ receivers, all: figure })
  }
  const told = places.length === 1 ? [movedWhole(figure, only)] : places
  const known = told.flatMap(({ members = null }) => (members === null ? [] : [members]))
  const sum = known.reduce((sum, members) => sum + members, 0)
  const blanks = told.length - known.length
  if (figure.members !== null && blanks > 1) return invalid('outsideMembers', 'v21-one-rest')
  if (figure.members !== null && (blanks === 0 ? sum !== figure.members : sum > figure.members))
    return invalid('outsideMembers', 'v21-sum', { sum, figure: figure.members })
  const rest = figure.members === null ? null : figure.members - sum
  const whole = told.map((moved) => ({ ...moved, members: moved.members ?? rest }))
  const received = receivers.map((one, at) => ({ ...one, ...whole[at] }))
  return ok({ receivers: received, all: sumOf(whole) })
}

type End = HeirInput & { effectiveOn: string; documentId: string | null }

/**
 * Ends an organisation from a day on: coverage and mandates, withdrawn ones too, end the day before, and its subordinates get the superior
 * `heirId` or `externalHeir`. Needs deferred foreign keys, because rows are inconsistent in between.
 */
export async function endOrganisation(db: Db, { id }: Organisation, end: End): Promise<Result<null>> {
  const { effectiveOn, documentId } = end
  if (await hasLaterRows(db, id, effectiveOn)) return invalid('effectiveOn', 'later-rows')
  const moved = await moveSubordinates(db, id, end)
  if (!moved.ok) return moved

  await db
    .update(coverage)
    .set({
      valid: sql`daterange(lower(${coverage.valid}), ${effectiveOn}::date)`,
      version: sql`${coverage.version} + 1`,
    })
    .where(and(eq(coverage.organisationId, id), goesOn(coverage.valid, effectiveOn)))
  await db
    .update(mandate)
    .set({
      valid: sql`daterange(lower(${mandate.valid}), ${effectiveOn}::date)`,
      endReason: 'organisation_ended',
      endDocumentId: documentId,
      version: sql`${mandate.version} + 1`,
    })
    .where(and(eq(mandate.organisationId, id), goesOn(mandate.valid, effectiveOn)))
  const owner = { column: organisationState.organisationId, id }
  await endState(db, organisationState, owner, addDays(effectiveOn, -1))
  return ok(null)
}

const goesOn = (valid: typeof coverage.valid | typeof mandate.valid, day: string) =>
  sql`(upper_inf(${valid}) or upper(${valid}) > ${day}::date)`

/**
 * Whether states, coverage or mandates begin on that day or later: they would outlast the organisation, so the act is
 * refused.
 */
async function hasLaterRows(db: Db, id: string, day: string) {
  const [row] = await db.execute<{ later: boolean }>(sql`
    select exists (select from organisation_state where organisation_id = ${id} and lower(valid) >= ${day}::date)
      or exists (select from coverage where organisation_id = ${id} and lower(valid) >= ${day}::date)
      or exists (select from mandate where organisation_id = ${id} and lower(valid) >= ${day}::date) as later`)
  return row?.later ?? false
}

async function moveSubordinates(db: Db, id: string, { effectiveOn, heirId, externalHeir }: End): Promise<Result<null>> {
  const under = await listSubordinates(db, id, effectiveOn)
  if (under.length === 0) return ok(null)
  if (!heirId && !externalHeir) return invalid('heirId', 'subordinates', { count: under.length })
  if (heirId && externalHeir) return invalid('externalHeir', 'one-superior')
  for (const child of under) {
    const held = await holdOrganisation(db, child.id)
    if (!held.ok) return held
    const superior = { superiorId: heirId ?? null, externalSuperior: externalHeir ?? null }
    await changeState(db, child.id, superior, { effectiveOn, isCorrection: false })
  }
  return ok(null)
}
