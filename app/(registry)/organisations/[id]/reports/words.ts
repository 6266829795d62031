import { today } from '@/core/date'
import { formatChange, formatCount, formatDate, type Locale } from '@/core/locale'
import { periodInSentence, periodName } from '@/core/period'
import type { Column } from '@/core/spreadsheet'
import { eventKindInWords } from '@/db/event/record'
import { labels, yearlyLines } from '@/db/member-report/entry'
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
import { gradesOf, type SumBelow, type TwoSided, twoSided } from '@/db/report/summing'
import type { Say } from '@/messages/say'
import type { Chosen } from './chosen'

export type Speaker = { say: Say<'organisation-reports'>; locale: Locale }

export const nameOfChosen = ({ periods, year }: Chosen, locale: Locale) =>
  year === null ? nameOfPeriod(periods[0], locale) : periodName({ kind: 'year', year, index: 1 }, locale)

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
    ...(chosen.absent.length > 0
      ? [say('absent', { quarters: chosen.absent.map((one) => periodInSentence(one, locale)).join(', ') })]
      : []),
    ...(sum.outOfSight > 0 ? [say('out-of-sight', { count: count(sum.outOfSight) })] : []),
  ]
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
  const way = say(rest === 0 ? 'check.right' : 'check.wrong', {
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

/** The columns of the file of a sum, and its rows. A number that is not known is empty, not 0. */
export function fileOf(chosen: Chosen, speaker: Speaker) {
  const { say, locale } = speaker
  const all = [...lines, ...ownLines].filter((line) => isYearly(chosen) || !yearlyLines.some((one) => one === line))
  const columns: Column[] = [
    { name: 'branch', label: say('branch'), kind: 'text' },
    { name: 'name', label: say('organisation'), kind: 'text' },
    { name: 'standing', label: say('standing'), kind: 'text' },
    ...all.map((line) => ({ name: line, label: lineInWords(line, speaker), kind: 'count' as const })),
    { name: 'rest', label: say('short.rest'), kind: 'count' },
    ...(isYearly(chosen) ? [{ name: 'grade', label: say('grade'), kind: 'text' as const }] : []),
  ]
  const rowsOf = (sum: SumBelow, before: YearBefore | null) => {
    const ofGrades = gradesOf(sum.rows).map(({ grade, count }) => `${vocabulary.grade[grade][locale]}: ${count}`)
    const { way, findings } = checkOf(sum, chosen, speaker)
    const inside = (part: (line: TwoSided) => number) => Object.fromEntries(twoSided.map((line) => [line, part(line)]))
    return [
      ...sum.rows.map((row) => ({
        branch: row.branchId === row.id ? '' : row.branchName,
        name: row.name,
        standing: standingOf(row, say),
        ...row.lines,
        rest: row.rest,
        grade: row.grade ? vocabulary.grade[row.grade][locale] : '',
      })),
      { branch: say('sum'), ...sum.lines, rest: sum.rest },
      ...(before ? [{ branch: nameOfChosen(before.chosen, locale), ...before.sum.lines, rest: before.sum.rest }] : []),
      { branch: say('inside'), ...inside((line) => sum.inside[line]) },
      { branch: say('outside'), ...inside((line) => (sum.lines[line] ?? 0) - sum.inside[line]) },
      ...[
        ...basisOf(sum, chosen, speaker),
        ...(ofGrades.length > 0 ? [`${say('grades')}: ${ofGrades.join('; ')}`] : []),
        `${say('check.title')}: ${way}`,
        ...findings.map(({ text }) => text),
      ].map((branch) => ({ branch })),
    ]
  }
  return { columns, rowsOf }
}

export type YearBefore = { sum: SumBelow; chosen: Chosen }

export const isYearly = ({ periods }: Chosen) => periods.some(({ asksYearly }) => asksYearly)

function standingOf({ kind, standing }: Row, say: Speaker['say']) {
  if (kind === 'reported' || kind === 'missing') return say(`standing-of.${standing}`)
  return kind === 'carried' ? say('standing-of.carried') : say(`explained-by.${kind}`)
}
