import type { Person } from './seed'

/** A model of the reporting cycle in memory, with which cycle.property.test.ts compares the database. */
export type Sent = {
  id: string
  sha256: string
  cell: number
  period: number
  number: number
  state: 'submitted' | 'confirmed' | 'returned'
  corrects: Sent | null
  previous: Sent | null
  opening: number
  adjustment: number
  net: number
}
export type Grant = { id: string; cell: number | null; period: number; state: 'asked' | 'live' | 'over' }
export type Model = { first: Sent[]; sent: Sent[]; locked: Set<number>; grants: Grant[] }

export const closingOf = ({ opening, adjustment, net }: Sent) => opening + adjustment + net

export const latestOf = ({ sent }: Model, cell: number, period: number) =>
  sent.filter((one) => one.cell === cell && one.period === period).at(-1) ?? null

/** The official value: the latest confirmed version. */
export const officialOf = ({ sent, first }: Model, cell: number, period: number): Sent | null =>
  [...first, ...sent].filter((one) => one.cell === cell && one.period === period && one.state === 'confirmed').at(-1) ??
  null

/** The confirmed reports before a period of a cell, linked by `previous`, nearest first. */
export function chainOf(model: Model, cell: number, period: number): Sent[] {
  let link: Sent | null = null
  for (let before = period - 1; before >= -1 && !link; before -= 1) link = officialOf(model, cell, before)
  const chain: Sent[] = []
  while (link) {
    chain.push(link)
    link = link.previous && officialOf(model, cell, link.previous.period)
  }
  return chain
}

/** Opening and adjustment of a report. Computed from flows (first opening plus all nets), unlike report_opening. */
export function beginningOf(model: Model, cell: number, period: number) {
  const chain = chainOf(model, cell, period)
  const [previous = null] = chain
  const begun = chain.at(-1)?.opening ?? 0
  const total = begun + chain.reduce((sum, { net }) => sum + net, 0)
  const opening = previous ? closingOf(previous) : 0
  return { previous, opening, adjustment: previous ? total - opening : 0 }
}

export const isWritable = ({ locked, grants }: Model, cell: number, period: number) =>
  !locked.has(period) ||
  grants.some((one) => one.state === 'live' && one.period === period && (one.cell ?? cell) === cell)

/** The secretary for the first cell; officers for both, and only they for corrections. */
export const mayReport = (who: Person, cell: number, corrects: Sent | null) =>
  who === 'officer' || who === 'officer of the park' || (who === 'secretary of the cell' && cell === 0 && !corrects)
export const mayDecide = (who: Person) => who.startsWith('officer') || who === 'secretary of the committee'

/** Whether a version's opening lines are what they would be now. */
export function stillBegins(model: Model, one: Sent) {
  const now = beginningOf(model, one.cell, one.period)
  return now.previous === one.previous && now.opening === one.opening && now.adjustment === one.adjustment
}
