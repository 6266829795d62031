import { invalid, ok, type Result } from '../result'
import { type Entry, type Part, type PartedLine, type Parts, partedLines, partField, partsOf } from './lines'

/** The computed lines of a report; see report_opening. Only the opening of the first report is typed. */
export type Beginning = {
  previousId: string | null
  /** Null for the first report: then its opening is typed. */
  opening: number | null
  adjustment: number
  eventIncrease: number
  eventDecrease: number
  /** How many of those whom events moved are probationary, how many are women; null: an event does not say. */
  eventParts: Record<'eventIncrease' | 'eventDecrease', Record<keyof Part, number | null>>
  /** The composition of the report before; null: not known. */
  probationaryMembers: number | null
  femaleMembers: number | null
}

/** The composition at closing as it is stored; null: chưa có số liệu. */
export type Composition = {
  officialMembers: number | null
  probationaryMembers: number | null
  femaleMembers: number | null
  parts: Parts | null
}

/** The lines of a report that change its composition. The adjustment may be negative. */
type Moved = Record<PartedLine | 'becameOfficial' | 'openingTotal' | 'closingTotal', number>
type Known = Pick<Beginning, 'eventParts' | 'probationaryMembers' | 'femaleMembers'>

const decreasing = new Set<PartedLine>(['transferredOut', 'leftParty', 'died', 'otherDecrease', 'eventDecrease'])
const computed = ['carriedAdjustment', 'eventIncrease', 'eventDecrease'] as const
const total = (part: keyof Part) => `${part}Members` as const

/** The bounds of a number of the composition: a part that was left blank may be none or all of its line. */
export type Reckoning = {
  /** At opening; null: not known. */
  before: number | null
  up: { least: number; most: number }
  down: { least: number; most: number }
  /** The lines with a blank part. */
  blanks: PartedLine[]
  least: number
  most: number
}

/** Reckons how many probationers or women there are at closing, from the report before and the parts of the lines. */
export function reckon(part: keyof Part, moved: Moved, parts: Parts | null, begins: Known): Reckoning {
  const before = moved.openingTotal === 0 ? 0 : begins[total(part)]
  const official = part === 'probationary' ? moved.becameOfficial : 0
  const [up, down] = [
    { least: 0, most: 0 },
    { least: official, most: official },
  ]
  const blanks: PartedLine[] = []
  for (const line of partedLines.filter((line) => moved[line] !== 0)) {
    const count = Math.abs(moved[line])
    const known = part === 'probationary' && line === 'admitted' ? count : parts?.[line]?.[part]
    const way = decreasing.has(line) || moved[line] < 0 ? down : up
    way.least += known ?? 0
    way.most += known ?? count
    if (known === undefined) blanks.push(line)
  }
  const bounds =
    before === null
      ? { least: 0, most: moved.closingTotal }
      : { least: before + up.least - down.most, most: before + up.most - down.least }
  return { before, up, down, blanks, ...bounds }
}

/** The number if the bounds leave only one, null if they leave several. */
export const certain = ({ least, most }: Reckoning, closing: number): number | null =>
  Math.max(0, least) === Math.min(closing, most) ? Math.max(0, least) : null

/**
 * The composition at closing. A typed number stands; otherwise it is what the report before and the parts of the lines
 * leave certain, and null if they leave it open. It is never guessed. Fails if the parts are impossible.
 */
export function composed(entry: Entry, moved: Moved, begins: Known): Result<Composition> {
  const parts: Parts = {}
  for (const line of partedLines)
    for (const part of partsOf[line]) {
      const count = Math.abs(moved[line])
      const value = knownPart(begins, line, part) ?? entry.parts?.[line]?.[part]
      if (value === undefined || value === null) continue
      if (value > count) return invalid(partField(line, part), 'part-of-line', { part: value, count })
      if (count > 0) parts[line] = { ...parts[line], [part]: value }
    }
  const closing = moved.closingTotal
  const settled = { probationary: typedProbationary(entry, closing), female: entry.femaleMembers ?? null }
  if (settled.probationary !== null) {
    const probationary = Math.max(0, settled.probationary)
    const official = entry.officialMembers ?? Math.max(0, closing - probationary)
    if (official + probationary !== closing)
      return invalid('officialMembers', 'v01-numbers', { official, probationary, closing })
  }
  for (const part of ['probationary', 'female'] as const) {
    if (settled[part] !== null) continue
    const reckoning = reckon(part, moved, parts, begins)
    const impossible = refused(part, reckoning, moved)
    if (impossible) return impossible
    settled[part] = certain(reckoning, closing)
  }
  return ok({
    officialMembers: settled.probationary === null ? null : closing - settled.probationary,
    probationaryMembers: settled.probationary,
    femaleMembers: settled.female,
    parts: Object.keys(parts).length > 0 ? parts : null,
  })
}

const typedProbationary = ({ officialMembers, probationaryMembers }: Entry, closing: number) =>
  probationaryMembers ?? (typeof officialMembers === 'number' ? closing - officialMembers : null)

/** What an event says of the members that it moved; null if it is not the line of an event, or the event does not say. */
const knownPart = ({ eventParts }: Known, line: PartedLine, part: keyof Part) =>
  line === 'eventIncrease' || line === 'eventDecrease' ? eventParts[line][part] : null

/** More probationers became official than there were at opening or came since. */
function beyondProbationers({ before, up }: Reckoning, { becameOfficial, admitted }: Moved) {
  const came = up.most - admitted
  return before !== null && becameOfficial > before + came
    ? { official: becameOfficial, opening: before, came }
    : undefined
}

/** The failure if no number fits the parts: fewer than none are left, or more than all. */
function refused(part: keyof Part, reckoning: Reckoning, moved: Moved): Result<never> | null {
  const { before, up, down, least, most } = reckoning
  if (before === null) return null
  const beyond = part === 'probationary' ? beyondProbationers(reckoning, moved) : undefined
  if (most < 0)
    return beyond
      ? invalid('becameOfficial', 'official-too-many', beyond)
      : invalid(largest(part, moved), `${part}-negative`, { opening: before, up: up.most, down: down.least })
  if (least > moved.closingTotal)
    return invalid(largest(part, moved), `${part}-beyond`, { count: least, closing: moved.closingTotal })
  return null
}

/** The field of the part of the largest typed decrease, or else increase. */
function largest(part: keyof Part, moved: Moved): string {
  const [line] = partedLines
    .filter((line) => moved[line] > 0 && !computed.some((one) => one === line) && partsOf[line].includes(part))
    .toSorted((a, b) => Number(decreasing.has(b)) - Number(decreasing.has(a)) || moved[b] - moved[a])
  return line ? partField(line, part) : total(part)
}

/** What needs a note: more became official than were probationary, or a typed number differs from the reckoned one. */
export function unexplained(counts: Moved & Composition, begins: Known): Result<never> | null {
  for (const part of ['probationary', 'female'] as const) {
    const reckoning = reckon(part, counts, counts.parts, begins)
    const beyond = part === 'probationary' ? beyondProbationers(reckoning, counts) : undefined
    if (beyond) return invalid('note', 'official-beyond', beyond)
    const number = counts[total(part)]
    if (number === null || (number >= reckoning.least && number <= reckoning.most)) continue
    const reckoned = number < reckoning.least ? reckoning.least : reckoning.most
    return invalid('note', `${part}-differs`, { number, reckoned })
  }
  return null
}

/** The fields for the parts of lines that are not typed: of corrections, and of events that do not say them. */
export const unknownParts = (begins: Beginning): string[] => {
  const counts = {
    carriedAdjustment: begins.adjustment,
    eventIncrease: begins.eventIncrease,
    eventDecrease: begins.eventDecrease,
  }
  return computed.flatMap((line) =>
    partsOf[line]
      .filter((part) => counts[line] !== 0 && knownPart(begins, line, part) === null)
      .map((part) => partField(line, part)),
  )
}

/** Whether the composition of the report before is unknown, so that only typed numbers make it known again. */
export const isUnknown = ({ opening, probationaryMembers, femaleMembers }: Beginning) =>
  opening !== 0 && (probationaryMembers === null || femaleMembers === null)
