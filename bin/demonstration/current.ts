import { isJump } from '../../core/member-report/balance'
import type { reportDraft } from '../../db/member-report/record'
import { at } from './chance'
import { peopleIn, recount } from './counted'
import type { Periods } from './periods'
import type { ReportRows, Round, Version } from './report-rows'
import { emptyRound, oneMore, returned, versionOf } from './reports'
import { dayAfter, moment, type Senders } from './senders'
import type { Flow, Organisation, World } from './world'

type Draft = typeof reportDraft.$inferInsert & { id: string }

/** The reports of the open quarter in every state: most are missing, some drafted, waiting, returned or confirmed. */
export function tellCurrent(
  world: World,
  { quarters }: Periods,
  senders: Senders,
  reportRows: ReportRows,
): { rounds: Round[]; drafts: Draft[] } {
  const { chance, today } = world
  const q = quarters.length - 1
  const period = at(quarters, q)
  const [own, colleague] = senders.secretaries.map(({ organisation }) => organisation)
  const ready = chance.shuffled(
    [...reportRows.confirmed.keys()].filter(
      (one) =>
        one !== own &&
        one !== colleague &&
        one !== reportRows.doubt &&
        !one.endedOn &&
        reportRows.confirmed.get(one)?.[0]?.q === q - 1,
    ),
  )
  const take = (share: number, least: number) => ready.splice(0, Math.max(least, Math.round(ready.length * share)))
  const large = ready.filter((one) => (lastOf(one)?.closingTotal ?? 0) >= 14).slice(0, 2)
  for (const one of large) ready.splice(ready.indexOf(one), 1)

  const rounds = [emptyRound(), emptyRound()] as [Round, Round]
  const send = (one: Organisation, days: number, flow: Partial<Flow> = {}, isFinal = false): Version => {
    const previous = lastOf(one)
    if (!previous) throw new Error('bin/demonstration: an organisation of the open quarter has no earlier report')
    const history = reportRows.confirmed.get(one)?.map(({ version }) => version.closingTotal) ?? []
    const counts = recount(chance, peopleIn(previous), flow, previous.femaleMembers / previous.closingTotal)
    const note = isJump(counts.openingTotal, counts.closingTotal)
      ? 'Đảng viên theo doanh nghiệp chuyển sang cơ sở mới (minh họa)'
      : null
    const counted = { q, ...counts, openingReason: null, note }
    const version = versionOf(world, one, period, reportRows.identify(one, period), counted, previous, history)
    const day = dayAfter(today, -days, { today, least: period.opensOn })
    Object.assign(version, {
      submittedAt: moment(day, today, chance.whole(0, 5)),
      ...senders.senderOf(one, day),
      isFinal,
    })
    rounds[0].versions.push(version)
    return version
  }
  const decided = (days: number) => ({
    decidedAt: moment(dayAfter(today, -days, { today, least: period.opensOn }), today, 8),
    decidedBy: senders.officerId,
  })
  const usual = () => (chance.happens(0.35) ? { admitted: 1 } : chance.happens(0.2) ? { transferredOut: 1 } : {})

  for (const one of take(0.2, 2))
    rounds[0].decisions.push({ id: send(one, 9, usual(), true).id, state: 'confirmed', ...decided(7) })
  for (const one of [...(colleague ? [colleague] : []), ...take(0.05, 1)])
    rounds[0].decisions.push({ id: send(one, 8, { admitted: 1 }).id, state: 'returned', ...decided(5), ...returned })
  for (const one of large) send(one, 4, { transferredOut: Math.ceil((lastOf(one)?.closingTotal ?? 0) * 0.45) })
  for (const [i, one] of take(0.15, 3).entries()) {
    const version = send(one, 3, usual(), i % 2 === 0)
    if (i === 0)
      rounds[1].versions.push({
        ...oneMore(version),
        id: chance.id(),
        submittedAt: moment(dayAfter(today, -1, { today, least: period.opensOn }), today, 11),
      })
    if (i === 1) Object.assign(version, { submittedBy: senders.officerId, onBehalfOf: senders.reporterOf(one, today) })
  }
  const drafts = take(0.08, 2).map((one, i) => ({
    id: chance.id(),
    version: 1 + i,
    reportId: reportRows.identify(one, period),
    organisationId: one.id,
    periodId: period.id,
    typed: { admitted: String(i), transferredOut: '', note: i === 0 ? 'Chờ quyết định kết nạp' : '' },
    savedAt: moment(today, today, 2 + i),
    savedBy: senders.senderOf(one, today).submittedBy,
  }))
  return { rounds, drafts }

  function lastOf(one: Organisation): Version | undefined {
    return reportRows.confirmed.get(one)?.[0]?.version
  }
}
