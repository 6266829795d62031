import { fail, invalid, ok, type Result } from '../../core/result'
import { type Beginning, type Composition, composed, unexplained } from './composition'
import { ageBands, gradeCounts, type MemberReportEntry, occupations, subsets } from './entry'
import type { RuleResult } from './record'

/** The lines that change the total: typed ones, and those computed from events. */
export const increases = ['admitted', 'transferredIn', 'otherIncrease', 'eventIncrease'] as const
export const decreases = ['transferredOut', 'leftParty', 'died', 'otherDecrease', 'eventDecrease'] as const

type Change = (typeof increases)[number] | (typeof decreases)[number]
export type Flow = Record<Change, number>

export const sumOf = (flow: Flow, names: readonly Change[]) => names.reduce((sum, name) => sum + flow[name], 0)

/** The closing by V03. `begins`: opening plus adjustment. */
export const closingOf = (begins: number, flow: Flow) => begins + sumOf(flow, increases) - sumOf(flow, decreases)

/** V20: a change of more than a quarter and of more than five members needs a note. */
export const isJump = (previous: number, closing: number) =>
  Math.abs(closing - previous) > 5 && Math.abs(closing - previous) > previous / 4

type Computed = Flow &
  Composition & { openingTotal: number; carriedAdjustment: number; becameOfficial: number; closingTotal: number }
export type Counts = Omit<MemberReportEntry, keyof Computed> & Computed

/**
 * Computes the counts of a version from a typed report, or fails with the rule that is broken (V01–V03, V20) at the
 * field to correct, with the numbers for the message. Empty lines of the flow are 0. For the composition see
 * composition.ts.
 */
export function balanced(entry: MemberReportEntry, begins: Beginning, asksYearly: boolean): Result<Counts> {
  const opening = begins.opening ?? entry.openingTotal ?? null
  if (opening === null) return invalid('openingTotal', 'empty')
  const flow = {
    admitted: entry.admitted ?? 0,
    becameOfficial: entry.becameOfficial ?? 0,
    transferredIn: entry.transferredIn ?? 0,
    transferredOut: entry.transferredOut ?? 0,
    leftParty: entry.leftParty ?? 0,
    died: entry.died ?? 0,
    otherIncrease: entry.otherIncrease ?? 0,
    otherDecrease: entry.otherDecrease ?? 0,
    eventIncrease: begins.eventIncrease,
    eventDecrease: begins.eventDecrease,
  }
  const [up, down] = [sumOf(flow, increases), sumOf(flow, decreases)]
  const closingTotal = closingOf(opening + begins.adjustment, flow)
  if (closingTotal < 0) return invalid(largestOf(flow), 'v03-negative', { opening, up, down })

  const moved = { ...flow, openingTotal: opening, carriedAdjustment: begins.adjustment, closingTotal }
  const composition = composed(entry, moved, begins)
  if (!composition.ok) return composition
  const counts: Counts = { ...entry, ...moved, ...composition.value }
  return broken(counts, begins, asksYearly) ?? ok(counts)
}

function broken(counts: Counts, begins: Beginning, asksYearly: boolean): Result<never> | null {
  const { closingTotal } = counts
  const yearly = asksYearly ? [...ageBands, ...occupations] : []
  const wrong = [
    ...yearly.filter((name) => isBlank(counts[name])).map((name) => [name, { key: 'empty' }]),
    ...subsets
      .filter((name) => (counts[name] ?? 0) > closingTotal)
      .map((name) => [name, { key: 'v02-numbers', values: { closing: closingTotal } }]),
  ]
  if (wrong.length > 0) return fail({ kind: 'invalid', fields: Object.fromEntries(wrong) })
  if (counts.note) return null
  if (counts.otherIncrease + counts.otherDecrease > 0) return invalid('note', 'other-needs-note')
  const inexact = unexplained(counts, begins)
  if (inexact) return inexact
  const previous = begins.opening
  if (previous !== null && isJump(previous, closingTotal))
    return invalid('note', 'v20', { previous, closing: closingTotal })
  return null
}

const isBlank = (count: number | null | undefined): count is null | undefined => count === null || count === undefined

const largestOf = (flow: Flow) =>
  (['transferredOut', 'leftParty', 'died', 'otherDecrease'] as const).reduce((most, name) =>
    flow[name] > flow[most] ? name : most,
  )

type Seen = {
  counts: Counts
  previous: number | null
  /** Earlier confirmed closings of the organisation, latest first. */
  history: number[]
  usualRangeFactor: number
  isCell: boolean
  /** Workers of the covered enterprises; null if unknown or not readable for the actor. */
  workers: number | null
  officialMinimum: number
  committeeMinimum: number
  grading: Grading
}
/** V23, the cap on the grade "excellent": a share in per cent, the group it is taken of, and the rounding. */
export type Grading = { share: number; base: 'good_only' | 'good_or_above' | 'all_graded'; rounding: 'floor' | 'round' }

/** Warnings about valid counts, for sender and reviewer. They do not block a report. */
export function warningsOf(seen: Seen): RuleResult[] {
  const { counts, previous, workers, officialMinimum, committeeMinimum } = seen
  const { closingTotal: closing } = counts
  const bands = totalOf(counts, ageBands)
  const graded = totalOf(counts, gradeCounts)
  const usual = usualRange(seen.history, seen.usualRangeFactor)
  const cap = capOf(counts, seen.grading)
  const warnings: [boolean, RuleResult['rule'], Record<string, number>][] = [
    [bands !== null && bands !== closing, 'v05', { bands: bands ?? 0, closing }],
    [counts.officialMembers !== null && counts.officialMembers < officialMinimum, 'v06', { least: officialMinimum }],
    [seen.isCell && closing >= committeeMinimum, 'v07', { least: committeeMinimum }],
    [workers !== null && closing > workers, 'v19', { closing, workers: workers ?? 0 }],
    [previous !== null && isJump(previous, closing), 'v20', { previous: previous ?? 0, closing }],
    [usual !== null && (closing < usual.least || closing > usual.most), 'usual', { ...(usual ?? {}), closing }],
    [
      cap !== null && (counts.excellentMembers ?? 0) > cap.most,
      'v23',
      { ...(cap ?? {}), excellent: counts.excellentMembers ?? 0 },
    ],
    [graded !== null && graded !== closing, 'v24', { graded: graded ?? 0, closing }],
  ]
  return warnings.flatMap(([holds, rule, values]) => (holds ? [{ rule, severity: 'warning' as const, values }] : []))
}

const standing = ['v06', 'v07', 'v19'] as const

/** Warnings about lasting conditions: shown to officers only, because the sender would see them every quarter. */
export const isStanding = (rule: RuleResult['rule']): rule is (typeof standing)[number] =>
  standing.some((one) => one === rule)

/**
 * The usual range of an organisation's counts: median ± `factor` × robust standard deviation (1.4826 × median absolute
 * deviation, at least 1). Null with fewer than four values.
 */
export function usualRange(history: number[], factor: number): { least: number; most: number } | null {
  if (history.length < 4) return null
  const middle = median(history)
  const spread = Math.max(1, 1.4826 * median(history.map((one) => Math.abs(one - middle))))
  return { least: Math.max(0, Math.floor(middle - factor * spread)), most: Math.ceil(middle + factor * spread) }
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [low = 0, high = low] = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1)
  return (low + high) / 2
}

/** V23: the maximal number of members graded excellent, and the number it is a share of; null without grades. */
function capOf(counts: Counts, { share, base, rounding }: Grading) {
  const [excellent, good, satisfactory, failed] = gradeCounts.map((name) => counts[name] ?? null)
  if (isBlank(excellent) || isBlank(good) || isBlank(satisfactory) || isBlank(failed)) return null
  const whole =
    base === 'good_only' ? good : base === 'good_or_above' ? good + excellent : good + excellent + satisfactory + failed
  return { share, base: whole, most: Math[rounding]((whole * share) / 100) }
}

const totalOf = (counts: Counts, names: readonly (keyof MemberReportEntry)[]) => {
  const numbers = names.map((name) => counts[name])
  return numbers.every((one): one is number => typeof one === 'number') ? numbers.reduce((a, b) => a + b, 0) : null
}
