import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { findCircumstances } from '../member-report/circumstances'
import { confirmVersion } from '../member-report/decide'
import type { MemberReportEntry } from '../member-report/entry'
import { listReporters } from '../member-report/offered'
import type { Of } from '../member-report/queries'
import { findVersion } from '../member-report/queries'
import type { Transfer } from '../member-report/record'
import { type Submission, submitReport } from '../member-report/submit'
import { organisation, organisationState } from '../organisation/record'
import { period } from '../period/record'
import { newId } from '../record/id'
import { knownRules } from '../reference/rules'
import { reopening } from '../reopening/record'
import { ruleSet } from '../rule-set/record'
import { setting } from '../setting/record'
import type { inRegistry } from './stories'

/** Plants an ad hoc period of 28 days, by default in May 2024. The planted reports of March 2024 closed with 12. */
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

/** submitReport, where an officer enters the report on behalf of the first person who reports for the organisation. */
export async function sendReport(db: Db, id: string, of: Of, asked: Submission) {
  const entersForOthers =
    !asked.correction && (await findCircumstances(db, of.organisationId, of.periodId))?.canReport === false
  const [reporter] = entersForOthers ? await listReporters(db, of.organisationId) : []
  return submitReport(db, id, of, { onBehalfOf: reporter?.value ?? null, ...asked })
}

/** Plants a lock: locks a period as the owner. */
export async function lock(db: Db, id: string) {
  await db.execute(sql`select set_config('sobo.reason', 'chốt số liệu', true)`)
  await db.execute(sql`update period set locked_at = now(), version = version + 1 where id = ${id}`)
}

/** Plants a granted reopening. */
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

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]

export async function plantOrganisation(
  db: Db,
  unitId: string,
  name: string,
  superiorId: string | null,
  valid = '[2022-01-01,)',
) {
  const id = newId()
  const kind = name.startsWith('Đảng bộ') ? 'grassroots_committee' : 'grassroots_cell'
  await db.insert(organisation).values({ id, unitId, foundedOn: '2022-01-01' })
  await db.insert(organisationState).values({ organisationId: id, name, kind, superiorId, valid })
  return id
}

/** Plants the rules by which a Party group counts within its superior. */
export const plantGroupRules = (db: Db) =>
  db.insert(ruleSet).values(knownRules.filter(({ code }) => code === 'party_group'))

/** Plants a Party group, whose kind counts within its superior. */
export async function plantGroup(db: Db, unitId: string, name: string, superiorId: string, valid = '[2022-01-01,)') {
  await plantGroupRules(db)
  const id = newId()
  await db.insert(organisation).values({ id, unitId, foundedOn: '2022-01-01' })
  await db.insert(organisationState).values({ organisationId: id, name, kind: 'party_group', superiorId, valid })
  return id
}

/** Sends and confirms a report as officers. The first report of an organisation gets an opening of ten. */
export async function confirmReport(
  { tries, as }: Registry,
  organisationId: string,
  periodId: string,
  entry = {},
  transfers: Transfer[] = [],
  correction?: Submission['correction'],
) {
  const id = newId()
  const first = { openingTotal: 10, openingReason: 'sổ của chi bộ', probationaryMembers: 0, femaleMembers: 0 }
  const of = { organisationId, periodId }
  const send = (asked: object) =>
    tries('officer', (db) => sendReport(db, id, of, submission({ ...entry, ...asked }, { transfers, correction })))
  const sent = await send({})
  const settled = sent.ok ? sent : await send(first)
  if (!settled.ok) throw new Error(JSON.stringify(settled.problem))
  const version = await as('officer', (db) => findVersion(db, id))
  if (!version) throw new Error('sent and not there')
  return tries('officer', (db) => confirmVersion(db, version))
}

/** Sets the zone's committee for July and August 2023, for figures of those months. */
export async function plantZone(db: Db, committee: string) {
  await db.execute(sql`update setting set valid = daterange(lower(valid), '2023-07-01')
    where key = 'zone_committee' and valid && '[2023-07-01,2023-09-01)'`)
  await db.insert(setting).values({ key: 'zone_committee', value: committee, valid: '[2023-07-01,2023-09-01)' })
}
