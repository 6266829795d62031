import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { addDays } from '../../core/date'
import { field } from '../../core/field'
import { invalid, ok, type Result } from '../../core/result'
import { coverage } from '../coverage/record'
import type { Db } from '../door/actor'
import { mandate } from '../mandate/record'
import { changeState, holdOrganisation } from '../organisation/commands'
import type { Organisation } from '../organisation/queries'
import { organisationState } from '../organisation/record'
import { listSubordinates } from '../organisation/tree'
import { findLastCount } from '../organisation/warnings'
import { endState } from '../record/validity'
import { type Acted, actOn, type On, subject } from './act'
import { ActInput, HeirInput } from './inputs'

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
  .extend({
    membersTo: z
      .string()
      .trim()
      .max(300)
      .nullish()
      .register(field, {
        label: { vi: 'Nơi chuyển đến của đảng viên', en: 'Where the members go' },
        hint: { vi: 'Bắt buộc khi còn đảng viên', en: 'Required while there are members' },
      }),
  })
  .extend(HeirInput.shape)

/** Ghi nhận quyết định giải thể, kết thúc hoạt động. */
export const recordEnding = (db: Db, on: On, input: z.output<typeof EndingInput>): Promise<Acted> =>
  actOn(db, on, input.kind, input, async ({ organisation, documentId }) => {
    const count = await findLastCount(db, organisation.id, input.effectiveOn)
    if (!input.membersTo && count?.members !== 0)
      return count ? invalid('membersTo', 'v21', { count: count.members }) : invalid('membersTo', 'v21-unknown')
    const ended = await endOrganisation(db, organisation, { ...input, documentId })
    return ended.ok ? ok({ parts: [subject(organisation.id)], membersTo: input.membersTo }) : ended
  })

type End = HeirInput & { effectiveOn: string; documentId: string | null }

/**
 * Ends an organisation from a day on: coverage and mandates end the day before, and its subordinates get the superior
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
    .where(and(eq(coverage.organisationId, id), isNull(coverage.retiredOn), goesOn(coverage.valid, effectiveOn)))
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
