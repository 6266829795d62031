import { invalid, ok, type Result } from '../../core/result'
import type { MemberReportEntry } from './record'

export const increases = ['admitted', 'transferredIn', 'otherIncrease'] as const
export const decreases = ['transferredOut', 'leftParty', 'died', 'otherDecrease'] as const

type Change = (typeof increases)[number] | (typeof decreases)[number]
export type Flow = Record<Change, number>

export const sumOf = (flow: Flow, names: readonly Change[]) => names.reduce((sum, name) => sum + flow[name], 0)

export const closingOf = (opening: number, flow: Flow) => opening + sumOf(flow, increases) - sumOf(flow, decreases)

/** A change of more than a quarter and of more than five persons wants a word (V20). */
export const isJump = (previous: number, closing: number) =>
  Math.abs(closing - previous) > 5 && Math.abs(closing - previous) > previous / 4

/** The counts as they are kept, or the first rule they break, with its numbers. */
export function balanced(
  entry: MemberReportEntry,
  opening: number,
  previous: number | null,
): Result<MemberReportEntry & { openingTotal: number; closingTotal: number }> {
  const computed = closingOf(opening, entry)
  if (computed < 0)
    return invalid('transferredOut', 'v03-negative', {
      opening,
      up: sumOf(entry, increases),
      down: sumOf(entry, decreases),
    })
  const closingTotal = entry.closingTotal ?? computed
  const { officialMembers, probationaryMembers, femaleMembers } = entry
  if (closingTotal !== computed) {
    const [up, down] = [sumOf(entry, increases), sumOf(entry, decreases)]
    return invalid('closingTotal', 'v03-numbers', { opening, up, down, closing: closingTotal })
  }
  if (officialMembers + probationaryMembers !== closingTotal) {
    const numbers = { official: officialMembers, probationary: probationaryMembers, closing: closingTotal }
    return invalid('officialMembers', 'v01-numbers', numbers)
  }
  if (femaleMembers > closingTotal) return invalid('femaleMembers', 'v02-numbers', { closing: closingTotal })
  if (!entry.note) {
    if (entry.otherIncrease + entry.otherDecrease > 0) return invalid('note', 'other-needs-note')
    if (previous !== null && isJump(previous, closingTotal))
      return invalid('note', 'v20', { previous, closing: closingTotal })
  }
  return ok({ ...entry, openingTotal: opening, closingTotal })
}

export type Warning = { key: 'v04' | 'v06' | 'v07' | 'v19'; values: Record<string, number> }

type Seen = {
  openingTotal: number
  closingTotal: number
  officialMembers: number
  /** The closing of the report before; null when there is none. */
  previous: number | null
  isCell: boolean
  /** Labour of the enterprises covered; null when unknown or out of sight. */
  workers: number | null
  officialMinimum: number
  committeeMinimum: number
}

/** What a reader should know of counts that are sound: nothing here stops a report, or asks for a note. */
export function warningsOf(seen: Seen): Warning[] {
  const { openingTotal, closingTotal, previous, workers, officialMinimum, committeeMinimum } = seen
  const all: [boolean, Warning][] = [
    [previous !== null && previous !== openingTotal, { key: 'v04', values: { previous: previous ?? 0 } }],
    [seen.officialMembers < officialMinimum, { key: 'v06', values: { least: officialMinimum } }],
    [seen.isCell && closingTotal >= committeeMinimum, { key: 'v07', values: { least: committeeMinimum } }],
    [
      workers !== null && closingTotal > workers,
      { key: 'v19', values: { closing: closingTotal, workers: workers ?? 0 } },
    ],
  ]
  return all.flatMap(([holds, warning]) => (holds ? [warning] : []))
}
