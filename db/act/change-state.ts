import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { field } from '../../core/field'
import { invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { findDirection } from '../event/queries'
import type { Moved } from '../event/record'
import { mandate } from '../mandate/record'
import { changeState, oneSuperior } from '../organisation/commands'
import { familyOf, kindStands } from '../organisation/derived'
import { OrganisationState } from '../organisation/record'
import { type Acted, actOn, type On, subject, successor } from './act'
import { beget } from './beget'
import { enterprisesAsked, enterprisesOf } from './cover'
import { DoubtInput } from './doubts'
import { figureBefore } from './figure'
import { ActInput } from './inputs'
import { later, movedFields, movedIn, type RowOf, rowsOf, sumOf, withinMembers } from './moved'

export const RenamingInput = OrganisationState.pick({ name: true }).extend(ActInput.shape)

type CellField<Name extends string, Schema> = Record<`${RowOf<'cell'>}${Name}`, Schema>
const cellName = z.string().trim().max(250).nullish()
const cellRows = Object.fromEntries(
  rowsOf('cell').flatMap((row, at) => {
    const about = { vi: `Chi bộ mới ${at + 1}`, en: `New cell ${at + 1}` }
    return [
      [
        `${row}Name`,
        cellName
          .clone()
          .register(field, { label: { vi: `Tên chi bộ mới ${at + 1}`, en: `Name of new cell ${at + 1}` } }),
      ],
      ...Object.entries(
        movedFields(
          row,
          { vi: `Số đảng viên của chi bộ mới ${at + 1}`, en: `Members of new cell ${at + 1}` },
          later,
          about,
        ),
      ),
      [
        `${row}EnterpriseIds`,
        enterprisesAsked(
          `${about.vi}: doanh nghiệp (để trống: tất cả)`,
          `${about.en}: enterprises (empty: all)`,
          'covered',
        ),
      ],
    ]
  }),
) as CellField<'Name', typeof cellName> &
  ReturnType<typeof movedFields<RowOf<'cell'>>> &
  CellField<'EnterpriseIds', ReturnType<typeof enterprisesAsked>>

export const ReclassificationInput = OrganisationState.pick({ kind: true, name: true })
  .extend(ActInput.shape)
  .extend({
    cellKind: OrganisationState.shape.kind.nullish().register(field, {
      label: { vi: 'Loại hình của các chi bộ mới', en: 'Kind of the new cells' },
      hint: {
        vi: 'Để trống: như loại hình hiện nay của tổ chức này',
        en: 'Empty: the present kind of this organisation',
      },
      input: 'reference',
      reference: 'organisation_kind',
    }),
    ...cellRows,
  })
  .extend(DoubtInput.shape)
  .check(withinMembers(rowsOf('cell')))

type Cell = Moved & { name: string; enterpriseIds: string[]; field: string }
type Reclassification = ActInput &
  Pick<OrganisationState, 'kind' | 'name'> & {
    /** New cells under the organisation, which becomes a committee, and the members that each receives. */
    cells?: Cell[]
    cellKind?: string | null | undefined
  }

export function reclassificationIn(values: z.output<typeof ReclassificationInput>): Result<Reclassification> {
  const cells: Cell[] = []
  for (const row of rowsOf('cell')) {
    const [name, enterpriseIds, moved] = [values[`${row}Name`], values[`${row}EnterpriseIds`], movedIn(values, row)]
    const isFilled = enterpriseIds.length > 0 || Object.values(moved).some((count) => count !== null)
    if (!name && isFilled) return invalid(`${row}Name`, 'empty')
    if (name) cells.push({ name, enterpriseIds, field: `${row}EnterpriseIds`, ...moved })
  }
  return ok({ ...values, cells })
}

export const TransferInput = OrganisationState.pick({ superiorId: true, externalSuperior: true })
  .extend(
    movedFields(
      '',
      { vi: 'Số đảng viên của tổ chức được tiếp nhận', en: 'Members of the organisation received' },
      {
        vi: 'Khi tiếp nhận từ ngoài Đảng bộ khu kinh tế một tổ chức đảng chưa có số liệu trong sổ bộ',
        en: 'For one that comes from outside and has no figure in the register yet',
      },
    ),
  )
  .extend(ActInput.shape)
  .check(withinMembers(['']))

/** Ghi nhận đổi tên. */
export const recordRenaming = (db: Db, on: On, input: z.output<typeof RenamingInput>): Promise<Acted> =>
  actOn(db, on, 'renamed', input, async ({ organisation: { id } }) => {
    const { name, effectiveOn } = input
    const isNew = await changeState(db, id, { name }, { effectiveOn, isCorrection: false })
    return isNew ? ok({ parts: [subject(id)] }) : invalid('name', 'unchanged')
  })

/**
 * Ghi nhận chuyển loại hình; the name often changes with it. A cell that becomes a committee may hand its members to new
 * cells below it; those not handed over stay with it.
 */
export const recordReclassification = (db: Db, on: On, input: Reclassification): Promise<Acted> =>
  actOn(db, on, 'reclassified', input, async (held) => {
    const { kind, name, effectiveOn, cells = [], cellKind } = input
    const { id, kind: before } = held.organisation
    const standing = await kindStands(db, kind, effectiveOn)
    if (!standing.ok) return standing
    const isNew = await changeState(db, id, { kind, name }, { effectiveOn, isCorrection: false })
    if (!isNew) return invalid('kind', 'unchanged')
    if (cells.length === 0) return ok({ parts: [subject(id)] })
    if ((await familyOf(db, kind, effectiveOn)) !== 'committee') return invalid('cell1Name', 'cells-need-committee')
    const [all, figure] = [sumOf(cells), await figureBefore(db, id, effectiveOn)]
    if (all.members !== null && figure.members !== null && all.members > figure.members)
      return invalid('cell1Members', 'cells-exceed', { sum: all.members, figure: figure.members })
    const [parts, covered] = [[subject(id, all)], await enterprisesOf(db, id, effectiveOn)]
    for (const { name, enterpriseIds: chosen, field, ...moved } of cells) {
      const enterpriseIds = chosen.length > 0 ? chosen : covered
      const wish = { name, kind: cellKind ?? before, from: effectiveOn, enterpriseIds, field, superiorId: id }
      const cell = await beget(db, held, wish)
      if (!cell.ok) return cell
      parts.push(successor(cell.value, moved))
    }
    return ok({
      parts,
      membersTo: cells
        .map(({ name }) => name)
        .join('; ')
        .slice(0, 300),
    })
  })

/**
 * Ghi nhận chuyển giao, tiếp nhận: only the superior changes; the organisation and its figures remain. For one that
 * comes from outside without a figure the number of its members is recorded.
 */
export async function recordTransfer(db: Db, on: On, input: z.output<typeof TransferInput>): Promise<Acted> {
  const { superiorId = null, externalSuperior = null, effectiveOn } = input
  const superior = { superiorId, externalSuperior }
  const one = oneSuperior(superior)
  if (!one.ok) return one
  if (!superiorId && !externalSuperior) return invalid('superiorId', 'no-superior')
  return actOn(db, on, 'transferred', input, async ({ organisation: { id } }) => {
    const isNew = await changeState(db, id, superior, { effectiveOn, isCorrection: false })
    if (!isNew) return invalid('superiorId', 'unchanged')
    const moved = movedIn(input, '')
    if (moved.members === null) return ok({ parts: [subject(id)] })
    const [direction, figure] = [await findDirection(db, id, effectiveOn), await figureBefore(db, id, effectiveOn)]
    if (direction !== 'in' || figure.members !== null) return invalid('members', 'transfer-has-figure')
    return ok({ parts: [subject(id, moved)] })
  })
}

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
