import { decreases, increases } from '../../core/member-report/balance'
import type { EventInput } from '../event/record'
import { type Line, labels } from '../member-report/entry'
import type { Standing } from '../member-report/queries'
import type { memberReportVersion } from '../member-report/record'

/** All lines of a report, in the order of the form. */
export const lines = Object.keys(labels) as Line[]

/**
 * Lines that only a sum has: first reports with a typed opening; organisations that came under the top or left it;
 * corrections of earlier periods that this period's report does not have; and where reports are missing, what a figure
 * that stands in changes, from becoming too old to being replaced by a report.
 */
export const ownLines = ['initial', 'came', 'left', 'corrected', 'estimate'] as const
type OwnLine = (typeof ownLines)[number]
export type SumLine = Line | OwnLine

/** Null where nothing is known: missing is not zero. */
export type Lines = Record<SumLine, number | null>

/** What explains the way from opening to closing; adjustments may be negative. */
export const adjustments = ['carriedAdjustment', 'initial', 'corrected', 'estimate'] as const
export const gains = ['came', ...increases] as const
export const losses = ['left', ...decreases] as const

type Grade = NonNullable<(typeof memberReportVersion.$inferSelect)['grade']>
type Fate = 'left' | 'retired' | 'ended'

/** What the register knows of an organisation in one branch for one period; see places_below and figures_around. */
export type Facts = Record<Line, number | null> & {
  periodId: string
  id: string
  name: string
  branchId: string
  branchName: string
  wasIn: boolean
  isIn: boolean
  /** It has others below itself on the last day, or had them on the day before. */
  isSummed: boolean
  isExpected: boolean
  hasEnded: boolean
  fate: Fate | null
  /** The figure on the day before the period, and the last official closing by then, at any age. */
  before: number | null
  knownBefore: number | null
  /** The figure on the last day; the composition is null if events changed it since its report. */
  after: number | null
  officialAfter: number | null
  probationaryAfter: number | null
  femaleAfter: number | null
  /** Members moved by events of the period, as recorded; is…Open: a part has no number. */
  eventsCame: number | null
  eventsGone: number | null
  /** Those since the last official report and before the period; the report for the period has them in its lines. */
  earlierCame: number
  earlierGone: number
  isCameOpen: boolean
  isGoneOpen: boolean
  reportId: string | null
  /** Of the latest version: a correction may wait while the confirmed version before it still counts. */
  standing: Standing
  isConfirmed: boolean
  previousId: string | null
  grade: Grade | null
}

/**
 * An organisation's part in the sum. `reported`: by its official report; `missing`: expected to report, its last figure
 * counts; `carried`: not expected, its last figure counts; `rose`: it has got others below itself; this one and those
 * that are no longer there are computed and owe no report.
 */
export type Row = Pick<
  Facts,
  'periodId' | 'id' | 'name' | 'branchId' | 'branchName' | 'hasEnded' | 'isExpected' | 'isConfirmed' | 'reportId'
> &
  Pick<Facts, 'standing' | 'grade'> & {
    kind: 'reported' | 'missing' | 'carried' | 'rose' | Fate
    lines: Lines
    /** Closing minus opening and all lines: 0 unless something is wrong. */
    rest: number
  }

/** A part of an event in which an organisation of the sum took part. Out of sight, organisation and members are null. */
export type Move = {
  eventId: string
  kind: EventInput['kind'] | null
  effectiveOn: string
  organisationId: string | null
  isLeaving: boolean
  members: number | null
}

/** Something that does not add up, by the organisation or the event where it happens. */
export type Finding =
  /** Of a row: opening + lines ≠ closing. */
  | { why: 'opening' | 'event' | 'nowhere' | 'closed-with' | 'above' | 'gap'; row: Row; rest: number; numbers: Numbers }
  /** The numbers that a report has of events are no longer those of the events. */
  | { why: 'report-event'; row: Row; numbers: Numbers }
  /** An event within the sum in which the numbers that left and came differ, or are not recorded. */
  | { why: 'uneven' | 'untold'; event: Pick<Move, 'eventId' | 'kind' | 'effectiveOn'>; numbers: Numbers }
type Numbers = Record<string, number>

/** Opening and all lines without the closing. */
export const explainedBy = (lines: Lines) =>
  (lines.openingTotal ?? 0) +
  (among(lines, adjustments) ?? 0) +
  (among(lines, gains) ?? 0) -
  (among(lines, losses) ?? 0)

/** The sum of some lines; null if none is known. */
export const among = (lines: Lines, names: readonly SumLine[]) => added(names.map((name) => lines[name]))

export const linesFrom = (value: (line: SumLine) => number | null) =>
  Object.fromEntries([...lines, ...ownLines].map((line) => [line, value(line)])) as Lines

/** Null if all are. */
export const added = (counts: (number | null)[]) =>
  counts.reduce((sum, count) => (count === null ? sum : (sum ?? 0) + count), null)

export const orNull = (count: number) => (count === 0 ? null : count)

/** The part of an organisation in the sum, with its lines. */
export function rowOf(facts: Facts): Row {
  const { periodId, id, name, branchId, branchName, hasEnded, isExpected, isConfirmed, reportId, standing, grade } =
    facts
  const kind = facts.fate ?? (isConfirmed ? 'reported' : isExpected ? 'missing' : facts.isSummed ? 'rose' : 'carried')
  const made = { ...linesFrom(() => null), ...linesOf(facts, kind) }
  return {
    ...{ periodId, id, name, branchId, branchName, hasEnded, isExpected, reportId, standing },
    isConfirmed: isConfirmed && !facts.fate,
    grade: facts.fate ? null : grade,
    kind,
    lines: made,
    rest: (made.closingTotal ?? 0) - explainedBy(made),
  }
}

function linesOf(facts: Facts, kind: Row['kind']): Partial<Lines> {
  const { before, knownBefore, wasIn, isIn } = facts
  const openingTotal = wasIn ? before : null
  const came = wasIn || facts.fate ? null : orNull(before ?? 0)
  if (kind === 'left' || kind === 'retired') return { openingTotal, left: before, closingTotal: 0 }
  if (kind === 'reported') {
    const isFirst = facts.previousId === null
    const stoodIn = (knownBefore ?? 0) + facts.earlierCame - facts.earlierGone - (before ?? 0)
    const without = (line: number | null, earlier: number) => (line === null ? null : line - Math.min(line, earlier))
    return {
      ...Object.fromEntries(lines.map((line) => [line, facts[line]])),
      openingTotal,
      came,
      initial: isFirst ? orNull((facts.openingTotal ?? 0) - (before ?? 0)) : null,
      corrected: isFirst ? null : orNull((facts.openingTotal ?? 0) - (knownBefore ?? 0)),
      estimate: isFirst ? null : orNull(stoodIn),
      eventIncrease: without(facts.eventIncrease, isFirst ? 0 : facts.earlierCame),
      eventDecrease: without(facts.eventDecrease, isFirst ? 0 : facts.earlierGone),
      closingTotal: facts.isSummed ? (facts.after ?? 0) : isIn ? facts.closingTotal : 0,
    }
  }
  // What the numbers of events do not explain belongs to an event without a number, if there is one. Of an organisation
  // that ended nobody remains, so that all its members left by its event.
  const closingTotal = isIn && kind !== 'rose' ? facts.after : isIn ? (facts.after ?? 0) : 0
  const rest = (closingTotal ?? 0) - (before ?? 0) - (facts.eventsCame ?? 0) + (facts.eventsGone ?? 0)
  const [untoldCame, untoldGone] = [facts.isCameOpen && rest > 0, facts.isGoneOpen && rest < 0]
  const flow = {
    openingTotal,
    came,
    eventIncrease: untoldCame ? (facts.eventsCame ?? 0) + rest : facts.eventsCame,
    eventDecrease: untoldGone ? (facts.eventsGone ?? 0) - rest : facts.eventsGone,
    closingTotal,
  }
  if (!isIn || kind === 'rose') return flow
  return {
    ...flow,
    // One from outside without a figure stands with the number it was handed over with.
    ...(untoldCame || untoldGone ? {} : wasIn ? { estimate: orNull(rest) } : { came: orNull((came ?? 0) + rest) }),
    officialMembers: facts.officialAfter,
    probationaryMembers: facts.probationaryAfter,
    femaleMembers: facts.femaleAfter,
  }
}

const computed: Row['kind'][] = ['left', 'retired', 'rose', 'ended']
/** Whether the sum names it beside the lines of reports. */
export const isNamed = ({ kind, lines }: Row) =>
  computed.includes(kind) || ownLines.some((line) => lines[line] !== null)

/** What does not add up in the row of an organisation. */
export function findingsOf(facts: Facts, row: Row): Finding[] {
  const { rest, lines, kind } = row
  const { eventsCame, eventsGone } = facts
  const before = facts.before ?? 0
  const findings: Finding[] = []
  if (rest !== 0 && kind === 'reported') {
    const closing = facts.closingTotal ?? 0
    const numbers = { opening: facts.openingTotal ?? 0, before, closing }
    const why = facts.isSummed ? 'above' : facts.isIn ? 'opening' : 'closed-with'
    findings.push({ why, row, rest, numbers })
  } else if (rest !== 0) {
    const why = eventsGone === null ? 'nowhere' : 'event'
    findings.push({ why, row, rest, numbers: { gone: lines.eventDecrease ?? 0, before } })
  }
  if (kind === 'reported') {
    const told = { came: lines.eventIncrease ?? 0, gone: lines.eventDecrease ?? 0 }
    const now = { cameNow: eventsCame ?? told.came, goneNow: eventsGone ?? told.gone }
    if (now.cameNow !== told.came || now.goneNow !== told.gone)
      findings.push({ why: 'report-event', row, numbers: { ...told, ...now } })
  }
  return findings
}
