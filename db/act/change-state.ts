import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { field } from '../../core/field'
import { invalid, ok } from '../../core/result'
import type { Db } from '../door/actor'
import type { EventInput } from '../event/record'
import { mandate } from '../mandate/record'
import { changeState, oneSuperior } from '../organisation/commands'
import { OrganisationState } from '../organisation/record'
import { type Acted, actOn, type On, subject } from './act'
import { ActInput } from './inputs'

export const RenamingInput = OrganisationState.pick({ name: true }).extend(ActInput.shape)
export const ReclassificationInput = OrganisationState.pick({ kind: true, name: true }).extend(ActInput.shape)
export const TransferInput = OrganisationState.pick({ superiorId: true, externalSuperior: true }).extend(ActInput.shape)

/** Ghi nhận đổi tên. */
export const recordRenaming = (db: Db, on: On, { name, ...asked }: z.output<typeof RenamingInput>) =>
  recordState(db, on, 'renamed', { name }, asked, 'name')

/** Ghi nhận chuyển loại hình; the name often changes with it. */
export const recordReclassification = (
  db: Db,
  on: On,
  { kind, name, ...asked }: z.output<typeof ReclassificationInput>,
) => recordState(db, on, 'reclassified', { kind, name }, asked, 'kind')

/** Ghi nhận chuyển giao, tiếp nhận: only the superior changes; the organisation and its figures remain. */
export async function recordTransfer(db: Db, on: On, input: z.output<typeof TransferInput>): Promise<Acted> {
  const { superiorId = null, externalSuperior = null, ...asked } = input
  const one = oneSuperior({ superiorId, externalSuperior })
  if (!one.ok) return one
  if (!superiorId && !externalSuperior) return invalid('superiorId', 'no-superior')
  return recordState(db, on, 'transferred', { superiorId, externalSuperior }, asked, 'superiorId')
}

/** An act that only changes the organisation's state. Fails at the field `about` if that does not differ. */
const recordState = (
  db: Db,
  on: On,
  kind: EventInput['kind'],
  facts: Partial<OrganisationState>,
  asked: z.output<typeof ActInput>,
  about: keyof OrganisationState,
): Promise<Acted> =>
  actOn(db, on, kind, asked, async ({ organisation }) => {
    const { effectiveOn } = asked
    const isNew = await changeState(db, organisation.id, facts, { effectiveOn, isCorrection: false })
    return isNew ? ok({ parts: [subject(organisation.id)] }) : invalid(about, 'unchanged')
  })

export const TermExtensionInput = z
  .object({
    termEndsOn: z.iso.date().register(field, { label: { vi: 'Nhiệm kỳ kéo dài đến ngày', en: 'Term extended to' } }),
  })
  .extend(ActInput.shape)

/** Ghi nhận kéo dài nhiệm kỳ: of all present mandates that have a term. */
export const recordTermExtension = (db: Db, on: On, { termEndsOn, ...asked }: z.output<typeof TermExtensionInput>) =>
  actOn(db, on, 'term_extended', asked, async ({ organisation }) => {
    if (termEndsOn <= asked.effectiveOn) return invalid('termEndsOn', 'dates-in-order')
    await db
      .update(mandate)
      .set({ termEndsOn, version: sql`${mandate.version} + 1` })
      .where(
        and(
          eq(mandate.organisationId, organisation.id),
          isNull(mandate.retiredOn),
          inArray(mandate.position, [...withTerm]),
          sql`${mandate.valid} @> ${asked.effectiveOn}::date`,
        ),
      )
    return ok({ parts: [subject(organisation.id)] })
  })

const withTerm = [
  'secretary',
  'standing_deputy_secretary',
  'deputy_secretary',
  'standing_board_member',
  'committee_member',
  'cell_committee_member',
  'inspection_chair',
] as const
