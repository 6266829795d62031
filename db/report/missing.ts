import { type SQL, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { asCodes, expectedReports, isSinceLock, standingIn } from '../member-report/queries'
import type { Missing } from '../period/queries'
import { kept } from '../record/kept'
import { type Asked, every, isFound, type Listed, window, withinUnit } from '../record/list'
import { spellOn } from '../record/validity'
import type { Wanted } from '../reminder/commands'
import type { reminder } from '../reminder/record'
import { settingDefaults } from '../setting/record'
import { joinUnitName } from '../unit/record'

export const reaches = ['no-email', 'no-account', 'nobody'] as const

export type MissingFilter = {
  periodId: string
  unitId?: string | undefined
  /** Of the names of units. */
  locale?: Locale | undefined
  /** Only organisations without an e-mail address, an account, or anybody who reports. */
  reach?: (typeof reaches)[number] | undefined
}

/**
 * One row per organisation without a report and person who may report for it; person fields are null if there is none.
 * Contact data are readable for officers of the unit only: `isKept` is true for them, and only then an empty phone or
 * e-mail means that it is missing.
 */
export type MissingRow = {
  organisationId: string
  organisation: string
  unitName: string | null
  standing: 'missing' | 'draft' | 'returned'
  daysLeft: number
  isKept: boolean
  personId: string | null
  fullName: string | null
  position: string | null
  phone: string | null
  email: string | null
  hasAccount: boolean
  remindedOn: string | null
  mail: (typeof reminder.mail.enumValues)[number] | null
}

/** A page of the rows and their number. */
export const listMissing = async (db: Db, asked: Asked & MissingFilter): Promise<Listed<MissingRow>> => {
  const [rows, [counted]] = await Promise.all([
    db.execute<MissingRow>(missingRows(asked, window(asked))),
    db.execute<{ total: number }>(sql`select count(*)::int as total from (${missingRows(asked)}) counted`),
  ])
  return { rows: [...rows], total: counted?.total ?? 0 }
}

/** The statement for MissingRow, by organisation, secretaries first. */
export const missingRows = (asked: Asked & MissingFilter, part: SQL = sql``): SQL => sql`
  select missing."organisationId", missing.organisation, u.name as "unitName", missing.standing, missing."daysLeft",
    missing."isKept", m.person_id as "personId", h.full_name as "fullName", m.position, c.phone, nullif(c.email, '') as email,
    w.account_id is not null as "hasAccount", r.sent_on::text as "remindedOn", r.mail
  from (${organisations(asked)}) missing
  left join lateral (
    select distinct on (person_id) person_id, position from reporting_mandate
    where organisation_id = missing."organisationId" order by person_id, position
  ) m on true
  left join person h on h.id = m.person_id
  left join person_contact c on c.person_id = m.person_id
  left join reached_reporters() w on w.organisation_id = missing."organisationId" and w.person_id = m.person_id
  left join lateral (
    select sent_on, mail from reminder where organisation_id = missing."organisationId" and period_id = ${asked.periodId}
      and account_id = w.account_id
    order by sent_at desc limit 1
  ) r on true
  ${joinUnitName(sql`missing.unit_id`, { locale: asked.locale })}
  where ${asked.reach ? lacking[asked.reach] : sql`true`}
  order by missing.organisation collate vi_natural, missing."organisationId", m.position, h.sort_name collate vi_natural ${part}`

const lacking: Record<(typeof reaches)[number], SQL> = {
  'no-email': sql`missing."isKept" and m.person_id is not null and nullif(c.email, '') is null`,
  'no-account': sql`missing."isKept" and m.person_id is not null and w.account_id is null`,
  nobody: sql`m.person_id is null`,
}

/** Expected organisations without an official report whose latest version is missing or returned. */
const organisations = ({ text, periodId, unitId }: Pick<Asked & MissingFilter, 'text' | 'periodId' | 'unitId'>) => sql`
  select o.id as "organisationId", x.name as organisation, o.unit_id, p.due_on - (select today()) as "daysLeft",
    ${standingIn(asCodes)} as standing,
    (select writes_all()) or o.id in (select writable_organisations()) as "isKept"
  ${expectedReports} and x.official_id is null and (x.latest_id is null or l.state = 'returned')
    and ${every([
      sql`p.id = ${periodId}`,
      text ? isFound('organisation', sql`o.id`, text) : undefined,
      unitId ? withinUnit(sql`o.unit_id`, unitId) : undefined,
    ])}`

export type MissingOrganisation = { id: string; name: string; isReturned: boolean }

/** The organisations of the list, once each; `isReturned` if their report was returned. */
export const listMissingOrganisations = (db: Db, asked: Asked & MissingFilter) =>
  db.execute<MissingOrganisation>(sql`
    select "organisationId" as id, organisation as name, standing = 'returned' as "isReturned" from (${organisations(asked)}) missing
    order by organisation collate vi_natural`)

/** Organisations and enterprises that a locked period lacks and did not lack when it was locked: recorded since. */
export const listMissingSinceLock = (db: Db, periodId: string) =>
  db.execute<Missing>(sql`
    select lacks.* from (
      select o.id, 'organisation' as record, x.name ${expectedReports} and p.id = ${periodId} and ${isSinceLock}
      union all
      select m.enterprise_id, 'enterprise', e.name from missing_figures m
      join period p on p.id = m.period_id and p.locked_at is not null and m.enterprise_id <> all(coalesce(p.missing_at_lock, '{}'))
      cross join lateral (${spellOn('enterprise', sql`m.enterprise_id`, sql`p.ends_on`)}) e
      where m.period_id = ${periodId}
    ) lacks order by record desc, name collate vi_natural`)

export type Recipient = { fullName: string; report: Wanted }

/** Accounts that a reminder by hand would go to now, without organisations that were reminded by hand today. */
export const listRecipients = (db: Db, asked: Asked & MissingFilter) =>
  db.execute<Recipient>(sql`
    select h.full_name as "fullName", json_build_object('organisationId', missing."organisationId", 'organisation', missing.organisation,
      'periodId', p.id, 'kind', p.kind, 'name', p.name, 'startsOn', p.starts_on, 'dueOn', p.due_on,
      'daysLeft', missing."daysLeft", 'isReturned', missing.standing = 'returned') as report
    from (${organisations(asked)}) missing
    join period p on p.id = ${asked.periodId}
    join reached_reporters() w on w.organisation_id = missing."organisationId"
    join person h on h.id = w.person_id
    where missing."isKept" and missing."organisationId" in (select missing_organisations(p.id))
      and ${notRemindedToday(sql`missing."organisationId"`, sql`p.id`)}
    order by missing.organisation collate vi_natural, h.sort_name collate vi_natural`)

/** How many organisations they report for, of the whole period. */
export const countRemindable = (db: Db, periodId: string): Promise<number> =>
  kept(db, `remindable ${periodId}`, () => countAsked(db, periodId), sql`writes_all()`)

async function countAsked(db: Db, periodId: string): Promise<number> {
  const [found] = await db.execute<{ count: number }>(sql`
    select count(distinct m.id)::int as count
    from missing_organisations(${periodId}) m(id)
    join reached_reporters() w on w.organisation_id = m.id
    join person h on h.id = w.person_id
    where ${notRemindedToday(sql`m.id`, sql`${periodId}::uuid`)}`)
  return found?.count ?? 0
}

const notRemindedToday = (organisation: SQL, period: SQL) => sql`not exists (
  select from reminder r where r.organisation_id = ${organisation} and r.period_id = ${period}
    and r.offset_days is null and r.sent_on = (select today()))`

/** Setting reminder_offsets: on which days, counted from the due date (negative: before), reminders are sent. */
export async function listReminderDays(db: Db): Promise<number[]> {
  const [found] = await db.execute<{ days: string | null }>(sql`select setting_on('reminder_offsets', today()) as days`)
  const days = found?.days ?? settingDefaults.reminder_offsets
  return days.split(/[,;]/).map(Number)
}
