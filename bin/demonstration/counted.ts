import { decreases, isJump } from '../../core/member-report/balance'
import { type Part, type PartedLine, type Parts, partedLines } from '../../core/member-report/lines'
import { leaves, letsMembersOut } from '../../db/event/record'
import type { Counts } from '../../db/member-report/warnings'
import { at, type Chance } from './chance'
import { quarterOf, still } from './course'
import type { Course, Flow, LifeEvent, Organisation, World } from './world'

export type Counting = Organisation & { course: Course }
export const isCounting = (one: Organisation): one is Counting => one.course !== null

/** The counts of one quarter. */
export type Counted = Pick<
  Counts,
  | keyof Flow
  | 'openingTotal'
  | 'openingReason'
  | 'carriedAdjustment'
  | 'becameOfficial'
  | 'otherIncrease'
  | 'otherDecrease'
  | 'eventIncrease'
  | 'eventDecrease'
  | 'closingTotal'
  | 'parts'
  | 'note'
> & { q: number; officialMembers: number; probationaryMembers: number; femaleMembers: number }

type Missing = Map<Counting, Set<number>>
/** A quarter in which one organisation carries the adjustment 1, for a probationary man. */
type Carried = { by: Organisation; at: number }

/**
 * Counts organisations by quarter, without missing ones. An heir is counted after those whose members it takes over,
 * so that probationers and women come with them; the parts of events say how many.
 */
export function countingOf(world: World, missing: Missing, carried: Carried): (one: Counting) => Counted[] {
  const known = new Map<Organisation, Counted[]>()
  return counted

  function counted(one: Counting): Counted[] {
    const found = known.get(one) ?? [
      ...countedOf(world, one, missing.get(one) ?? new Set(), carried.by === one ? carried.at : null, received),
    ]
    known.set(one, found)
    return found
  }

  function received(one: Organisation, q: number): Part {
    const event = world.events.find(
      ({ kind, on, parts }) =>
        quarterOf(on) === q && parts.some(({ organisation, part }) => organisation === one && !leaves(kind, part)),
    )
    const own = event?.parts.find(({ organisation }) => organisation === one)
    if (!event || !own) throw new Error('bin/demonstration: members came by an event that was not planted')
    if (!own.composition) handOver(event, q)
    return own.composition ?? none
  }

  function handOver({ kind, parts }: LifeEvent, q: number) {
    const pool: People = { members: 0, ...none }
    for (const leaver of parts.filter(({ part }) => leaves(kind, part))) {
      const { organisation } = leaver
      if (!isCounting(organisation)) continue
      const left = counted(organisation)
      const { parts: moved, ...closing } = at(
        left,
        left.findLastIndex((report) => report.q <= q),
      )
      leaver.composition = moved?.eventDecrease ?? {
        probationary: closing.probationaryMembers,
        female: closing.femaleMembers,
      }
      change(pool, 1, moved?.eventDecrease ? closing.eventDecrease : closing.closingTotal, leaver.composition)
    }
    const heirs = parts.filter(({ part }) => !leaves(kind, part))
    for (const heir of heirs) {
      const members = comes(heir.organisation, q)
      heir.composition = some(world.chance, pool, members)
      change(pool, -1, members, heir.composition)
    }
    if (pool.members !== 0 && !letsMembersOut(kind)) throw new Error('bin/demonstration: an event loses members')
  }
}

/** The number of members that come to an organisation by the event of a quarter. */
export function comes({ course }: Organisation, q: number): number {
  if (!course) return 0
  return q === course.first && course.beginning === 'event' ? at(course.closings, q) : (course.jumps.get(q) ?? 0)
}

function* countedOf(
  { chance }: World,
  one: Counting,
  missing: Set<number>,
  carriedAt: number | null,
  received: (one: Organisation, q: number) => Part,
): Generator<Counted> {
  const { course } = one
  const share = 0.2 + 0.5 * chance.next()
  const begun = course.beginning === 'before' ? at(course.closings, course.first) : 0
  let people: People = { members: begun, probationary: Math.round(begun * 0.06), female: Math.round(begun * share) }
  let flow: Flow = still

  for (let q = course.first; q < course.closings.length; q += 1) {
    const isFirst = q === course.first
    flow = added(flow, course.flows[q] ?? still)
    if (isFirst && course.beginning === 'transferred') flow = { ...flow, transferredIn: at(course.closings, q) }
    if (missing.has(q)) continue
    const jump = isFirst && course.beginning === 'event' ? comes(one, q) : (course.jumps.get(q) ?? 0)
    const opening = people.members
    const counts = recount(
      chance,
      people,
      {
        ...{ ...flow, carriedAdjustment: q === carriedAt ? 1 : 0 },
        ...{ eventIncrease: Math.max(0, jump), eventDecrease: Math.max(0, -jump) },
      },
      share,
      {
        ...(q === carriedAt && { carriedAdjustment: { probationary: 1, female: 0 } }),
        ...(jump > 0 && { eventIncrease: received(one, q) }),
      },
    )
    yield {
      q,
      ...counts,
      openingReason:
        isFirst && opening > 0 ? 'Số liệu ban đầu khi lập sổ bộ, theo danh sách đảng viên của chi bộ' : null,
      note: !isFirst && isJump(opening, counts.closingTotal) ? noteOn(jump) : null,
    }
    people = peopleIn(counts)
    flow = still
  }
  // An organisation that became a committee owes no closing report; its members are in the openings of its new cells.
  if (course.ending !== 'none' && people.members > 0 && one.endedOn)
    yield {
      q: course.closings.length,
      ...recount(chance, people, { eventDecrease: people.members }, share, {}, 0),
      openingReason: null,
      note: 'Báo cáo kết thúc hoạt động của tổ chức đảng',
    }
}

export type People = { members: number; probationary: number; female: number }
const none = { probationary: 0, female: 0 }

export const peopleIn = (counts: Pick<Counted, 'closingTotal' | 'probationaryMembers' | 'femaleMembers'>): People => ({
  members: counts.closingTotal,
  probationary: counts.probationaryMembers,
  female: counts.femaleMembers,
})

/** The counts after some lines; parts that are not given are drawn. `share`: of women among those who come. */
export function recount(
  chance: Chance,
  before: People,
  lines: { [Line in PartedLine]?: number },
  share: number,
  given: Parts = {},
  becameOfficial = officialsOf(chance, before.probationary),
): Omit<Counted, 'q' | 'openingReason' | 'note'> {
  const people = { ...before, probationary: before.probationary - becameOfficial }
  const parts: Parts = {}
  for (const line of partedLines) {
    const count = lines[line] ?? 0
    if (count === 0) continue
    const isLeaving = decreases.some((one) => one === line)
    const crowd = { members: 100, probationary: line === 'admitted' ? 100 : 6, female: Math.round(100 * share) }
    const { probationary = 0, female = 0 } = given[line] ?? some(chance, isLeaving ? people : crowd, count)
    change(people, isLeaving ? -1 : 1, count, { probationary, female })
    parts[line] = line === 'admitted' ? { female } : { probationary, female }
  }
  return {
    ...still,
    ...{ otherIncrease: 0, otherDecrease: 0, eventIncrease: 0, eventDecrease: 0, carriedAdjustment: 0 },
    ...lines,
    openingTotal: before.members,
    becameOfficial,
    closingTotal: people.members,
    officialMembers: people.members - people.probationary,
    probationaryMembers: people.probationary,
    femaleMembers: people.female,
    parts: Object.keys(parts).length > 0 ? parts : null,
  }
}

/** Draws people out of others, and counts probationers and women among them. */
function some(chance: Chance, { members, probationary, female }: People, count: number): Required<Part> {
  const drawn = { ...none }
  for (let i = 0; i < count; i += 1) {
    drawn.probationary += Number(chance.happens((probationary - drawn.probationary) / (members - i)))
    drawn.female += Number(chance.happens((female - drawn.female) / (members - i)))
  }
  return drawn
}

function change(people: People, sign: 1 | -1, members: number, { probationary = 0, female = 0 }: Part) {
  people.members += sign * members
  people.probationary += sign * probationary
  people.female += sign * female
}

const officialsOf = (chance: Chance, probationary: number) =>
  probationary > 0 && chance.happens(0.28) ? chance.whole(1, probationary) : 0

const noteOn = (jump: number) =>
  jump === 0 ? 'Gồm cả biến động của các quý chưa báo cáo' : 'Tăng, giảm do sáp nhập, hợp nhất, chia, tách'

const added = (a: Flow, b: Flow): Flow => ({
  admitted: a.admitted + b.admitted,
  transferredIn: a.transferredIn + b.transferredIn,
  transferredOut: a.transferredOut + b.transferredOut,
  leftParty: a.leftParty + b.leftParty,
  died: a.died + b.died,
})
