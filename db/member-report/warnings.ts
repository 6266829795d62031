import { type Balanced, isJump } from '../../core/member-report/balance'
import { ageBands, gradeCounts } from '../../core/member-report/lines'
import type { MemberReportEntry } from './entry'
import type { RuleResult } from './record'

export type Counts = Balanced<MemberReportEntry>

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

const isBlank = (count: number | null | undefined): count is null | undefined => count === null || count === undefined

const totalOf = (counts: Counts, names: readonly (keyof MemberReportEntry)[]) => {
  const numbers = names.map((name) => counts[name])
  return numbers.every((one): one is number => typeof one === 'number') ? numbers.reduce((a, b) => a + b, 0) : null
}
