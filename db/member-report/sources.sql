-- What each word of the reporting cycle means, once: official and latest report, how an organisation stood in a
-- period, who is expected to report, the reports before a period, the count on a day. Figures, sums, lists, the tree,
-- tasks, reminders, locks, reviews, warnings and entry forms join these; bin/house.test.ts refuses a second statement.

/* The official report: the latest confirmed version. */
create or replace view confirmed_report with (security_invoker = true) as
  select v.* from member_report_version v
  where v.state = 'confirmed' and not exists (select from member_report_version later
    where later.report_id = v.report_id and later.state = 'confirmed' and later.number > v.number);

/* What was sent last, in whatever state. */
create or replace view latest_report with (security_invoker = true) as
  select v.* from member_report_version v
  where not exists (select from member_report_version later where later.report_id = v.report_id and later.number > v.number);

/* How each organisation stood in each period in which it lived: its last spell there, and its last day there. */
create or replace view standing_in_period with (security_invoker = true) as
  select p.id as period_id, o.id as organisation_id, s.superior_id, s.name,
    least(p.ends_on, upper(s.valid) - 1) as last_day, coalesce(upper(s.valid) <= p.ends_on, false) as has_ended
  from period p
  cross join organisation o
  cross join lateral (select superior_id, name, valid from organisation_state
    where organisation_id = o.id and valid && daterange(p.starts_on, p.ends_on, '[]') order by lower(valid) desc limit 1) s
  where o.retired_on is null;

/*
 * Who is expected to report for a period that has begun: every organisation that lived in it and had none below it on
 * its last day there; one that ended within the period still owes its closing report. One that sent its report before
 * others came to stand below it stays expected while that report waits or is official: it cannot send another.
 */
create or replace view expected_report with (security_invoker = true) as
  select x.period_id, x.organisation_id, x.name, x.last_day, x.has_ended,
    m.id as report_id, l.id as latest_id, c.id as official_id
  from standing_in_period x
  join period p on p.id = x.period_id and p.asks_members and p.retired_on is null and p.starts_on <= (select today())
  left join member_report m on m.organisation_id = x.organisation_id and m.period_id = x.period_id
  left join latest_report l on l.report_id = m.id
  left join confirmed_report c on c.report_id = m.id
  where l.state = 'submitted' or c.id is not null or not has_below(x.organisation_id, x.last_day);
grant select on confirmed_report, latest_report, standing_in_period, expected_report to sobo_app, sobo_judge;

/* The latest official report of each organisation whose period had ended by a day. */
create or replace function counts_on(day date)
returns table (organisation_id uuid, version_id uuid, members integer, ends_on date)
language sql stable security invoker as $$
  select distinct on (v.organisation_id) v.organisation_id, v.id, v.closing_total, p.ends_on
  from confirmed_report v join period p on p.id = v.period_id
  where p.ends_on <= day
  order by v.organisation_id, p.ends_on desc, p.starts_on desc
$$;
grant execute on function counts_on(date) to sobo_app, sobo_judge;

set local role sobo_judge;

/* The count of one organisation on a day, as the id of its version: row security then judges the version. */
create or replace function count_on(of_organisation uuid, day date) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select version_id from counts_on(day) where organisation_id = of_organisation
$$;

/*
 * The official reports before a period, by place: the one in place 1 is where the period's report begins. Where two
 * periods end on one day, that of the same kind comes first and the other is beside it.
 */
create or replace function reports_before(of_organisation uuid, of_period uuid)
returns table (version_id uuid, place bigint, is_beside boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select v.id, row_number() over latest, coalesce(p.ends_on = lag(p.ends_on) over latest, false)
  from period reported
  join period p on p.ends_on < reported.starts_on and p.retired_on is null
  join confirmed_report v on v.period_id = p.id and v.organisation_id = of_organisation
  where reported.id = of_period
  window latest as (order by p.ends_on desc, p.kind = reported.kind desc, p.starts_on desc, p.id)
$$;

grant execute on function count_on(uuid, date), reports_before(uuid, uuid) to sobo_app, sobo_owner;
drop function if exists stood_above(uuid, uuid);

reset role;
