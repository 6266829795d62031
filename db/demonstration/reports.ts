import { addDays } from '../../core/date'
import type { memberReport, memberSplit } from '../member-report/record'
import { apportion, at } from './chance'
import { net, still } from './course'
import { membersOfStateHost } from './members'
import type { Period, Periods } from './periods'
import type { Course, Flow, Organisation, World } from './world'

type Report = typeof memberReport.$inferInsert
type Split = typeof memberSplit.$inferInsert

/** The quarterly reports of every organisation that counts members itself, in the order of the quarters. */
export function reportRows(world: World, { quarters }: Periods, officerId: string) {
  const reports: Report[] = []
  const splits: Split[] = []
  const lateComers = new Set(
    world.chance.shuffled(world.organisations.filter(({ course, endedOn }) => course && !endedOn)).slice(0, 6),
  )
  for (const [nth, one] of world.organisations.entries()) {
    if (!one.course) continue
    const missing = missingOf(world, one, quarters.length - 2, lateComers)
    for (const { q, ...counts } of counted(world, one.course, missing)) {
      const period = at(quarters, q)
      const isWaiting = q === quarters.length - 2 && lateComers.has(one)
      const isLate = !isWaiting && (nth * 7 + q) % 41 === 0
      const id = world.chance.id()
      reports.push({
        id,
        organisationId: one.id,
        periodId: period.id,
        ...counts,
        note: isLate ? 'Gửi chậm so với hạn' : counts.note,
        confirmedAt: isWaiting ? null : confirmation(period, isLate ? 34 : 1 + ((nth + q) % 9)),
        confirmedBy: isWaiting ? null : officerId,
      })
      splits.push(
        ...splitOf(world, one, period.endsOn, counts.closingTotal).map((split) => ({
          id: world.chance.id(),
          reportId: id,
          ...split,
        })),
      )
    }
  }
  return { reports, splits }
}

const confirmation = ({ dueOn }: Period, days: number) => new Date(`${addDays(dueOn, days)}T03:15:00Z`)

/** Quarters without a report; half of the late-comers of the last quarter sent none, the others wait to be confirmed. */
function missingOf({ chance }: World, one: Organisation, last: number, lateComers: Set<Organisation>): Set<number> {
  const missing = new Set<number>()
  if (one.reporting === 'stale') missing.add(11)
  if (one.reporting === 'silent') for (const q of [9, 10, 11, 12]) missing.add(q)
  if (chance.happens(0.2)) missing.add(chance.whole(13, Math.max(13, last - 3)))
  if ([...lateComers].indexOf(one) >= 3) missing.add(last)
  return missing
}

function* counted({ chance }: World, course: Course, missing: Set<number>) {
  const femaleShare = 0.2 + 0.5 * chance.next()
  let opening = course.beginning === 'before' ? at(course.closings, course.first) : 0
  let probationary = Math.round(opening * 0.06)
  let flow: Flow = still
  let jump = 0

  for (let q = course.first; q < course.closings.length; q += 1) {
    const isFirst = q === course.first
    flow = added(flow, course.flows[q] ?? still)
    jump += course.jumps.get(q) ?? 0
    if (isFirst && course.beginning === 'event') jump += at(course.closings, q)
    if (isFirst && course.beginning === 'transferred') flow = { ...flow, transferredIn: at(course.closings, q) }
    if (missing.has(q)) continue
    const closing = opening + net(flow) + jump
    const becameOfficial = probationary > 0 && chance.happens(0.28) ? chance.whole(1, probationary) : 0
    probationary = Math.min(closing - 1, probationary + flow.admitted - becameOfficial)
    yield {
      q,
      openingTotal: opening,
      ...flow,
      becameOfficial,
      otherIncrease: Math.max(0, jump),
      otherDecrease: Math.max(0, -jump),
      closingTotal: closing,
      officialMembers: closing - probationary,
      probationaryMembers: probationary,
      femaleMembers: Math.round(closing * femaleShare),
      note:
        isFirst && course.beginning === 'before'
          ? 'Số liệu ban đầu'
          : jump !== 0
            ? 'Tăng, giảm do sáp nhập, hợp nhất, chia, tách'
            : null,
    }
    opening = closing
    flow = still
    jump = 0
  }
  if (course.ending !== 'none' && opening > 0) yield farewell(course, opening)
}

/** The last report of an organisation that ended: everybody went somewhere. */
function farewell(course: Course, opening: number) {
  const moved = course.ending === 'transferred'
  return {
    q: course.closings.length,
    openingTotal: opening,
    ...still,
    transferredOut: moved ? opening : 0,
    becameOfficial: 0,
    otherIncrease: 0,
    otherDecrease: moved ? 0 : opening,
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

/** Only a cell that serves several enterprises splits its total; some leave a rest, or all of it, unsplit. */
function splitOf({ chance }: World, one: Organisation, day: string, closing: number): Omit<Split, 'id' | 'reportId'>[] {
  const served = one.coverage
    .filter(({ from, to }) => from <= day && (to === null || day < to))
    .map(({ enterprise }) => enterprise)
  if (served.length < 2 || one.splits === 'never' || closing <= membersOfStateHost) return []
  const host = served.find(({ states }) => states.at(-1)?.ownership === 'state')
  const rest = served.filter((enterprise) => enterprise !== host)
  const total = closing - (host ? membersOfStateHost : 0) - (one.splits === 'partly' ? chance.whole(1, 2) : 0)
  const shares = apportion(
    total,
    rest.map(({ weight }) => Math.sqrt(weight)),
  )
  return [
    ...(host ? [{ enterpriseId: host.id, members: membersOfStateHost }] : []),
    ...rest.map(({ id }, i) => ({ enterpriseId: id, members: at(shares, i) })),
  ]
}
