import { type SQL, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { congressDueOn } from '../mandate/term'
import { countsItself, lastReport } from '../organisation/derived'
import { type Named, nameOfPeriod } from '../period/words'
import { kept } from '../record/kept'
import { type Listed, pageSize, type Query, readWhole } from '../record/list'
import type { vocabulary } from '../record/vocabulary'
import type { SettingKey } from '../setting/record'
import { joinUnitName } from '../unit/record'
import { cycleTasks, isCycleTask, owedReports } from './cycle-tasks'

/** A row of a task. The count of a task on the home page is the number of its rows. */
export type TaskRow = {
  id: string
  /** Of a person. */
  position: keyof typeof vocabulary.position | null
  record:
    | 'organisation'
    | 'enterprise'
    | 'person'
    | 'event'
    | 'account'
    | 'rule_set'
    | 'member_report'
    | 'report'
    | 'correction_request'
    | 'reopening'
    | 'period'
  name: string
  unitName: string | null
  /** The day of the task: the end of a term, the day of an event. */
  on: string | null
  /** The period of the task, for nameOfPeriod. */
  periodKind: Named['kind'] | null
  periodName: string | null
  periodStartsOn: string | null
}

/** The name of the period of a row; '' without one. */
export const periodOf = ({ periodKind: kind, periodName: name, periodStartsOn: startsOn }: TaskRow, locale: Locale) =>
  kind && startsOn ? nameOfPeriod({ kind, name, startsOn }, locale) : ''

const noDay = sql`null::date`

/** Rows of organisations that exist today in units where the actor may write. */
const organisations = (also: SQL, on: SQL = noDay) => sql`
  select s.organisation_id as id, 'organisation' as record, s.name, o.unit_id, ${on} as "on"
  from organisation_state s join organisation o on o.id = s.organisation_id and o.retired_on is null
  where s.valid @> (select today()) and o.unit_id in (select writable_units()) and ${also}`

/** Organisations without a reporting mandate of this kind; those that are a part of their superior need none. */
const lacking = (mandates: SQL) =>
  organisations(
    sql`${countsItself(sql`s.kind`)} and not exists (select from reporting_mandate m where m.organisation_id = s.organisation_id and ${mandates})`,
  )

/** SQL for the id of the last ended period with member reports. */
const lastPeriod = sql`(select id from period where asks_members and kind <> 'ad_hoc' and retired_on is null
  and ends_on < (select today()) order by ends_on desc, starts_on desc limit 1)`

const mandates = (among: SQL, also: SQL, on: SQL = noDay) => sql`
  select p.id, 'person' as record, p.full_name || ' – ' || s.name as name, o.unit_id, ${on} as "on", m.position::text as position
  from ${among} m join person p on p.id = m.person_id
  join organisation o on o.id = m.organisation_id and o.unit_id in (select writable_units())
  join organisation_state s on s.organisation_id = m.organisation_id and s.valid @> (select today())
  where ${also}`

const reporting = sql`reporting_mandate`
const held = sql`(select * from mandate where valid @> (select today()) and retired_on is null)`

const accountsOf = (also: SQL) => sql`
  select a.id, 'account' as record, a.full_name as name, null::uuid as unit_id, null::date as "on"
  from account a where a.kind = 'person' and a.retired_on is null and a.disabled_at is null and ${also}`

/** The rows of each task, by code. The home page selects the tasks by the rights of the actor. */
const tasks = {
  ...cycleTasks,
  'nobody-reports': lacking(sql`true`),
  'no-secretary': lacking(sql`m.position = 'secretary'`),
  // None if the period is locked.
  'report-missing': sql`
    select x.id, 'organisation' as record, x.name, x.unit_id, ${noDay} as "on"
    from owed x where x.period_id = ${lastPeriod} and x.official_id is null`,
  // From the organisations with several enterprises on the period's last day, which are few.
  'split-missing': sql`
    select x.id, 'organisation' as record, x.name, x.unit_id, ${noDay} as "on"
    from period due cross join lateral (
      select organisation_id as id from coverage v where v.valid @> due.ends_on and v.retired_on is null
      group by organisation_id having count(*) > 1) several
    cross join lateral (
      select x.organisation_id as id, x.name, x.unit_id, c.id as version_id, c.closing_total
      from expected_report x join member_report_version c on c.id = x.official_id
      where x.organisation_id = several.id and x.period_id = due.id and x.unit_id in (select writable_units()) offset 0) x
    where due.id = ${lastPeriod} and due.locked_at is null
      and x.closing_total > (select coalesce(sum(members), 0) from member_split where version_id = x.version_id)`,
  'term-expired': mandates(
    held,
    sql`m.term_ends_on < (select today()) and coalesce(${congressDueOn}, m.term_ends_on) < (select today())`,
    sql`m.term_ends_on`,
  ),
  'no-decision': sql`
    select undecided.*, null::text as position from (${organisations(sql`o.founding_document_id is null`, sql`o.founded_on`)}
    union all
    select e.id, 'event', s.name, e.unit_id, e.effective_on
    from event e join event_organisation eo on eo.event_id = e.id and eo.part = 'subject'
    join organisation_state s on s.organisation_id = eo.organisation_id and s.valid @> e.effective_on
    where e.document_id is null and e.retired_on is null and e.unit_id in (select writable_units())
      and not exists (select from organisation o where o.id = eo.organisation_id and e.kind = 'established'
        and o.founding_document_id is null)) undecided
    union all
    ${mandates(reporting, sql`m.document_id is null and m.position <> 'reporter'`, sql`lower(m.valid)`)}`,
  'tax-code': sql`
    select e.id, 'enterprise' as record, s.name, e.unit_id, null::date as "on"
    from enterprise e join enterprise_state s on s.enterprise_id = e.id and s.valid @> (select today())
    where e.id in (select enterprise_id from enterprise_note where tax_code_reason is not null) and e.retired_on is null and e.unit_id in (select writable_units())`,
  'no-account': mandates(
    reporting,
    sql`not exists (select from account a where a.person_id = p.id and a.retired_on is null)`,
  ),
  'sheet-pending':
    accountsOf(sql`exists (select from person h where h.id = a.person_id and h.unit_id in (select writable_units()))
    and a.id in (select account_id from account_standing() where standing in ('waiting', 'expired'))`),
  'no-assignment': accountsOf(sql`not exists (select from assignment s where s.account_id = a.id
      and s.valid @> (select today()) and s.retired_on is null)
    and not exists (select from reporting_mandate m where m.person_id = a.person_id)`),
  'rule-unconfirmed': sql`
    select id, 'rule_set' as record, name, null::uuid as unit_id, null::date as "on" from rule_set
    where not is_confirmed and valid @> (select today()) and retired_on is null`,
} satisfies Record<string, SQL>

export type TaskCode = keyof typeof tasks
/** Rows of the task have a day. */
export const isDated = (code: TaskCode) => code === 'term-expired' || code === 'no-decision' || isCycleTask(code)
/** Rows of the task are about a period. */
export const isPeriodic = (code: TaskCode) => isCycleTask(code) && code !== 'event-members'
/** Rows of the task are of people in a position. */
export const isOfPosition = (code: TaskCode) => ['term-expired', 'no-decision', 'no-account'].includes(code)
/** Rows of the task are of several records. */
export const isMixed = (code: TaskCode) => code === 'no-decision'
export const isTaskCode = (text: string): text is TaskCode => Object.hasOwn(tasks, text)

/** Counted from the tables of changes.sql alone, and the same for all officers of the whole register. */
export const sharedTasks = new Set<TaskCode>([
  'nobody-reports',
  'report-waiting',
  'report-returned',
  'report-late',
  'report-missing',
  'closing-owed',
  'split-missing',
  'transfer-overdue',
  'event-members',
  'no-secretary',
  'term-expired',
  'no-decision',
])

/** `first`: the earliest day of its rows, of a task with days. */
export type TaskCount = { code: TaskCode; count: number; first: string | null }

/** The number of rows of each task for the actor, and their earliest day. */
export async function countTasks(db: Db, codes: TaskCode[]): Promise<TaskCount[]> {
  const [together, alone] = [
    codes.filter((code) => sharedTasks.has(code)).sort(),
    codes.filter((code) => !sharedTasks.has(code)),
  ]
  const found = [
    ...(together.length > 0
      ? await kept(db, `tasks ${together}`, () => countEach(db, together), sql`writes_all()`)
      : []),
    ...(await countEach(db, alone)),
  ]
  return codes.map((code) => found.find((one) => one.code === code) ?? { code, count: 0, first: null })
}

/**
 * Tasks that partial indexes count. The frame of every page asks for them, each time anew: what waits for a person is not
 * kept.
 */
export type Waiting = 'report-waiting' | 'correction-open' | 'reopening-waiting'

/** What waits for the actor, in one statement; no statement without codes. */
export async function countWaiting(db: Db, codes: Waiting[]): Promise<Partial<Record<Waiting, number>>> {
  if (codes.length === 0) return {}
  const [found] = await db.execute<Partial<Record<Waiting, number>>>(sql`select ${counts(codes)}`)
  return found ?? {}
}

const counts = (codes: TaskCode[]): SQL =>
  sql.join(
    codes.map((code) => sql`(select count(*)::int from (${tasks[code]}) rows) as ${sql.identifier(code)}`),
    sql`, `,
  )

/** In one statement. */
async function countEach(db: Db, codes: TaskCode[]): Promise<TaskCount[]> {
  if (codes.length === 0) return []
  const counted = codes.map(
    (
      code,
    ) => sql`(select jsonb_build_object('count', count(*)::int, 'first', ${isDated(code) ? sql`min("on")` : sql`null`})
      from (${tasks[code]}) rows) as ${sql.identifier(code)}`,
  )
  const [found] = await readWhole<Record<TaskCode, Omit<TaskCount, 'code'>>>(
    db,
    sql`with ${owedReports} select ${sql.join(counted, sql`, `)}`,
  )
  return codes.map((code) => ({ code, count: 0, first: null, ...found?.[code] }))
}

/** The statement for the rows of a task, for its page and its export. */
export const taskRows = (code: TaskCode, locale: Locale): Query => sql`
  with ${owedReports}
  select t.id, t.record, t.name, u.name as "unitName", t."on"::text as "on", ${isOfPosition(code) ? sql`t.position` : sql`null`} as position, ${
    isCycleTask(code)
      ? sql`t."periodKind", t."periodName", t."periodStartsOn"::text as "periodStartsOn"`
      : sql`null as "periodKind", null as "periodName", null as "periodStartsOn"`
  }
  from (${tasks[code]}) t ${joinUnitName(sql`t.unit_id`, { locale })}
  order by t."on" nulls first, u.name collate vi_natural, t.name collate vi_natural, t.id`

/** A page of the rows of a task, and their number. */
export async function listTask(db: Db, code: TaskCode, page: number, locale: Locale = 'vi'): Promise<Listed<TaskRow>> {
  const [rows, [counted]] = await Promise.all([
    db.execute<TaskRow>(sql`${taskRows(code, locale)} limit ${pageSize} offset ${(page - 1) * pageSize}`),
    countTasks(db, [code]),
  ])
  return { rows: [...rows], total: counted?.count ?? 0 }
}

export type OwnOffice = {
  mandateId: string
  organisationId: string
  organisation: string
  position: string
  since: string | null
  termEndsOn: string | null
  congressDueOn: string | null
  members: number | null
  /** Of a committee: the members of all organisations below it, by their last reports. */
  sum: number | null
  reportKind: Named['kind'] | null
  reportName: string | null
  reportStartsOn: string | null
}

/** The reporting mandates of the actor today, each with the last confirmed count of its organisation. */
export const listOwnOffices = (db: Db) =>
  db.execute<OwnOffice>(sql`
    select m.id as "mandateId", m.organisation_id as "organisationId", s.name as organisation, m.position,
      lower(m.valid)::text as since, m.term_ends_on::text as "termEndsOn",
      ${congressDueOn}::text as "congressDueOn",
      last.members, case when has_below(m.organisation_id, (select today())) then (select total.members::int
        from members_below((select today())) total where total.organisation_id = m.organisation_id) end as sum,
      last.kind as "reportKind", last.name as "reportName", last.starts_on::text as "reportStartsOn"
    from reporting_mandate r join mandate m on m.id = r.id
    join organisation_state s on s.organisation_id = m.organisation_id and s.valid @> (select today())
    left join lateral (${lastReport(sql`m.organisation_id`, sql`(select today())`)}) last on true
    where m.person_id = (select actor_person())
    order by s.name collate vi_natural`)

export type EndedPeriod = Named & { id: string; dueOn: string }

/** The period of the tasks about reports; see lastPeriod. */
export async function findLastEndedPeriod(db: Db): Promise<EndedPeriod | null> {
  const [found] = await db.execute<EndedPeriod>(
    sql`select id, kind, name, starts_on::text as "startsOn", due_on::text as "dueOn" from period where id = ${lastPeriod}`,
  )
  return found ?? null
}

export type LockedPeriod = Named & { id: string; lockedAt: string }

/** The locked period with the latest end. */
export async function findLastLockedPeriod(db: Db): Promise<LockedPeriod | null> {
  const [found] = await db.execute<LockedPeriod>(sql`
    select id, kind, name, starts_on::text as "startsOn", (locked_at at time zone 'Asia/Ho_Chi_Minh')::date::text as "lockedAt"
    from period where locked_at is not null and retired_on is null order by ends_on desc, starts_on desc limit 1`)
  return found ?? null
}

/** Settings without a value for today. */
export async function listMissingSettings(db: Db): Promise<SettingKey[]> {
  const rows = await db.execute<{ key: SettingKey }>(sql`
    select key::text from unnest(enum_range(null::setting_key)) key where setting_on(key, (select today())) is null`)
  return rows.map(({ key }) => key)
}
