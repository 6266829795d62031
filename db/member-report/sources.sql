-- The definitions of the reporting cycle (decision 018): official and latest report, an organisation in a period, who
-- is expected to report, the reports before a period, the count on a day. All other code joins these views and
-- functions; bin/house.test.ts fails on a second definition.

/* The official report: the latest confirmed version. Numbers begin with 1, so that of later versions only those are read
   that are not the first, by an index of these few. */
create or replace view confirmed_report with (security_invoker = true) as
  select v.* from member_report_version v
  where v.state = 'confirmed' and not exists (select from member_report_version later
    where later.report_id = v.report_id and later.period_id = v.period_id and later.state = 'confirmed' and later.number > v.number
      and later.number > 1);

/* The latest version of each report, in any state. */
create or replace view latest_report with (security_invoker = true) as
  select v.* from member_report_version v
  where not exists (select from member_report_version later
    where later.report_id = v.report_id and later.period_id = v.period_id and later.number > v.number and later.number > 1);

/* Each organisation in each period in which it existed: name, kind and superior of its last spell within the period, its
   last day in it, and whether it ended within it. The ends of spells are compared, and not ranges, for the planner: it
   takes ranges under row security for rare, and would look everything else up row by row. Spells do not overlap, so
   a later one is only looked for after one that ended within the period. */
create or replace view standing_in_period with (security_invoker = true) as
  select p.id as period_id, o.id as organisation_id, s.superior_id, s.name, s.kind,
    least(p.ends_on, upper(s.valid) - 1) as last_day, coalesce(upper(s.valid) <= p.ends_on, false) as has_ended, o.unit_id
  from period p
  join organisation_state s on lower(s.valid) <= p.ends_on and coalesce(upper(s.valid) > p.starts_on, true)
  join organisation o on o.id = s.organisation_id and o.retired_on is null
  where coalesce(upper(s.valid) > p.ends_on, true) or not exists (select from organisation_state later
    where later.organisation_id = s.organisation_id and lower(later.valid) > lower(s.valid) and lower(later.valid) <= p.ends_on);

/* days_with_below() for the view: the judge asks of any organisation, an actor of those in sight. plpgsql, which asks for
   the right to call a function only when it calls it. */
create or replace function divided_days() returns jsonb
language plpgsql stable security invoker as $$
begin
  if current_user = 'sobo_judge' then return any_days_with_below(); end if;
  return days_with_below();
end $$;
grant execute on function divided_days() to sobo_app, sobo_judge;
drop function if exists is_divided(uuid, date);

/* Each organisation that existed in a period that has begun, with its report, and whether one is expected; `state` and
   `is_late` are those of the latest version. Reports are joined by organisation and period, so that of the history only
   what is asked is read. An official version is only looked for behind a latest one that is not it. */
create or replace view report_in_period with (security_invoker = true) as
  select r.*, not coalesce(k.days @> r.last_day, false) and (r.state = 'submitted' or r.official_id is not null
      or not coalesce(((select divided_days()) ->> r.organisation_id::text)::datemultirange @> r.last_day, false)) as is_expected
  from (
    select x.period_id, x.organisation_id, x.unit_id, x.superior_id, x.name, x.kind, x.last_day, x.has_ended, m.id as report_id, l.id as latest_id,
      l.state, l.is_late, case when l.state = 'confirmed' then l.id when l.number > 1 then (
        select c.id from confirmed_report c where c.report_id = l.report_id and c.period_id = l.period_id) end as official_id
    from standing_in_period x
    join period p on p.id = x.period_id and p.asks_members and p.retired_on is null and p.starts_on <= (select today())
    left join member_report m on m.organisation_id = x.organisation_id and m.period_id = x.period_id
    left join latest_report l on l.organisation_id = x.organisation_id and l.period_id = x.period_id
  ) r
  left join days_within_superior() k on k.kind = r.kind;

/*
 * Organisations expected to report for a period that has begun: those that existed in it, count themselves and had none
 * below them on their last day in it. An organisation that ended within the period owes a closing report. An organisation that sent
 * a report and later got others below it stays expected while its report waits or is official.
 */
create or replace view expected_report with (security_invoker = true) as
  select period_id, organisation_id, unit_id, superior_id, name, last_day, has_ended, report_id, latest_id, state, is_late,
    official_id
  from report_in_period where is_expected;

/* The expected reports, and those that were sent although none is expected: of an organisation that ended on the
   period's first day, say. Nobody owes these, so they are listed, and never counted as owed. */
create or replace view listed_report with (security_invoker = true) as
  select period_id, organisation_id, unit_id, name, last_day, has_ended, report_id, latest_id, state, is_late, official_id
  from report_in_period where is_expected or latest_id is not null
  union all
  select m.period_id, m.organisation_id, o.unit_id, s.name, least(p.ends_on, upper(s.valid) - 1),
    coalesce(upper(s.valid) <= p.ends_on, false), m.id, l.id, l.state, l.is_late, c.id
  from (
    -- GROUP BY, so that these few are found first, and a condition on periods still reaches the tables.
    select id, organisation_id, period_id from member_report
    where not exists (select from standing_in_period stood
      where stood.organisation_id = member_report.organisation_id and stood.period_id = member_report.period_id)
    group by id, organisation_id, period_id) m
  join latest_report l on l.report_id = m.id and l.period_id = m.period_id
  join period p on p.id = m.period_id and p.asks_members and p.retired_on is null and p.starts_on <= (select today())
  join organisation o on o.id = m.organisation_id
  cross join lateral (select name, valid from organisation_state
    where organisation_id = m.organisation_id and lower(valid) <= p.ends_on order by lower(valid) desc limit 1) s
  left join confirmed_report c on c.report_id = m.id and c.period_id = m.period_id
  where o.retired_on is null or o.retired_on >= p.starts_on;
grant select on confirmed_report, latest_report, standing_in_period, report_in_period, expected_report, listed_report to sobo_app, sobo_judge;

/* For each organisation its latest official report among periods that had ended by a day. */
create or replace function counts_on(day date)
returns table (organisation_id uuid, version_id uuid, members integer, ends_on date)
language sql stable security invoker as $$
  select distinct on (v.organisation_id) v.organisation_id, v.id, v.closing_total, p.ends_on
  from confirmed_report v join period p on p.id = v.period_id
  where p.ends_on <= day
  order by v.organisation_id, p.ends_on desc, p.starts_on desc
$$;
/* The ends of the three latest periods by the day; older reports no longer count in figures. */
create or replace function counted_periods(day date, of_members boolean) returns table (ends_on date)
language sql stable security invoker as $$
  select distinct p.ends_on from period p
  where p.kind <> 'ad_hoc' and p.ends_on <= day and p.retired_on is null
    and case when of_members then p.asks_members else p.asks_figures end
  order by p.ends_on desc limit 3
$$;
/*
 * counts_on, of the periods whose figures count on the day alone, period by period: the history is not read. Most
 * organisations have theirs here; who asks of a whole set asks counts_on for the others only.
 */
create or replace function recent_counts_on(day date)
returns table (organisation_id uuid, version_id uuid, members integer, ends_on date)
language sql stable security invoker as $$
  select distinct on (v.organisation_id) v.organisation_id, v.id, v.closing_total, p.ends_on
  from period p cross join lateral (select * from confirmed_report where period_id = p.id offset 0) v
  where p.ends_on <= day and p.ends_on >= (select min(ends_on) from counted_periods(day, true))
  order by v.organisation_id, p.ends_on desc, p.starts_on desc
$$;
grant execute on function counts_on(date), recent_counts_on(date), counted_periods(date, boolean) to sobo_app, sobo_judge;

set local role sobo_judge;

/* counts_on for one organisation in sight, past row security, which would be asked of each report. From the latest period
   back, so that of the history only what is newer than the answer is read. plpgsql, which keeps its plans. */
create or replace function count_on(of_organisation uuid, day date) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not sees_organisation(of_organisation) then return null; end if;
  return (select v.id
    from (select * from period where ends_on <= day order by ends_on desc, starts_on desc offset 0) p
    cross join lateral (select c.id from confirmed_report c
      where c.organisation_id = of_organisation and c.period_id = p.id offset 0) v
    order by p.ends_on desc, p.starts_on desc limit 1);
end $$;

/*
 * The official reports of an organisation before a period, latest first. place 1 is the report whose closing the
 * period's report begins with. If two periods end on one day, the one of the same kind as the period comes first and
 * the other has is_beside = true (for a quarter: quarter I before March). `each`: of several at once, given by pairs. The
 * first two functions are for the judge; the others for those who may read the organisation.
 */
create or replace function any_reports_before_each(organisations uuid[], periods uuid[])
returns table (organisation_id uuid, period_id uuid, version_id uuid, place bigint, is_beside boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select asked.organisation_id, reported.id, v.id, row_number() over latest, coalesce(p.ends_on = lag(p.ends_on) over latest, false)
  from unnest(organisations, periods) asked(organisation_id, period_id)
  join period reported on reported.id = asked.period_id
  join period p on p.ends_on < reported.starts_on and p.retired_on is null
  join confirmed_report v on v.period_id = p.id and v.organisation_id = asked.organisation_id
  window latest as (partition by asked.organisation_id, reported.id
    order by p.ends_on desc, p.kind = reported.kind desc, p.starts_on desc, p.id)
$$;

create or replace function any_reports_before(of_organisation uuid, of_period uuid)
returns table (version_id uuid, place bigint, is_beside boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select version_id, place, is_beside from any_reports_before_each(array[of_organisation], array[of_period]) order by place
$$;

create or replace function reports_before(of_organisation uuid, of_period uuid)
returns table (version_id uuid, place bigint, is_beside boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select * from any_reports_before(of_organisation, of_period) where (select sees_organisation(of_organisation))
$$;

create or replace function reports_before_each(organisations uuid[], periods uuid[])
returns table (organisation_id uuid, period_id uuid, version_id uuid, place bigint, is_beside boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select * from any_reports_before_each(organisations, periods)
  where (select sees_all()) or organisation_id in (select readable_organisations())
$$;

grant execute on function count_on(uuid, date), reports_before(uuid, uuid), reports_before_each(uuid[], uuid[]) to sobo_app, sobo_owner;
drop function if exists stood_above(uuid, uuid);

reset role;
