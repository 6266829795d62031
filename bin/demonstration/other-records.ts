import { addDays } from '../../core/date'
import { correctionRequest } from '../../db/correction-request/record'
import type { Db } from '../../db/door/actor'
import { lockDelegation } from '../../db/lock-delegation/record'
import { reminder } from '../../db/reminder/record'
import { target } from '../../db/target/record'
import { at, sum } from './chance'
import { isCounting } from './counted'
import type { Periods } from './periods'
import type { ReportRows } from './report-rows'
import { moment, type Senders } from './senders'
import { range, type World } from './world'

type Of = { world: World; periods: Periods; senders: Senders; reportRows: ReportRows }

/** Inserts targets, reminders, correction requests and a lock delegation. */
export async function plantOtherRecords(db: Db, of: Of) {
  const { world, senders } = of
  await db.insert(target).values(targetRows(world))
  await db.insert(reminder).values(reminderRows(of))
  await db.insert(correctionRequest).values(doubtRows(of))
  await db.insert(lockDelegation).values({
    id: world.chance.id(),
    accountId: senders.officerId,
    valid: range(addDays(world.today, -20), addDays(world.today, 40)),
  })
}

/** Targets for every year from 2024 on: one for each organisation that reports, and their sum for the zone. */
function targetRows({ chance, organisations, today }: World) {
  return Array.from({ length: Number(today.slice(0, 4)) - 2023 }, (_, i) => 2024 + i).flatMap((year) => {
    const rows = organisations
      .filter((one) => isCounting(one) && one.foundedOn < `${year}-01-01` && (one.endedOn ?? '9999') > `${year}-12-31`)
      .map((one) => ({ id: chance.id(), year, organisationId: one.id, admissions: chance.whole(0, 2) }))
    const zone = { id: chance.id(), year, organisationId: null, admissions: sum(rows.map((row) => row.admissions)) }
    return [zone, ...rows]
  })
}

const offsets = [-14, -3, 0, 3]

/** Reminders on the set days before the last quarter's report was sent, and one by the officer for the open quarter. */
function reminderRows({ world: { chance, today }, periods: { quarters }, senders, reportRows }: Of) {
  const last = at(quarters, quarters.length - 2)
  const open = at(quarters, quarters.length - 1)
  const hasSent = ({ organisation }: Senders['secretaries'][number]) =>
    reportRows.confirmed.get(organisation)?.[0]?.q === quarters.length - 2
  const late = senders.secretaries.filter((one) => isCounting(one.organisation) && !hasSent(one))
  const byItself = late.flatMap(({ id, organisation }) =>
    offsets
      .map((offsetDays) => ({ offsetDays, day: addDays(last.dueOn, offsetDays) }))
      .filter(({ day }) => day <= today)
      .map(({ offsetDays, day }) => ({
        id: chance.id(),
        organisationId: organisation.id,
        periodId: last.id,
        accountId: id,
        offsetDays,
        sentAt: moment(day, today),
      })),
  )
  const first = at(senders.secretaries, 0)
  const byOfficer = {
    id: chance.id(),
    organisationId: first.organisation.id,
    periodId: open.id,
    accountId: first.id,
    sentBy: senders.officerId,
    sentAt: moment(today, today, 12),
  }
  return [...byItself, byOfficer]
}

/** One open and one answered correction request. */
function doubtRows({ world: { chance, today }, periods: { quarters }, senders, reportRows }: Of) {
  const asked = senders.secretaries.slice(1, 3).map((one, i) => {
    const shownTotal = reportRows.confirmed.get(one.organisation)?.[0]?.version.closingTotal ?? 0
    return {
      id: chance.id(),
      organisationId: one.organisation.id,
      periodId: at(quarters, quarters.length - 1 - i).id,
      shownTotal,
      claimedTotal: shownTotal - 1,
      message: 'Một đồng chí đã chuyển sinh hoạt đi từ quý trước, chi bộ đã có giấy giới thiệu.',
      requestedBy: one.id,
      requestedAt: moment(addDays(today, -3 - 60 * i), today, 40),
    }
  })
  const answer = {
    resolvedBy: senders.officerId,
    resolvedAt: moment(addDays(today, -58), today, 90),
    resolution: 'Giấy giới thiệu ghi ngày của quý này: đồng chí được báo giảm trong quý này.',
  }
  return asked.map((one, i) => (i === 0 ? one : { ...one, ...answer }))
}
