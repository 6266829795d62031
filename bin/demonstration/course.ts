import { at, type Chance } from './chance'
import type { Beginning, Course, Ending, Flow } from './world'

/** Quarters are numbered from 0, the first of 2021, with which the registry begins. */
export const quarterOf = (day: string) =>
  (Number(day.slice(0, 4)) - 2021) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3)
export const quarterEnd = (quarter: number) => `${yearOf(quarter)}-${['03-31', '06-30', '09-30', '12-31'][quarter % 4]}`
export const quarterStart = (quarter: number) => `${yearOf(quarter)}-${['01', '04', '07', '10'][quarter % 4]}-01`
export const yearOf = (quarter: number) => 2021 + Math.floor(quarter / 4)
export const reference = quarterOf('2023-12-31')

type Wish = {
  first: number
  last: number
  /** The required closing total of one quarter. */
  anchor: { quarter: number; total: number }
  beginning: Beginning
  ending?: Ending
  /** By quarter: members added or removed by events. */
  jumps?: Map<number, number>
}

const least = 4

/** Draws the flows of a cell backwards and forwards from the anchor; closings stay at or above `least`. */
export function draw(
  chance: Chance,
  { first, last, anchor, beginning, ending = 'none', jumps = new Map() }: Wish,
): Course {
  const closings: number[] = []
  const flows: Flow[] = []
  closings[anchor.quarter] = anchor.total
  for (let q = anchor.quarter; q > first; q -= 1) {
    const now = at(closings, q)
    const flow = natural(chance, now)
    const before = now - net(flow) - (jumps.get(q) ?? 0)
    flows[q] = before >= least ? flow : still
    closings[q - 1] = before >= least ? before : now - (jumps.get(q) ?? 0)
  }
  for (let q = anchor.quarter + 1; q <= last; q += 1) {
    const before = at(closings, q - 1)
    const flow = natural(chance, before)
    const after = before + net(flow) + (jumps.get(q) ?? 0)
    flows[q] = after >= least ? flow : still
    closings[q] = after >= least ? after : before + (jumps.get(q) ?? 0)
  }
  flows[first] = still
  return { first, closings, flows, jumps, beginning, ending }
}

export const still: Flow = { admitted: 0, transferredIn: 0, transferredOut: 0, leftParty: 0, died: 0 }

export const net = ({ admitted, transferredIn, transferredOut, leftParty, died }: Flow) =>
  admitted + transferredIn - transferredOut - leftParty - died

const yearly = { admitted: 0.045, transferredIn: 0.03, transferredOut: 0.04, leftParty: 0.003, died: 0.002 }

function natural(chance: Chance, members: number): Flow {
  const some = (share: number) => {
    const expected = (members * share) / 4
    return Math.floor(expected) + Number(chance.happens(expected % 1))
  }
  return {
    admitted: some(yearly.admitted),
    transferredIn: some(yearly.transferredIn),
    transferredOut: some(yearly.transferredOut),
    leftParty: some(yearly.leftParty),
    died: some(yearly.died),
  }
}
