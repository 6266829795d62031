import type { Sequel } from './after'
import { bringForward, type Forebear } from './before'
import type { Cast } from './cast'
import { apportion, at, sum } from './chance'
import { draw, quarterOf, reference } from './course'
import { day } from './enterprises'
import type { Organisation, World } from './world'

/** In a cell hosted by a state-owned enterprise: the number of members who work in that enterprise. */
export const membersOfStateHost = 5
const membersJoinedIn2021 = 4
const membersDissolved = 5

/** Marks the cells that on the reference date are new, have no report for long, or an old one. */
export function castReporting(world: World, { singles, combined }: Cast) {
  const { newest, silent, stale } = world.plan.organisations
  const special = singles.slice(4, 4 + newest + silent + stale)
  for (const [i, one] of special.entries()) {
    one.reporting = i < newest ? 'newest' : i < newest + silent ? 'silent' : 'stale'
    if (one.reporting === 'newest') bringForward(world, one, at(['2024-01-10', '2024-02-01', '2024-02-28'], i % 3))
  }
  const plain = singles.slice(4 + special.length, -2)
  for (const one of plain.filter((_, i) => i % 4 === 0))
    bringForward(world, one, day(world, '2021-03-01', '2023-08-31'))
  at(combined, 2).splits = 'never'
  if (combined[3]) combined[3].splits = 'partly'
}

/** Draws the members of every cell over time; the totals on the reference date are those of the plan. */
export function countMembers(world: World, cast: Cast, forebears: Forebear[], { newcomers, endings }: Sequel) {
  const { plan, chance } = world
  const lastQuarter = quarterOf(world.today) - 1
  const { board, state, companies, combined, mixed, singles, outside } = cast

  const inNonState = [...companies.flatMap(({ cells }) => cells), ...combined, mixed, ...singles]
  const reporting = inNonState.filter(({ reporting }) => reporting === 'regular' || reporting === 'stale')
  const large = reporting.length - 3
  const totals = new Map<Organisation, number>()
  const give = (cells: Organisation[], total: number, least: (i: number) => number, most: (i: number) => number) => {
    const bounds = { least: cells.map((_, i) => least(i)), most: cells.map((_, i) => most(i)) }
    const shares = apportion(
      total,
      cells.map(() => 0.6 + chance.skewed(0.45)),
      bounds,
    )
    for (const [i, cell] of cells.entries()) totals.set(cell, at(shares, i))
  }
  const isCombined = (i: number) => reporting[i]?.coverage.length !== 1
  give(
    reporting,
    plan.members.nonState,
    (i) => (i === large ? 34 : isCombined(i) ? 12 : 5),
    (i) => (i === large ? 34 : 29),
  )
  totals.set(mixed, (totals.get(mixed) ?? 0) + membersOfStateHost)
  give(
    [...board, ...state],
    plan.members.all - plan.members.nonState - membersOfStateHost,
    () => 6,
    () => 29,
  )
  for (const one of [...inNonState, ...outside]) if (!totals.has(one)) totals.set(one, chance.whole(5, 14))

  const leavers = endings.map(({ organisation }) => organisation)
  const splitOff = at(singles, 2)
  const first = [splitOff, ...leavers]
  const others = [...board, ...state, ...inNonState, ...outside].filter((one) => !first.includes(one))
  for (const one of [...first, ...others]) {
    one.course = draw(chance, {
      first: firstQuarter(one),
      last: one.endedOn ? quarterOf(one.endedOn) - 1 : lastQuarter,
      anchor: { quarter: anchorOf(one), total: totals.get(one) ?? 0 },
      beginning: beginningOf(one),
      ending: !one.endedOn ? 'none' : 'event',
      jumps: jumpsOf(one),
    })
  }
  for (const forebear of forebears) countForebear(world, forebear)
  for (const one of newcomers.filter((one) => quarterOf(one.foundedOn) <= lastQuarter)) {
    const began = quarterOf(one.foundedOn)
    one.course = draw(chance, {
      first: began,
      last: lastQuarter,
      anchor: { quarter: began, total: chance.whole(4, 9) },
      beginning: 'transferred',
    })
  }

  function jumpsOf(one: Organisation): Map<number, number> {
    const jumps = new Map<number, number>()
    if (one === combined.at(-1)) jumps.set(quarterOf('2021-06-15'), membersJoinedIn2021)
    for (const { heirs, received, day } of forebears)
      if (received && heirs.includes(one)) jumps.set(quarterOf(day), received)
    if (one === combined[1] && splitOff.course)
      jumps.set(splitOff.course.first, -at(splitOff.course.closings, splitOff.course.first))
    for (const { organisation, into } of endings) {
      if (into === one && organisation.endedOn)
        jumps.set(quarterOf(organisation.endedOn), organisation.course?.closings.at(-1) ?? 0)
    }
    return jumps
  }

  function beginningOf(one: Organisation) {
    if (one.foundedOn < '2021-01-01') return 'before' as const
    const bornOf = world.events.some(
      ({ kind, on, parts }) =>
        kind !== 'established' &&
        on === one.foundedOn &&
        parts.some(({ organisation, part }) => part === 'successor' && organisation === one),
    )
    return bornOf ? ('event' as const) : ('transferred' as const)
  }
}

const firstQuarter = ({ foundedOn }: Organisation) => Math.max(0, quarterOf(foundedOn))

function anchorOf(one: Organisation): number {
  if (one.reporting === 'newest') return firstQuarter(one)
  return one.reporting === 'stale' ? reference - 1 : reference
}

/** The counts of an organisation that ended: its last closing is its share of what the heirs began with. */
function countForebear({ chance }: World, { organisation, heirs, share: [part, parts], day, received }: Forebear) {
  const ended = quarterOf(day)
  const inherited = sum(heirs.map(({ course }) => course?.closings[ended] ?? 0))
  const own = at(
    apportion(
      inherited,
      Array.from({ length: parts }, () => 1),
    ),
    part,
  )
  const total = received ? membersDissolved : ended === quarterOf('2021-06-15') ? membersJoinedIn2021 : own
  organisation.course = draw(chance, {
    first: 0,
    last: ended - 1,
    anchor: { quarter: ended - 1, total },
    beginning: 'before',
    ending: 'event',
  })
}
