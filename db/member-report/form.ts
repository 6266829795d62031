import { z } from 'zod'
import { field } from '../../core/field'
import type { Typed } from '../../core/form'
import type { Label } from '../../core/locale'
import { typedNumber } from '../../core/number'
import { invalid, ok, type Result } from '../../core/result'
import { type Beginning, balanced } from './balance'
import { compositionLines, flowLines, MemberReportEntry, memberShare } from './entry'
import type { Version } from './queries'
import type { Split, Transfer } from './record'
import { type Submission, splitField } from './submit'

/** A form has three counterparts for each direction. The rest of the line went to or came from outside the register. */
const places = [1, 2, 3] as const
const directions = ['in', 'out'] as const
type Direction = (typeof directions)[number]

const whence: Record<Direction, Label> = {
  in: { vi: 'Chuyển đến từ', en: 'Transferred in from' },
  out: { vi: 'Chuyển đi đến', en: 'Transferred out to' },
}
const ofThem: Record<Direction, Label> = {
  in: { vi: 'Số đảng viên chuyển đến từ tổ chức này', en: 'Members from there' },
  out: { vi: 'Số đảng viên chuyển đi đến tổ chức này', en: 'Members to there' },
}
const numbered = (label: Label, place: number): Label =>
  place === 1 ? label : { vi: `${label.vi} (${place})`, en: `${label.en} (${place})` }

const rows = directions.flatMap((direction) =>
  places.map((place) => ({ direction, place, name: `${direction}${place}` })),
)
/** The names of the form's fields for transfers in one direction. */
export const counterpartFields = (direction: Direction) =>
  rows.filter((row) => row.direction === direction).flatMap(({ name }) => [name, `${name}Members`])

const transferShape: z.ZodRawShape = Object.fromEntries(
  rows.flatMap(({ direction, place, name }) => [
    [
      name,
      z
        .uuid('choose')
        .nullish()
        .register(field, { label: numbered(whence[direction], place), reference: 'counterpart' }),
    ],
    [`${name}Members`, memberShare().register(field, { label: numbered(ofThem[direction], place) })],
  ]),
)

export const questionField = 'changed'

/** All fixed fields of the report's forms; each page of the entry shows some of them. */
const asked = z.object({
  [questionField]: z
    .enum(['no', 'yes'])
    .nullish()
    .register(field, {
      label: { vi: 'Có biến động đảng viên trong kỳ', en: 'Members changed within the period' },
      options: { no: { vi: 'Không', en: 'No' }, yes: { vi: 'Có', en: 'Yes' } },
      input: 'choice',
    }),
  /** The confirmed version that an officer corrects. */
  corrects: z
    .uuid()
    .nullish()
    .register(field, { label: { vi: 'Đính chính lần gửi', en: 'Corrects the version' } }),
  ...MemberReportEntry.shape,
})

/** The schema of the forms, with a field for the share of each enterprise. */
export function reportForm(enterprises: readonly { id: string; name: string }[]) {
  const split = Object.fromEntries(
    enterprises.map(({ id, name }) => [
      splitField(id),
      memberShare().register(field, { label: { vi: `Đảng viên tại ${name}`, en: `Members at ${name}` } }),
    ]),
  )
  return z.object({ ...asked.shape, ...transferShape, ...split })
}
export type ReportFormValues = z.output<typeof asked> & Record<string, unknown>

type Known = { enterprises: { id: string }[]; carried: Split; isFirst: boolean }

/**
 * The submission of a filled form. With the answer "no changes" the lines of the flow, the composition and the
 * transfers are ignored, even if they were typed before, and the split is carried over. Fails at a transfer that is
 * incomplete or named twice.
 */
export function submissionFrom(values: ReportFormValues, known: Known): Result<Submission> {
  const { note = null, ...typed } = MemberReportEntry.partial().parse(
    pick(values, Object.keys(MemberReportEntry.shape)),
  )
  const hasChanged = values.changed === 'yes'
  const unasked = [...(hasChanged ? [] : flowLines), ...(hasChanged || known.isFirst ? [] : compositionLines)]
  const entry = { ...typed, note, ...Object.fromEntries(unasked.map((name) => [name, null])) }
  if (!hasChanged && !known.isFirst) return ok({ entry, split: known.carried, transfers: [] })
  const transfers: Transfer[] = []
  for (const { direction, name } of hasChanged ? rows : []) {
    const organisationId = values[name] as string | null | undefined
    const members = values[`${name}Members`] as number | null | undefined
    if (members && !organisationId) return invalid(name, 'choose')
    if (!members && organisationId) return invalid(`${name}Members`, 'empty')
    if (members && organisationId) {
      if (transfers.some((one) => one.direction === direction && one.organisationId === organisationId))
        return invalid(name, 'transfer-twice')
      transfers.push({ direction, organisationId, members })
    }
  }
  const split = known.enterprises.flatMap(({ id }) => {
    const members = values[splitField(id)]
    return typeof members === 'number' ? [[id, members] as const] : []
  })
  return ok({ entry, split: Object.fromEntries(split), transfers })
}

/**
 * The text of a form that starts from a sent version, the inverse of submissionFrom. A composition that equals the
 * derived one is left empty, so that it is derived again when a line of the flow changes.
 */
export function typedFrom(version: Version, begins: Beginning): Typed {
  const blank = { ...version, officialMembers: null, probationaryMembers: null, femaleMembers: null, note: '-' }
  const followed = balanced(blank, begins, false)
  const follows = (name: string) =>
    flowLines.some((line) => line === name && version[line] === 0) ||
    (followed.ok && compositionLines.some((line) => line === name && version[line] === followed.value[line]))
  const counts = Object.keys(MemberReportEntry.shape).map((name) => {
    const value = version[name as keyof Version]
    return [name, follows(name) ? '' : typeof value === 'number' ? typedNumber(value) : String(value ?? '')]
  })
  const named = directions.flatMap((direction) =>
    version.transfers
      .filter((one) => one.direction === direction)
      .slice(0, places.length)
      .flatMap(({ organisationId, members }, at) => [
        [`${direction}${at + 1}`, organisationId],
        [`${direction}${at + 1}Members`, typedNumber(members)],
      ]),
  )
  const hasChanged = flowLines.some((name) => version[name] > 0) || Object.keys(version.fieldNotes ?? {}).length > 0
  return {
    ...Object.fromEntries([...counts, ...named]),
    ...typedSplit(version.split),
    [questionField]: hasChanged ? 'yes' : 'no',
  }
}

/** A split as text for the form. */
export const typedSplit = (split: Split): Typed =>
  Object.fromEntries(Object.entries(split).map(([id, members]) => [splitField(id), typedNumber(members)]))

const pick = (values: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(names.filter((name) => name in values).map((name) => [name, values[name]]))
