import { z } from 'zod'
import { field } from '../../core/field'
import type { Typed } from '../../core/form'
import type { Label } from '../../core/locale'
import { balanced } from '../../core/member-report/balance'
import { type Beginning, isUnknown, unknownParts } from '../../core/member-report/composition'
import {
  compositionLines,
  flowLines,
  type PartedLine,
  type Parts,
  partedLines,
  partField,
  partsOf,
} from '../../core/member-report/lines'
import { typedNumber } from '../../core/number'
import { fail, invalid, type Message, ok, type Result } from '../../core/result'
import { askedCount, MemberReportEntry, PartsEntry } from './entry'
import type { Version } from './queries'
import type { Split, Transfer } from './record'
import { type Submission, splitField } from './submit'

/** A counterpart outside the register, and how the form calls it; such members are the rest of the line. */
export const outside = 'outside'
export const outsideWords: Label = {
  vi: 'Ngoài Đảng bộ Khu kinh tế',
  en: 'Outside the zone’s Party organisation',
}

/** Whether a field of the form is the name of a counterpart. */
export const isPlace = (name: string) => /^(in|out)\d{1,2}$/.test(name)

/** The number of counterparts that a form has for each direction: some more than are named in it. */
export function placesIn(typed: Record<string, unknown>): number {
  const named = Object.keys(typed).filter((name) => isPlace(name) && typed[name])
  return Math.max(0, ...named.map((name) => Number(name.replace(/\D/g, '')))) + spare
}
const spare = 6
const directions = ['in', 'out'] as const
type Direction = (typeof directions)[number]

const whence: Record<Direction, Label> = {
  in: { vi: 'Chuyển sinh hoạt đảng đến: từ tổ chức đảng nào?', en: 'Transferred in: from which organisation?' },
  out: { vi: 'Chuyển sinh hoạt đảng đi: đến tổ chức đảng nào?', en: 'Transferred out: to which organisation?' },
}
const byName: Label = {
  vi: 'Gõ vài từ trong tên, rồi chọn tên được gợi ý. Nơi không thuộc Đảng bộ Khu kinh tế: chọn “Ngoài Đảng bộ Khu kinh tế”.',
  en: 'Type some words of the name and choose the name that is suggested. For a place outside: “Outside the zone’s Party organisation”.',
}
const ofThem: Record<Direction, Label> = {
  in: { vi: 'Số đảng viên chuyển đến từ đó', en: 'Members from there' },
  out: { vi: 'Số đảng viên chuyển đến đó', en: 'Members to there' },
}
const lineOf = { in: 'transferredIn', out: 'transferredOut' } as const satisfies Record<Direction, PartedLine>
export const lineOfPlace = (name: string) => lineOf[name.startsWith('in') ? 'in' : 'out']
const numbered = (label: Label, place: number): Label =>
  place === 1 ? label : { vi: `${label.vi} (${place})`, en: `${label.en} (${place})` }

const rowsOf = (direction: Direction, places: number) =>
  Array.from({ length: places }, (_, i) => ({ direction, place: i + 1, name: `${direction}${i + 1}` }))
/** The names of the form's fields for transfers in one direction: counterpart and number, in turn. */
export const counterpartFields = (direction: Direction, places: number) =>
  rowsOf(direction, places).flatMap(({ name }) => [name, `${name}Members`])

const transferShape = (places: number): z.ZodRawShape =>
  Object.fromEntries(
    directions
      .flatMap((direction) => rowsOf(direction, places))
      .flatMap(({ direction, place, name }) => [
        [
          name,
          z
            .string()
            .max(300)
            .nullish()
            .register(field, {
              label: numbered(whence[direction], place),
              ...(place === 1 && { hint: byName }),
            }),
        ],
        [`${name}Members`, askedCount(numbered(ofThem[direction], place))],
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
  ...PartsEntry.shape,
})

/** The schema of the forms, with a field for the share of each enterprise, and with the counterparts of `typed`. */
export function reportForm(enterprises: readonly { id: string; name: string }[], typed: Record<string, unknown> = {}) {
  const split = Object.fromEntries(
    enterprises.map(({ id, name }) => [
      splitField(id),
      askedCount({ vi: `Đảng viên tại ${name}`, en: `Members at ${name}` }),
    ]),
  )
  return z.object({ ...asked.shape, ...transferShape(placesIn(typed)), ...split })
}
export type ReportFormValues = z.output<typeof asked> & Record<string, unknown>

type Known = { enterprises: { id: string }[]; carried: Split; begins: Beginning }

/**
 * Whether the form asks for the composition and the split: not if nobody came or went. The report before then says
 * them.
 */
export const composes = (changed: unknown, begins: Beginning) =>
  changed === 'yes' || begins.opening === null || isUnknown(begins) || unknownParts(begins).length > 0

/**
 * The submission of a filled form, in which each counterpart is an id or `outside`. With the answer "no changes" the lines of the flow, their parts and the transfers
 * are ignored, even if they were typed before, and the split is carried over; so are the places of a transfer whose line
 * is empty. Fails at a transfer whose places are incomplete or named twice, and for the answer "changes" without a
 * change.
 */
export function submissionFrom(values: ReportFormValues, { enterprises, carried, begins }: Known): Result<Submission> {
  const { note = null, ...typed } = MemberReportEntry.partial().parse(
    pick(values, Object.keys(MemberReportEntry.shape)),
  )
  const hasChanged = values.changed === 'yes'
  const isComposed = composes(values.changed, begins)
  const unasked = [...(hasChanged ? [] : flowLines), ...(isComposed ? [] : compositionLines)]
  const entry = {
    ...typed,
    note,
    ...Object.fromEntries(unasked.map((name) => [name, null])),
    parts: isComposed ? partsFrom(values, (name) => hasChanged || unknownParts(begins).includes(name)) : null,
  }
  if (!isComposed) return ok({ entry, split: carried, transfers: [] })
  const transfers: Transfer[] = []
  const wrong: Record<string, Message> = {}
  for (const direction of hasChanged ? directions : []) {
    const named = transfersIn(values, direction)
    if (named.ok) transfers.push(...named.value)
    else if (named.problem.kind === 'invalid') Object.assign(wrong, named.problem.fields)
    else return named
  }
  if (Object.keys(wrong).length > 0) return fail({ kind: 'invalid', fields: wrong })
  const split = Object.fromEntries(
    enterprises.flatMap(({ id }) => {
      const members = values[splitField(id)]
      return typeof members === 'number' ? [[id, members] as const] : []
    }),
  )
  const says =
    flowLines.some((name) => entry[name]) ||
    compositionLines.some((name) => typeof entry[name] === 'number') ||
    Object.keys({ ...split, ...carried }).some((id) => split[id] !== carried[id])
  const isMoved = begins.adjustment !== 0 || begins.eventIncrease + begins.eventDecrease > 0
  if (hasChanged && !says && !isMoved) return invalid('admitted', 'no-change-typed')
  return ok({ entry, split, transfers })
}

/**
 * Where the members of a line of transfers came from or went to: every one of them is named, if only as coming from
 * outside. One place may leave its number blank: it has the rest.
 */
function transfersIn(values: ReportFormValues, direction: Direction): Result<Transfer[]> {
  const total = Number(values[lineOf[direction]] ?? 0)
  if (total === 0) return ok([])
  const rows = rowsOf(direction, placesIn(values)).map(({ name }) => ({
    name,
    place: values[name] as string | null | undefined,
    members: values[`${name}Members`] as number | null | undefined,
  }))
  const taken = rows.filter(({ place }) => place)
  const [first] = rows
  const last = taken.at(-1) ?? first
  const unplaced = rows.find(({ place, members }) => members && !place)
  if (unplaced) return invalid(unplaced.name, 'transfer-place')
  if (first && taken.length === 0) return invalid(first.name, 'transfer-place')
  const twice = taken.find(({ place }, at) => taken.findIndex((one) => one.place === place) < at)
  if (twice) return invalid(twice.name, 'transfer-twice')
  const named = taken.reduce((sum, { members }) => sum + (members ?? 0), 0)
  const rest = total - named
  const blank = taken.filter(({ members }) => !members)
  const unnumbered = blank[rest > 0 ? 1 : 0]
  if (unnumbered) return invalid(`${unnumbered.name}Members`, 'empty')
  if (rest < 0) return invalid(lineOf[direction], 'transfer-numbers', { named, total })
  if (last && rest > 0 && blank.length === 0) return invalid(`${last.name}Members`, 'transfer-rest', { rest, total })
  return ok(
    taken.flatMap(({ place, members }) =>
      place && place !== outside ? [{ direction, organisationId: place, members: members || rest }] : [],
    ),
  )
}

/** The members of a line of transfers who came from or went outside the register. */
export const restOutside = (version: Pick<Version, 'transferredIn' | 'transferredOut'>, transfers: Transfer[]) =>
  directions
    .map((direction) => ({
      direction,
      members: transfers
        .filter((one) => one.direction === direction)
        .reduce((rest, { members }) => rest - members, version[lineOf[direction]]),
    }))
    .filter(({ members }) => members > 0)

function partsFrom(values: ReportFormValues, isAsked: (name: string) => boolean): Parts {
  const parts: Parts = {}
  for (const line of partedLines)
    for (const part of partsOf[line]) {
      const name = partField(line, part)
      const value = values[name]
      if (typeof value === 'number' && isAsked(name)) parts[line] = { ...parts[line], [part]: value }
    }
  return parts
}

/**
 * The text of a form that starts from a sent version, the inverse of submissionFrom. A composition that equals the
 * computed one is left empty, so that it is computed again when a line of the flow changes. `names`: of counterparts.
 */
export function typedFrom(version: Version, begins: Beginning, names: Map<string, string>): Typed {
  const blank = { ...version, officialMembers: null, probationaryMembers: null, femaleMembers: null, note: '-' }
  const followed = balanced(blank, begins, false)
  const follows = (name: string) =>
    flowLines.some((line) => line === name && version[line] === 0) ||
    (followed.ok && compositionLines.some((line) => line === name && version[line] === followed.value[line]))
  const counts = Object.keys(MemberReportEntry.shape).map((name): [string, string] => {
    const value = version[name as keyof Version]
    return [name, follows(name) ? '' : typeof value === 'number' ? typed(value) : String(value ?? '')]
  })
  const ofLines = partedLines.flatMap((line) =>
    partsOf[line].map((part): [string, string] => [partField(line, part), typed(version.parts?.[line]?.[part])]),
  )
  const places = [
    ...version.transfers,
    ...restOutside(version, version.transfers).map((rest) => ({ ...rest, organisationId: outside })),
  ]
  const named = directions.flatMap((direction) =>
    places
      .filter((one) => one.direction === direction)
      .flatMap(({ organisationId, members }, at, { length }) => [
        [`${direction}${at + 1}`, names.get(organisationId) ?? outsideWords.vi],
        [`${direction}${at + 1}Members`, length === 1 ? '' : typedNumber(members)],
      ]),
  )
  const isTyped = compositionLines.some((line) => counts.some(([name, text]) => name === line && text !== ''))
  const hasChanged =
    flowLines.some((name) => version[name] > 0) ||
    Object.keys(version.fieldNotes ?? {}).length > 0 ||
    (isTyped && !composes('no', begins))
  return {
    ...Object.fromEntries([...counts, ...ofLines, ...named]),
    ...typedSplit(version.split),
    [questionField]: hasChanged ? 'yes' : 'no',
  }
}

const typed = (count: number | undefined) => (count === undefined ? '' : typedNumber(count))

/** A split as text for the form. */
export const typedSplit = (split: Split): Typed =>
  Object.fromEntries(Object.entries(split).map(([id, members]) => [splitField(id), typedNumber(members)]))

const pick = (values: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(names.filter((name) => name in values).map((name) => [name, values[name]]))
