import { sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { newId } from '../id'
import { period } from '../period/record'
import { reopening } from '../reopening/record'
import { findCircumstances } from './circumstances'
import type { MemberReportEntry } from './entry'
import type { Of } from './queries'
import { listReporters } from './reporters'
import { type Submission, submitReport } from './submit'

/** Four weeks, by default of May 2024; the planted reports of the first quarter close with 12. */
export async function plantPeriod(db: Db, startsOn = '2024-05-01', wish: Partial<typeof period.$inferInsert> = {}) {
  const id = newId()
  const endsOn = startsOn.replace(/01$/, '28')
  const dueOn = '2099-12-31'
  await db.insert(period).values({
    id,
    kind: 'ad_hoc',
    name: 'Rà soát',
    startsOn,
    endsOn,
    cutOffOn: endsOn,
    opensOn: startsOn,
    dueOn,
    ...wish,
  })
  return id
}

export const submission = (entry: Partial<MemberReportEntry> = {}, wish: Partial<Submission> = {}): Submission => ({
  entry: { note: null, ...entry },
  split: {},
  transfers: [],
  ...wish,
})

/** Sends as whoever is at work would: an officer enters for the first of those who report, while there are any. */
export async function sendReport(db: Db, id: string, of: Of, asked: Submission) {
  const entersForOthers =
    !asked.correction && (await findCircumstances(db, of.organisationId, of.periodId))?.canReport === false
  const [reporter] = entersForOthers ? await listReporters(db, of.organisationId) : []
  return submitReport(db, id, of, { onBehalfOf: reporter?.value ?? null, ...asked })
}

/** Locks a period as a leader would have, before the story begins. */
export async function lock(db: Db, id: string) {
  await db.execute(sql`select set_config('sobo.reason', 'chốt số liệu', true)`)
  await db.execute(sql`update period set locked_at = now(), version = version + 1 where id = ${id}`)
}

/** A grant as a leader would have given it. */
export async function grant(
  db: Db,
  wish: Pick<typeof reopening.$inferInsert, 'periodId'> & Partial<typeof reopening.$inferInsert>,
) {
  const id = newId()
  const service = '00000000-0000-7000-8000-000000000001'
  await db.insert(reopening).values({
    id,
    requestedBy: service,
    requestReason: 'Sửa lỗi nhập',
    decidedBy: service,
    decidedAt: new Date(),
    isGranted: true,
    expiresOn: '2099-12-31',
    ...wish,
  })
  return id
}
