import { type Counts, isJump } from '../../db/member-report/balance'
import { at, type Chance } from './chance'
import { net, still } from './course'
import type { Course, Flow, Organisation, World } from './world'

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
  | 'officialMembers'
  | 'probationaryMembers'
  | 'femaleMembers'
  | 'note'
> & { q: number }

/** The counts of an organisation by quarter, without missing ones. In quarter `carriedAt` the adjustment line is 1. */
export function* countedOf(
  { chance }: World,
  one: Organisation & { course: Course },
  missing: Set<number>,
  carriedAt: number | null,
): Generator<Counted> {
  const { course } = one
  const femaleShare = 0.2 + 0.5 * chance.next()
  let opening = course.beginning === 'before' ? at(course.closings, course.first) : 0
  let probationary = Math.round(opening * 0.06)
  let flow: Flow = still

  for (let q = course.first; q < course.closings.length; q += 1) {
    const isFirst = q === course.first
    flow = added(flow, course.flows[q] ?? still)
    if (isFirst && course.beginning === 'transferred') flow = { ...flow, transferredIn: at(course.closings, q) }
    if (missing.has(q)) continue
    const jump = (course.jumps.get(q) ?? 0) + (isFirst && course.beginning === 'event' ? at(course.closings, q) : 0)
    const carriedAdjustment = q === carriedAt ? 1 : 0
    const closing = opening + carriedAdjustment + net(flow) + jump
    const becameOfficial = officialsOf(chance, probationary)
    probationary = Math.min(closing - 1, probationary + carriedAdjustment + flow.admitted - becameOfficial)
    yield {
      q,
      ...flow,
      openingTotal: opening,
      openingReason:
        isFirst && opening > 0 ? 'Số liệu ban đầu khi lập sổ bộ, theo danh sách đảng viên của chi bộ' : null,
      carriedAdjustment,
      becameOfficial,
      otherIncrease: 0,
      otherDecrease: 0,
      eventIncrease: Math.max(0, jump),
      eventDecrease: Math.max(0, -jump),
      closingTotal: closing,
      officialMembers: closing - probationary,
      probationaryMembers: probationary,
      femaleMembers: Math.round(closing * femaleShare),
      note: !isFirst && isJump(opening, closing) ? noteOn(jump) : null,
    }
    opening = closing
    flow = still
  }
  // An organisation that became a committee owes no closing report; its members are in the openings of its new cells.
  if (course.ending !== 'none' && opening > 0 && one.endedOn) yield farewell(course, opening)
}

export const officialsOf = (chance: Chance, probationary: number) =>
  probationary > 0 && chance.happens(0.28) ? chance.whole(1, probationary) : 0

const noteOn = (jump: number) =>
  jump === 0 ? 'Gồm cả biến động của các quý chưa báo cáo' : 'Tăng, giảm do sáp nhập, hợp nhất, chia, tách'

/** The closing report of an organisation that ended: all members leave, by transfer or by event. */
function farewell(course: Course, opening: number): Counted {
  const moved = course.ending === 'transferred'
  return {
    q: course.closings.length,
    ...still,
    openingTotal: opening,
    openingReason: null,
    carriedAdjustment: 0,
    transferredOut: moved ? opening : 0,
    becameOfficial: 0,
    otherIncrease: 0,
    otherDecrease: 0,
    eventIncrease: 0,
    eventDecrease: moved ? 0 : opening,
    closingTotal: 0,
    officialMembers: 0,
    probationaryMembers: 0,
    femaleMembers: 0,
    note: 'Báo cáo kết thúc hoạt động của tổ chức đảng',
  }
}

const added = (a: Flow, b: Flow): Flow => ({
  admitted: a.admitted + b.admitted,
  transferredIn: a.transferredIn + b.transferredIn,
  transferredOut: a.transferredOut + b.transferredOut,
  leftParty: a.leftParty + b.leftParty,
  died: a.died + b.died,
})
