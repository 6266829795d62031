import { formatCount, type Locale } from '@/core/locale'
import { decreases, increases, sumOf } from '@/core/member-report/balance'
import { type Beginning, reckon } from '@/core/member-report/composition'
import type { compositionLines } from '@/core/member-report/lines'
import type { Counts } from '@/db/member-report/warnings'
import type { Say } from '@/messages/say'

/** What the computed values of a report rest on, and what was typed. */
export type Checked = { begins: Beginning; typed: Record<string, unknown> }
type Computed =
  | 'openingTotal'
  | 'carriedAdjustment'
  | 'eventIncrease'
  | 'eventDecrease'
  | 'closingTotal'
  | (typeof compositionLines)[number]

/** The arithmetic of the computed lines, in words; none for a typed line. */
export function howComputed(
  counts: Counts,
  { begins, typed }: Checked,
  say: Say<'report'>,
  locale: Locale,
): Partial<Record<Computed, string>> {
  const sum = (...terms: (number | string)[]) =>
    say('computed', { sum: terms.map((one) => (typeof one === 'number' ? formatCount(one, locale) : one)).join(' ') })
  const equation = (opening: number, up: number, down: number, closing: number) =>
    up + down === 0
      ? say('as-before')
      : sum(opening, ...(up > 0 ? ['+', up] : []), ...(down > 0 ? ['−', down] : []), '=', closing)
  const adjusted = (sign: 1 | -1) => Math.max(0, sign * counts.carriedAdjustment)
  const isTyped = (name: Computed) => typeof typed[name] === 'number'
  const ofPart = (part: 'probationary' | 'female') => {
    const count = counts[`${part}Members`]
    const { before, blanks, up, down } = reckon(part, counts, counts.parts, begins)
    if (count === null) return before === null ? say('unknown-before') : say('blank-parts', { count: blanks.length })
    return blanks.length > 0 || before === null ? sum(count) : equation(before, up.most, down.most, count)
  }
  const { closingTotal, probationaryMembers } = counts
  const isComposed = isTyped('probationaryMembers') || isTyped('officialMembers')
  return {
    ...(begins.opening !== null && { openingTotal: say('from-before') }),
    carriedAdjustment: say('from-register'),
    eventIncrease: say('from-register'),
    eventDecrease: say('from-register'),
    closingTotal: equation(
      counts.openingTotal,
      sumOf(counts, increases) + adjusted(1),
      sumOf(counts, decreases) + adjusted(-1),
      closingTotal,
    ),
    ...(!isTyped('officialMembers') &&
      probationaryMembers !== null && {
        officialMembers: sum(closingTotal, '−', probationaryMembers, '=', closingTotal - probationaryMembers),
      }),
    ...(!isComposed && { probationaryMembers: ofPart('probationary') }),
    ...(!isTyped('femaleMembers') && { femaleMembers: ofPart('female') }),
  }
}
