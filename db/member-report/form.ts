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

/** How many counterparts a form names for each direction; the rest of a line went or came from outside. */
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

/** Everything that the pages of one report ask, of which each page shows a part. */
const asked = z.object({
  [questionField]: z
    .enum(['no', 'yes'])
    .nullish()
    .register(field, {
      label: { vi: 'Có biến động đảng viên trong kỳ', en: 'Members changed within the period' },
      options: { no: { vi: 'Không', en: 'No' }, yes: { vi: 'Có', en: 'Yes' } },
      input: 'choice',
    }),
  /** The confirmed version that an officer puts right. */
  corrects: z
    .uuid()
    .nullish()
    .register(field, { label: { vi: 'Đính chính lần gửi', en: 'Corrects the version' } }),
  ...MemberReportEntry.shape,
})

/** The same for an organisation that serves these enterprises. */
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

/** What a filled form submits. Without changes nothing of the flow counts, whatever was typed before that answer. */
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
 * A version as somebody could have typed it: what a form holds that begins with it. What would follow from the report
 * before is left empty again, so that it goes on following when a line of the flow is put right.
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

export const typedSplit = (split: Split): Typed =>
  Object.fromEntries(Object.entries(split).map(([id, members]) => [splitField(id), typedNumber(members)]))

const pick = (values: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(names.filter((name) => name in values).map((name) => [name, values[name]]))
