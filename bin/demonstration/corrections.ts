import { sql } from 'drizzle-orm'
import { addDays } from '../../core/date'
import type { Db } from '../../db/door/actor'
import { reopening } from '../../db/reopening/record'
import { at } from './chance'
import type { Period, Periods } from './periods'
import type { ReportRows, Version } from './report-rows'
import { emptyRound, oneMore } from './reports'
import { plantRounds } from './rounds'
import { moment, type Senders } from './senders'
import type { Organisation, World } from './world'

type Of = { world: World; periods: Periods; senders: Senders; reportRows: ReportRows }

/**
 * A correction by one member of a report in a locked quarter, made under a reopening shortly before the end of the last
 * quarter. The report of the last quarter carries the difference.
 */
export async function plantCorrection(db: Db, of: Of) {
  const { world, periods, reportRows } = of
  const last = periods.quarters.length - 2
  const day = addDays(at(periods.quarters, last).endsOn, -20)
  const period = at(periods.quarters, last - 2)
  await onDay(db, day, async () => {
    await db.insert(reopening).values(
      granted(of, period, day, {
        organisationId: reportRows.slip.id,
        requestReason: 'Chi bộ báo sót một đảng viên mới kết nạp, đã có quyết định kèm theo.',
        decisionNote: 'Đồng ý, chỉ sửa số kết nạp.',
        expiresOn: addDays(day, 14),
      }),
    )
    const version = correctionOf(of, reportRows.slip, last - 2, day)
    await plantRounds(db, [
      {
        versions: [version],
        decisions: [
          {
            id: version.id,
            state: 'confirmed',
            decidedAt: moment(day, world.today, 200),
            decidedBy: of.senders.officerId,
          },
        ],
      },
    ])
  })
}

/** Reopenings in every state: in use with a waiting correction, expired unused, revoked, declined, requested. */
export async function plantGrants(db: Db, of: Of) {
  const { world, periods, reportRows, senders } = of
  const { today, chance } = world
  const last = periods.quarters.length - 2
  const period = (back: number) => at(periods.quarters, last - back)
  const asked = (days: number) => ({
    id: chance.id(),
    requestedBy: senders.officerId,
    requestedAt: moment(addDays(today, days), today, 30),
  })
  await onDay(db, today, async () => {
    await db.insert(reopening).values([
      granted(of, period(1), addDays(today, -1), {
        organisationId: reportRows.doubt.id,
        requestReason: 'Bí thư báo một đảng viên kết nạp trong quý chưa được ghi vào báo cáo.',
        expiresOn: addDays(today, 13),
      }),
      granted(of, period(3), addDays(today, -75), {
        unitId: at(world.parks, 0).id,
        requestReason: 'Rà soát số liệu chia theo doanh nghiệp của các chi bộ ghép trong khu.',
        expiresOn: addDays(today, -61),
      }),
      {
        ...granted(of, period(2), addDays(today, -40), {
          organisationId: reportRows.doubt.id,
          requestReason: 'Chi bộ đề nghị sửa số đảng viên nữ.',
          expiresOn: addDays(today, -20),
        }),
        revokedBy: senders.leaderId,
        revokedAt: moment(addDays(today, -38), today, 60),
        revokedReason: 'Chi bộ đối chiếu lại, số đã báo cáo là đúng.',
      },
      {
        ...asked(-30),
        periodId: period(4).id,
        requestReason: 'Đề nghị mở lại cả kỳ để rà soát ghi chú.',
        decidedBy: senders.leaderId,
        decidedAt: moment(addDays(today, -29), today, 60),
        isGranted: false,
        decisionNote: 'Ghi chú không ảnh hưởng số liệu, không cần mở lại.',
      },
      {
        ...asked(-2),
        periodId: period(1).id,
        organisationId: at(senders.secretaries, 1).organisation.id,
        requestReason: 'Số chuyển sinh hoạt đi ghi thiếu một đồng chí, đã có giấy giới thiệu.',
      },
    ])
    await plantRounds(db, [{ ...emptyRound(), versions: [correctionOf(of, reportRows.doubt, last - 1, today)] }])
  })
}

type Wish = Partial<typeof reopening.$inferInsert> & { requestReason: string; expiresOn: string }

function granted({ world: { chance, today }, senders }: Of, { id }: Period, day: string, wish: Wish) {
  return {
    id: chance.id(),
    periodId: id,
    requestedBy: senders.officerId,
    requestedAt: moment(addDays(day, -1), today, 30),
    decidedBy: senders.leaderId,
    decidedAt: moment(day, today, 5),
    isGranted: true,
    ...wish,
  }
}

function correctionOf({ world, senders, reportRows }: Of, one: Organisation, q: number, day: string): Version {
  const known = reportRows.confirmed.get(one)?.find((report) => report.q === q)
  if (!known) throw new Error(`bin/demonstration: no confirmed report to correct in quarter ${q}`)
  return {
    ...oneMore(known.version),
    id: world.chance.id(),
    correctsId: known.version.id,
    correctionReason: 'Bổ sung một đảng viên kết nạp trong quý, báo cáo trước ghi thiếu',
    submittedAt: moment(day, world.today, 150),
    submittedBy: senders.officerId,
    onBehalfOf: senders.reporterOf(one, day),
  }
}

/** Runs work with the clock set to a day, because the database refuses to use a reopening after its expiry. */
async function onDay(db: Db, day: string, work: () => Promise<void>) {
  const [known] = await db.execute<{ offset: number }>(sql`select offset_days as offset from clock`)
  await db.execute(sql`update clock set offset_days = offset_days + (${day}::date - today())`)
  await work()
  await db.execute(sql`update clock set offset_days = ${known?.offset ?? 0}`)
}
