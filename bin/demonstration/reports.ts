import { at } from './chance'
import { judged, splitOf, yearlyOf } from './composition'
import { type Counted, type Counting, countingOf, isCounting } from './counted'
import { nameCounterparts } from './counterparts'
import type { Period, Periods } from './periods'
import type { ReportRows, Round, Version } from './report-rows'
import { dayAfter, moment, type Senders } from './senders'
import type { Organisation, World } from './world'

/** The quarterly reports of all organisations that report, up to the last ended quarter. */
export function reportRowsOf(world: World, { quarters }: Periods, senders: Senders): ReportRows {
  const { chance, today } = world
  const last = quarters.length - 2
  const spared = senders.secretaries.slice(0, 2).map(({ organisation }) => organisation)
  const living = world.organisations.filter(
    (one) => isCounting(one) && one.course.ending === 'none' && one.reporting === 'regular' && !spared.includes(one),
  )
  const [slip, doubt, ...others] = chance.shuffled(
    living.filter(
      ({ foundedOn, coverage, states }) => foundedOn < '2023' && coverage.length === 1 && states.at(-1)?.superior,
    ),
  )
  if (!slip || !doubt) throw new Error('bin/demonstration: no organisations left for correction and request')
  const lateComers = chance.shuffled(others).slice(0, 6)
  const reportRows: ReportRows = { identities: [], rounds: new Map(), confirmed: new Map(), slip, doubt, identify }
  const steady = [slip, doubt, ...spared]

  const missing = new Map(
    world.organisations
      .filter(isCounting)
      .map((one) => [one, steady.includes(one) ? new Set<number>() : missingOf(world, one, last, lateComers)]),
  )
  const counted = countingOf(world, missing, { by: slip, at: last })
  for (const [nth, one] of world.organisations.entries()) {
    if (!isCounting(one)) continue
    let previous: Version | null = null
    const history: number[] = []
    for (const counts of counted(one)) {
      const { q } = counts
      const period = at(quarters, q)
      const isWaiting = q === last && lateComers.includes(one)
      const isLate = isWaiting || ((nth * 7 + q) % 41 === 0 && !steady.includes(one))
      const sentOn = dayAfter(period.dueOn, isLate ? 11 + (nth % 9) : -((nth + q) % 10), {
        today,
        least: period.opensOn,
      })
      const version = versionOf(world, one, period, reportRows.identify(one, period), counts, previous, history)
      Object.assign(version, {
        submittedAt: moment(sentOn, today, nth % 60),
        ...senders.senderOf(one, sentOn),
        note: version.note ?? (isLate ? 'Gửi chậm so với hạn' : null),
      })
      const isReturned = q > 12 && (nth * 5 + q) % 37 === 3 && previous !== null && !steady.includes(one)
      tell(reportRows, q, {
        version,
        isReturned,
        isWaiting,
        decidedOn: dayAfter(sentOn, 1 + ((nth + q) % 4), { today }),
      })
      if (isWaiting) continue
      previous = version
      history.unshift(version.closingTotal)
      reportRows.confirmed.set(one, [{ q, version }, ...(reportRows.confirmed.get(one) ?? [])])
    }
  }
  nameCounterparts(world, reportRows, last)
  return reportRows

  function identify(one: Organisation, { id: periodId }: Period): string {
    const id = chance.id()
    reportRows.identities.push({ id, organisationId: one.id, periodId })
    return id
  }

  function tell(
    { rounds }: ReportRows,
    q: number,
    {
      version,
      isReturned,
      isWaiting,
      decidedOn,
    }: { version: Version; isReturned: boolean; isWaiting: boolean; decidedOn: string },
  ) {
    const ofQuarter = rounds.get(q) ?? [emptyRound(), emptyRound()]
    rounds.set(q, ofQuarter)
    const decided = { decidedAt: moment(decidedOn, today, 90), decidedBy: senders.officerId }
    if (isReturned) {
      const first = { ...oneMore(version), id: chance.id() }
      const again = dayAfter(decidedOn, 2, { today })
      at(ofQuarter, 0).versions.push(first)
      at(ofQuarter, 0).decisions.push({ id: first.id, state: 'returned', ...decided, ...returned })
      version.submittedAt = moment(again, today, 120)
      decided.decidedAt = moment(dayAfter(again, 1, { today }), today, 180)
    }
    const round = at(ofQuarter, isReturned ? 1 : 0)
    round.versions.push(version)
    if (!isWaiting) round.decisions.push({ id: version.id, state: 'confirmed', ...decided })
  }
}

export const emptyRound = (): Round => ({ versions: [], decisions: [] })

export const returned = {
  returnReason: 'Số kết nạp nhiều hơn số quyết định đã nhận. Đề nghị chi bộ kiểm tra và gửi lại.',
  fieldNotes: { admitted: 'Chưa có quyết định kết nạp kèm theo; nếu ghi sang quý sau thì để trống.' },
}

/** A version from the counts of a quarter. */
export function versionOf(
  world: World,
  one: Organisation,
  period: Period,
  reportId: string,
  { q, ...counts }: Counted,
  previous: Version | null,
  history: number[],
): Version {
  const lives = !one.endedOn || one.endedOn > period.endsOn
  const yearly = period.asksYearly && lives ? yearlyOf(world, one, counts.closingTotal, counts.probationaryMembers) : {}
  return {
    ...counts,
    ...yearly,
    id: world.chance.id(),
    reportId,
    organisationId: one.id,
    periodId: period.id,
    previousId: previous?.id ?? null,
    split: lives ? splitOf(world, one, period.endsOn, counts.closingTotal) : {},
    transfers: [],
    ruleResults: judged({ ...counts, ...yearly }, previous === null, history),
    submittedAt: moment(period.dueOn, world.today),
  }
}

/** The same version with one more man admitted. */
export function oneMore(version: Version): Version {
  const { admitted = 0, closingTotal, probationaryMembers, membersTo30, ungradedMembers, split, parts } = version
  const [only, ...more] = Object.keys(split)
  return {
    ...version,
    admitted: admitted + 1,
    closingTotal: closingTotal + 1,
    probationaryMembers: probationaryMembers + 1,
    parts: { ...parts, admitted: { female: 0, ...parts?.admitted } },
    split: only && more.length === 0 ? { [only]: closingTotal + 1 } : split,
    ...(typeof membersTo30 === 'number' && { membersTo30: membersTo30 + 1 }),
    ...(typeof ungradedMembers === 'number' && { ungradedMembers: ungradedMembers + 1 }),
  }
}

/** The quarters without a report. Half of the late-comers have none for the last quarter; the others wait. */
function missingOf({ chance }: World, one: Counting, last: number, lateComers: Organisation[]): Set<number> {
  const missing = new Set<number>()
  if (one.reporting === 'stale') missing.add(11)
  if (one.reporting === 'silent') for (const q of [9, 10, 11, 12]) missing.add(q)
  if (chance.happens(0.2)) missing.add(chance.whole(13, Math.max(13, last - 3)))
  if (lateComers.indexOf(one) >= 3) missing.add(last)
  // Quarters with an event need a report, and so does the last one, whose closing is what the heirs begin with.
  for (const q of [one.course.first, ...one.course.jumps.keys()]) missing.delete(q)
  if (one.endedOn) missing.delete(one.course.closings.length - 1)
  return missing
}
