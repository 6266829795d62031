import { type SQL, sql } from 'drizzle-orm'
import { nameOn, spellOn } from '../record/validity'
import { lockTasks } from './lock-tasks'

/** The select list of a task about a report: id and code of the record, name, unit, day, period. */
const row = (id: SQL, record: string, on: SQL, name: SQL = sql`x.name`) => sql`
  select ${id} as id, ${record} as record, ${name} as name, o.unit_id, ${on} as "on",
    p.kind::text as "periodKind", p.name as "periodName", p.starts_on as "periodStartsOn"`

const day = (moment: SQL) => sql`(${moment} at time zone 'Asia/Ho_Chi_Minh')::date`

/** Reports whose latest version has this state. */
const sent = (state: string, on: SQL, of: SQL) => sql`
  ${row(sql`l.report_id::text`, 'member_report', on, nameOn('organisation', sql`o.id`, sql`p.ends_on`))}
  from latest_report l
  join period p on p.id = l.period_id and p.retired_on is null
  join organisation o on o.id = l.organisation_id and o.retired_on is null
  where l.state = ${state} and ${of}`

/**
 * CTE of the expected reports of the actor's units that are not confirmed, in periods that are not locked: several tasks are a
 * part of it. One period after the other (OFFSET keeps them apart), so that locked ones are not read.
 */
export const owedReports = sql`owed as (
  select x.* from (select id from period where locked_at is null and asks_members and retired_on is null) turn
  cross join lateral (
    select x.organisation_id as id, x.unit_id, x.name, x.last_day, x.has_ended, x.latest_id, x.official_id, x.state,
      p.id as period_id, p.kind, p.name as period_name, p.starts_on, p.ends_on, p.due_on
    from expected_report x join period p on p.id = x.period_id
    where x.period_id = turn.id and x.unit_id in (select writable_units())
      and x.state is distinct from 'confirmed' offset 0) x)`

const owed = (also: SQL, on: SQL) => sql`
  select x.id || '/' || x.period_id as id, 'report' as record, x.name, x.unit_id, ${on} as "on",
    x.kind::text as "periodKind", x.period_name as "periodName", x.starts_on as "periodStartsOn"
  from owed x where ${also}`

const moving = sql`('absorbed', 'consolidated', 'divided', 'split_off', 'reclassified', 'dissolved', 'ended_activity')`

/** Tasks of the reporting cycle, by code. `report-waiting` is also for committees. */
export const cycleTasks = {
  ...lockTasks,
  // Includes locked periods, which must be reopened first: a lock does not decide reports that wait.
  'report-waiting': sent(
    'submitted',
    day(sql`l.submitted_at`),
    sql`((select writes_all()) or o.id in (select reviewed_organisations()))`,
  ),
  'report-late': owed(sql`x.latest_id is null and x.due_on < (select today()) and not x.has_ended`, sql`x.due_on`),
  'report-returned': sent(
    'returned',
    day(sql`l.decided_at`),
    sql`o.unit_id in (select writable_units()) and (p.locked_at is null or is_reopened(p.id, o.id, null))`,
  ),
  'closing-owed': owed(sql`x.has_ended and (x.latest_id is null or x.state = 'returned')`, sql`x.last_day`),
  'correction-open': sql`
    ${row(sql`q.id::text`, 'correction_request', day(sql`q.requested_at`), nameOn('organisation', sql`o.id`))}
    from correction_request q join period p on p.id = q.period_id
    join organisation o on o.id = q.organisation_id and o.unit_id in (select writable_units())
    where q.resolved_at is null`,
  'transfer-overdue': sql`
    select (case t.direction when 'out' then t.to_id else t.from_id end)::text as id, 'organisation' as record,
      t.from_name || ' → ' || t.to_name || ' (' || t.members || ')' as name, o.unit_id, t.due_on as "on",
      p.kind::text as "periodKind", p.name as "periodName", p.starts_on as "periodStartsOn"
    from transfers_under_way((select today())) t join period p on p.id = t.period_id
    left join organisation o on o.id = case t.direction when 'out' then t.to_id else t.from_id end
    where t.due_on < (select today())
      and (t.from_id in (select writable_organisations()) or t.to_id in (select writable_organisations()))`,
  'event-members': sql`
    select e.id::text as id, 'event' as record, string_agg(os.name, ', ' order by eo.part, os.name) as name, e.unit_id,
      e.effective_on as "on", null as "periodKind", null as "periodName", null::date as "periodStartsOn"
    from event e join event_organisation eo on eo.event_id = e.id
    join lateral (${spellOn('organisation', sql`eo.organisation_id`, sql`e.effective_on`)}) os on true
    where e.kind in ${moving} and e.retired_on is null and e.unit_id in (select writable_units())
      and exists (select from period p where p.asks_members and p.locked_at is null and p.retired_on is null
        and e.effective_on between p.starts_on and p.ends_on)
    group by e.id having bool_or(eo.members is null) and (e.kind <> 'reclassified' or bool_or(eo.part = 'successor'))`,
} satisfies Record<string, SQL>

export type CycleTask = keyof typeof cycleTasks
export const isCycleTask = (code: string): code is CycleTask => Object.hasOwn(cycleTasks, code)
