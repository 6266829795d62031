import { today } from '@/core/date'
import { formatChange, formatCount, formatDate, type Locale } from '@/core/locale'
import { yearlyLines } from '@/core/member-report/lines'
import { periodInSentence, periodName } from '@/core/period'
import type { Column } from '@/core/spreadsheet'
import { eventKindInWords } from '@/db/event/record'
import { type Line, labels } from '@/db/member-report/entry'
import { nameInSentence, nameOfPeriod } from '@/db/period/words'
import { vocabulary } from '@/db/record/vocabulary'
import {
  adjustments,
  among,
  type Finding,
  gains,
  lines,
  losses,
  ownLines,
  type Row,
  type SumLine,
} from '@/db/report/sum-row'
import { gradesOf, type SumBelow, type TwoSided, totalOf, twoSided } from '@/db/report/summing'
import type { Reconciled } from '@/db/report/transfers'
import type { Say } from '@/messages/say'
import type { Chosen } from './chosen'

export type Speaker = { say: Say<'organisation-reports'>; locale: Locale }

export const nameOfChosen = ({ periods, year }: Chosen, locale: Locale) =>
  year === null ? nameOfPeriod(periods[0], locale) : periodName({ kind: 'year', year, index: 1 }, locale)

/** The name of what is summed as a title: Tổng hợp quý III/2026. */
export const titleOf = ({ periods, year }: Chosen, { say, locale }: Speaker) =>
  say('summed', {
    period:
      year === null ? nameInSentence(periods[0], locale) : periodInSentence({ kind: 'year', year, index: 1 }, locale),
  })

/** Whether a confirmed report is of what is chosen. */
export const isWithin = ({ startsOn }: { startsOn: string }, { periods, last }: Chosen) =>
  startsOn >= periods[0].startsOn && startsOn <= last.endsOn

/** The period of a row in a year's sum, within a sentence. */
export const quarterOf = ({ periods }: Chosen, periodId: string, locale: Locale) => {
  const period = periods.find(({ id }) => id === periodId)
  return period ? nameInSentence(period, locale) : ''
}

export const lineInWords = (line: SumLine, { say, locale }: Speaker) =>
  isOwn(line) ? say(`line-of.${line}`) : labels[line][locale]
const isOwn = (line: SumLine): line is (typeof ownLines)[number] => ownLines.some((one) => one === line)

const signed = (count: number, locale: Locale) => formatChange(count, 0, locale)

/** Whether the period, or the last quarter of the year, has not ended: its figures are those known so far. */
export const isUnderWay = ({ last }: Chosen): boolean => last.endsOn >= today()

/** What a sum rests on, as the lines that a page shows at its head and a file at its end. */
export function basisOf(sum: SumBelow, chosen: Chosen, { say, locale }: Speaker): string[] {
  const carried = sum.counting.filter(({ isConfirmed, lines }) => !isConfirmed && lines.closingTotal !== null)
  const members = carried.reduce((total, { lines }) => total + (lines.closingTotal ?? 0), 0)
  const count = (number: number) => formatCount(number, locale)
  return [
    say('basis', { have: count(sum.have), of: count(sum.of) }),
    ...(isUnderWay(chosen) ? [say('not-ended', { day: formatDate(chosen.last.endsOn, locale) })] : []),
    ...(carried.length > 0 ? [say('carried-over', { count: count(carried.length), members: count(members) })] : []),
    ...untoldIn(sum, chosen, { say, locale }),
    ...(chosen.absent.length > 0
      ? [say('absent', { quarters: chosen.absent.map((one) => periodInSentence(one, locale)).join(', ') })]
      : []),
    ...(sum.outOfSight > 0 ? [say('out-of-sight', { count: count(sum.outOfSight) })] : []),
  ]
}

/** Why the parts of the closing add up to less: the closing has figures that stand in, which have not all parts. */
function untoldIn({ rows }: SumBelow, chosen: Chosen, { say, locale }: Speaker): string[] {
  const lacking = (line: Line) => rows.filter(({ lines }) => (lines.closingTotal ?? 0) > 0 && lines[line] === null)
  const parts = [
    { what: 'composition', without: lacking('officialMembers') },
    { what: 'yearly', without: isYearly(chosen) ? lacking('membersTo30') : [] },
  ] as const
  return parts
    .filter(({ without }) => without.length > 0)
    .map(({ what, without }) =>
      say(`untold-in.${what}`, {
        count: formatCount(without.length, locale),
        members: formatCount(totalOf(without, 'closingTotal') ?? 0, locale),
      }),
    )
}

/** The check in words: the way from opening to closing, and what does not add up. */
export function checkOf(
  sum: SumBelow,
  chosen: Chosen,
  speaker: Speaker,
): { way: string; findings: { text: string; href: string }[] } {
  const { say, locale } = speaker
  const { lines: of, rest } = sum
  const other = among(of, adjustments) ?? 0
  const count = (number: number | null) => formatCount(number ?? 0, locale)
  const sides = () => ({
    opening: count(of.openingTotal),
    up: count(among(of, gains)),
    down: count(among(of, losses)),
    other:
      other === 0
        ? ''
        : ` ${other > 0 ? '+' : '−'} ${count(Math.abs(other))} (${say('short.adjustment').toLowerCase()})`,
    closing: count(of.closingTotal),
    rest: signed(rest, locale),
  })
  const isUntold = of.openingTotal === null && of.closingTotal === null
  const way = isUntold ? say('check.none') : say(rest === 0 ? 'check.right' : 'check.wrong', sides())
  return { way, findings: sum.findings.map((finding) => findingOf(finding, chosen, speaker)) }
}

function findingOf(finding: Finding, chosen: Chosen, { say, locale }: Speaker) {
  const numbers = Object.fromEntries(
    Object.entries(finding.numbers).map(([name, number]) => [name, formatCount(number, locale)]),
  )
  if ('event' in finding) {
    const { kind, eventId, effectiveOn } = finding.event
    const event = kind ? eventKindInWords(kind, locale) : say('event')
    return {
      text: say(`check.${finding.why}`, { ...numbers, event, day: formatDate(effectiveOn, locale) }),
      href: `/events/${eventId}`,
    }
  }
  const { row, why } = finding
  const rest = 'rest' in finding ? signed(finding.rest, locale) : ''
  const text = say(`check.${why}`, { ...numbers, name: row.name, rest })
  return {
    text: chosen.year === null ? text : `${quarterOf(chosen, row.periodId, locale)}: ${text}`,
    href: row.reportId ? `/member-reports/${row.reportId}` : `/organisations/${row.id}`,
  }
}

/** What explains a change beside the lines of reports, by organisation. */
export function explanationsOf({ kind, lines, name, id, periodId, branchId }: Row, { say, locale }: Speaker) {
  const own = ownLines.flatMap((line) => {
    const members = lines[line]
    if (members === null) return []
    return [{ what: kind === 'retired' ? kind : line, members: line === 'left' ? -members : members }]
  })
  const lost = (lines.closingTotal ?? 0) - (lines.openingTotal ?? 0)
  const computed = kind === 'ended' || kind === 'rose' ? [{ what: kind, members: lost }] : []
  return [...own, ...computed].map(({ what, members }) => ({
    id: `${periodId} ${branchId} ${id} ${what}`,
    organisationId: id,
    name,
    periodId,
    what: say(`explained-by.${what}`),
    members: signed(members, locale),
  }))
}

/** Members moved within the sum and over its border, by way. */
export function insideOf({ lines, inside }: SumBelow) {
  const ways = [
    { id: 'transfers', up: 'transferredIn', down: 'transferredOut' },
    { id: 'events', up: 'eventIncrease', down: 'eventDecrease' },
    { id: 'organisations', up: 'came', down: 'left' },
  ] as const satisfies { id: string; up: TwoSided; down: TwoSided }[]
  return ways
    .filter(({ up, down }) => (lines[up] ?? 0) + (lines[down] ?? 0) > 0)
    .map(({ id, up, down }) => ({
      id,
      insideUp: inside[up],
      insideDown: inside[down],
      outsideUp: (lines[up] ?? 0) - inside[up],
      outsideDown: (lines[down] ?? 0) - inside[down],
    }))
}

/**
 * The sheets of the file of a sum: its organisations with the sum, then the sum beside that of the year before and its
 * parts within and outside, and the grades. A number that is not known is empty, not 0.
 */
export function fileOf(chosen: Chosen, speaker: Speaker) {
  const { say, locale } = speaker
  const text = (name: string, label: string): Column => ({ name, label, kind: 'text' })
  const counts = [
    ...[...lines, ...ownLines]
      .filter((line) => isYearly(chosen) || !yearlyLines.some((one) => one === line))
      .map((line) => ({ name: line, label: lineInWords(line, speaker), kind: 'count' as const })),
    { name: 'rest', label: say('short.rest'), kind: 'count' as const },
  ]
  return {
    columns: [
      text('branch', say('branch')),
      text('name', say('organisation')),
      text('standing', say('standing')),
      ...counts,
      ...(isYearly(chosen) ? [text('grade', say('grade'))] : []),
    ],
    madeOf: (sum: SumBelow) => ({
      rows: sum.rows.map((row) => rowOf(row, speaker)),
      total: { branch: say('sum'), ...sum.lines, rest: sum.rest },
      basis: restsOn(sum, chosen, speaker),
    }),
    parts: { columns: [text('what', say('what')), ...counts], rowsOf: partsOf(chosen, speaker) },
    grades: {
      columns: [
        text('grade', say('grade')),
        { name: 'count', label: say('organisations-count'), kind: 'count' as const },
      ],
      rowsOf: (sum: SumBelow) =>
        gradesOf(sum.rows).map((one) => ({ ...one, grade: vocabulary.grade[one.grade][locale] })),
    },
  }
}

const rowOf = (row: Row, { say, locale }: Speaker) => ({
  branch: row.branchId === row.id ? '' : row.branchName,
  name: row.name,
  standing: standingOf(row, say),
  ...row.lines,
  rest: row.rest,
  grade: row.grade ? vocabulary.grade[row.grade][locale] : '',
})

/** The sum, that of the year before, and what of it moved within the sum and over its border. */
const partsOf =
  (chosen: Chosen, { say, locale }: Speaker) =>
  (sum: SumBelow, before: YearBefore | null, { nowhere, twice }: Reconciled) => {
    const moved = (part: (line: TwoSided) => number) => Object.fromEntries(twoSided.map((line) => [line, part(line)]))
    return [
      { what: `${say('sum')}, ${nameOfChosen(chosen, locale)}`, ...sum.lines, rest: sum.rest },
      ...(before ? [{ what: nameOfChosen(before.chosen, locale), ...before.sum.lines, rest: before.sum.rest }] : []),
      { what: say('inside'), ...moved((line) => sum.inside[line]) },
      { what: say('outside'), ...moved((line) => (sum.lines[line] ?? 0) - sum.inside[line]) },
      ...(nowhere ? [{ what: say('nowhere'), closingTotal: nowhere }] : []),
      ...(twice ? [{ what: say('twice'), closingTotal: twice }] : []),
      ...(twice && sum.lines.closingTotal !== null
        ? [{ what: say('net'), closingTotal: sum.lines.closingTotal - twice }]
        : []),
    ]
  }

/** What the sum rests on, its grades and its check, in words. */
function restsOn(sum: SumBelow, chosen: Chosen, speaker: Speaker): string[] {
  const { say, locale } = speaker
  const grades = gradesOf(sum.rows).map(({ grade, count }) => `${vocabulary.grade[grade][locale]}: ${count}`)
  const { way, findings } = checkOf(sum, chosen, speaker)
  return [
    ...basisOf(sum, chosen, speaker),
    ...(grades.length > 0 ? [`${say('grades')}: ${grades.join('; ')}`] : []),
    `${say('check.title')}: ${way}`,
    ...findings.map(({ text }) => text),
  ]
}

export type YearBefore = { sum: SumBelow; chosen: Chosen }

export const isYearly = ({ periods }: Chosen) => periods.some(({ asksYearly }) => asksYearly)

function standingOf({ kind, standing }: Row, say: Speaker['say']) {
  if (kind === 'reported' || kind === 'missing') return say(`standing-of.${standing}`)
  return kind === 'carried' ? say('standing-of.carried') : say(`explained-by.${kind}`)
}
