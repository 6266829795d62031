import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { congressDueOn } from '../mandate/term'
import { countsItself } from '../organisation/derived'
import type { Named } from '../period/words'
import { nameOn } from '../record/validity'

/** What waits at one record. The codes are those of tasks.ts, where a task there has the same rows. */
export type OpenTask = {
  code:
    | 'report-late'
    | 'report-returned'
    | 'report-waiting'
    | 'report-due'
    | 'correction-open'
    | 'no-secretary'
    | 'term-expired'
    | 'no-decision'
    | 'tax-code'
  /** The organisation, or the enterprise. */
  id: string
  name: string
  /** The record that the act is on, if it is another one: a correction request. */
  of: string | null
  due: string | null
  since: string | null
  period: (Named & { id: string }) | null
}

type Of = { enterpriseId: string } | { organisationId: string }

const noPeriod = sql`null::jsonb as period`

/**
 * The tasks of an enterprise and of the organisations that cover it today, or of one organisation: those that are due
 * first, by day. Of the units that the actor follows; none for those who follow none. In one statement, and of
 * these few organisations only: the counts of the home page go through all.
 */
export async function listOpenTasks(db: Db, of: Of): Promise<OpenTask[]> {
  const organisations =
    'organisationId' in of
      ? sql`select ${of.organisationId}::uuid`
      : sql`select c.organisation_id from coverage c where c.enterprise_id = ${of.enterpriseId}::uuid
          and c.valid @> (select today()) and c.retired_on is null`
  const found = await db.execute<OpenTask>(sql`
    with own as materialized (
      select o.id, s.name, s.kind, o.founding_document_id, o.founded_on,
        (select max(upper(m.valid)) from mandate m where m.organisation_id = o.id and m.position = 'secretary'
          and upper(m.valid) <= (select today())) as vacated_on
      from organisation o join organisation_state s on s.organisation_id = o.id and s.valid @> (select today())
      where o.id = any(array(${organisations})) and o.retired_on is null and o.unit_id in (select readable_units()))
    select * from (${sql.join('enterpriseId' in of ? [...ofOrganisations, ofEnterprise(of.enterpriseId)] : ofOrganisations, sql` union all `)}) task
    order by due nulls last, since nulls last, code, name`)
  return [...found]
}

const ofOrganisations: SQL[] = [
  // In a locked period, too: a lock does not decide reports that wait, and a reopening lets returned ones be sent again.
  sql`select 'report-' || case l.state when 'submitted' then 'waiting' else l.state::text end as code, own.id,
    ${nameOn('organisation', sql`own.id`, sql`p.ends_on`)} as name, null::text as of, p.due_on::text as due,
    (coalesce(l.decided_at, l.submitted_at) at time zone 'Asia/Ho_Chi_Minh')::date::text as since,
    jsonb_build_object('id', p.id, 'kind', p.kind, 'name', p.name, 'startsOn', p.starts_on) as period
  from own join latest_report l on l.organisation_id = own.id
  join period p on p.id = l.period_id and p.retired_on is null
  where l.state = 'submitted' or l.state = 'returned' and (p.locked_at is null or is_reopened(p.id, own.id, null))`,
  // Not sent yet: the day says whether it is late.
  sql`select case when p.due_on < (select today()) then 'report-late' else 'report-due' end,
    x.organisation_id, x.name, null, p.due_on::text, null,
    jsonb_build_object('id', p.id, 'kind', p.kind, 'name', p.name, 'startsOn', p.starts_on)
  from (select id from own offset 0) asked
  cross join (select id from period where asks_members and retired_on is null and locked_at is null
    and opens_on <= (select today())) turn
  cross join lateral (
    select x.* from expected_report x where x.organisation_id = asked.id and x.period_id = turn.id offset 0) x
  join period p on p.id = x.period_id
  where x.latest_id is null and not x.has_ended`,
  sql`select 'correction-open', own.id, own.name, q.id::text, null,
    (q.requested_at at time zone 'Asia/Ho_Chi_Minh')::date::text,
    jsonb_build_object('id', p.id, 'kind', p.kind, 'name', p.name, 'startsOn', p.starts_on)
  from own join correction_request q on q.organisation_id = own.id and q.resolved_at is null
  join period p on p.id = q.period_id`,
  sql`select 'no-secretary', own.id, own.name, null, null, own.vacated_on::text, ${noPeriod} from own
  where ${countsItself(sql`own.kind`)} and not exists (select from reporting_mandate m
    where m.organisation_id = own.id and m.position = 'secretary')`,
  sql`select 'term-expired', own.id, own.name || ' – ' || h.full_name, m.person_id::text, m.term_ends_on::text, null, ${noPeriod}
  from own join mandate m on m.organisation_id = own.id and m.valid @> (select today()) and m.retired_on is null
  join person h on h.id = m.person_id
  where m.term_ends_on < (select today()) and coalesce(${congressDueOn}, m.term_ends_on) < (select today())`,
  sql`select 'no-decision', own.id, own.name, null, null, own.founded_on::text, ${noPeriod} from own
  where own.founding_document_id is null`,
]

const ofEnterprise = (id: string) => sql`
  select 'tax-code', e.id, s.name, null, null, null, ${noPeriod}
  from enterprise_note n join enterprise e on e.id = n.enterprise_id
  join enterprise_state s on s.enterprise_id = e.id and s.valid @> (select today())
  where n.enterprise_id = ${id}::uuid and n.tax_code_reason is not null and e.retired_on is null`
