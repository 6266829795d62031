import { fail, invalid, ok, type Result } from '../result'
import { type Beginning, type Composition, composed, unexplained } from './composition'
import { ageBands, type Entry, occupations, subsets } from './lines'

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
/** A typed report with everything that was computed from it. */
export type Balanced<E extends Entry = Entry> = Omit<E, keyof Computed> & Computed

/**
 * Computes the counts of a version from a typed report, or fails with the rule that is broken (V01–V03, V20) at the
 * field to correct, with the numbers for the message. Empty lines of the flow are 0. For the composition see
 * composition.ts.
 */
export function balanced<E extends Entry>(entry: E, begins: Beginning, asksYearly: boolean): Result<Balanced<E>> {
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
  const counts: Balanced<E> = { ...entry, ...moved, ...composition.value }
  return broken(counts, begins, asksYearly) ?? ok(counts)
}

function broken(counts: Balanced, begins: Beginning, asksYearly: boolean): Result<never> | null {
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
