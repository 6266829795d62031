import { sql } from 'drizzle-orm'
import { addDays } from '../../core/date'
import type { Db } from '../../db/door/actor'
import { memberReport, reportDraft } from '../../db/member-report/record'
import { plantingReason } from './chance'
import { plantCorrection, plantGrants } from './corrections'
import { tellCurrent } from './current'
import { plantOtherRecords } from './other-records'
import type { Period, Periods } from './periods'
import type { ReportRows, Round } from './report-rows'
import { plantRounds } from './rounds'
import type { Senders } from './senders'
import type { World } from './world'

/** Inserts the reporting cycle in chronological order: sent, decided, locked, corrected under a reopening, current. */
export async function plantCycle(db: Db, world: World, periods: Periods, senders: Senders, reportRows: ReportRows) {
  const { quarters, halves, years } = periods
  const last = quarters.length - 2
  const of = { world, periods, senders, reportRows }
  const now = tellCurrent(world, periods, senders, reportRows)
  await db.insert(memberReport).values(reportRows.identities)
  await plantRounds(
    db,
    roundsIn(reportRows, (q) => q < 2),
  )
  // The triggers' plans would be based on statistics of empty tables.
  await db.execute(
    sql`analyze period, organisation, organisation_state, event_organisation, member_report, member_report_version, audit`,
  )
  await plantRounds(
    db,
    roundsIn(reportRows, (q) => q >= 2 && q < last),
  )
  await lock(db, [...quarters.slice(0, last), ...halves.slice(0, -1), ...years], senders.leaderId)
  await plantCorrection(db, of)
  await plantRounds(db, [...roundsIn(reportRows, (q) => q >= last), ...now.rounds])
  await db.insert(reportDraft).values(now.drafts)
  await plantGrants(db, of)
  await plantOtherRecords(db, of)
}

const roundsIn = ({ rounds }: ReportRows, isIn: (q: number) => boolean): Round[] =>
  [...rounds]
    .filter(([q]) => isIn(q))
    .sort(([a], [b]) => a - b)
    .flatMap(([, ofQuarter]) => ofQuarter)

/** Locks periods as the leader; the database stores which reports are missing. */
async function lock(db: Db, periods: Period[], leaderId: string) {
  await db.execute(sql`select set_config('sobo.reason', ${`Chốt số liệu kỳ báo cáo – ${plantingReason}`}, true)`)
  for (const { id, dueOn } of periods)
    await db.execute(sql`
      update period set locked_at = ${`${addDays(dueOn, 45)}T09:30:00+07:00`}::timestamptz, locked_by = ${leaderId}::uuid, version = version + 1
      where id = ${id}::uuid`)
  await db.execute(sql`select set_config('sobo.reason', ${plantingReason}, true)`)
}
