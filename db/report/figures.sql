-- The rows that the figures of figures.ts count on a day. SECURITY INVOKER: a figure counts the rows that the actor may
-- read. Records retired by the day are left out. enable_nestloop = off: under RLS the planner may not use statistics
-- for operators on ranges, which are not leakproof; it estimates one row instead of all and would choose nested loops.

set local role sobo_judge;

/* Organisations below the zone's committee with none below themselves: only they report members. It bypasses RLS and
   returns ids only, because the path down from the committee may contain organisations that the actor may not read. */
create or replace function counting_organisations(day date) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from organisations_below(setting_on('zone_committee', day)::uuid, day) id where not has_below(id, day)
$$;
grant execute on function counting_organisations(date) to sobo_app, sobo_owner;

reset role;

/* The ends of the three latest periods by the day; older reports no longer count in figures. */
create or replace function counted_periods(day date, of_members boolean) returns table (ends_on date)
language sql stable security invoker as $$
  select distinct p.ends_on from period p
  where p.kind <> 'ad_hoc' and p.ends_on <= day and p.retired_on is null
    and case when of_members then p.asks_members else p.asks_figures end
  order by p.ends_on desc limit 3
$$;

/* Organisations with the enterprises that they cover on the day; `served` is the number of enterprises of the
   organisation (1: a cell of one enterprise; more: a combined cell). */
create or replace function serving(day date)
returns table (organisation_id uuid, enterprise_id uuid, served bigint)
language sql stable security invoker as $$
  select c.organisation_id, c.enterprise_id, count(*) over (partition by c.organisation_id)
  from coverage c
  join organisation o on o.id = c.organisation_id and (o.retired_on is null or o.retired_on > day)
  join organisation_state s on s.organisation_id = c.organisation_id and s.valid @> day
  where c.valid @> day and (c.retired_on is null or c.retired_on > day)
$$;

/* Enterprises that operate on the day. The setting combined_cells_count says whether coverage by a combined cell
   counts for has_organisation. */
create or replace function working_enterprises(day date)
returns table (id uuid, name text, unit_id uuid, is_non_state boolean, has_organisation boolean)
language sql stable security invoker set enable_nestloop = off as $$
  select e.id, s.name, e.unit_id, s.ownership <> 'state', e.id in (
    select enterprise_id from serving(day)
    where served = 1 or (select coalesce(setting_on('combined_cells_count', day), '1')) = '1')
  from enterprise_state s
  join enterprise e on e.id = s.enterprise_id and (e.retired_on is null or e.retired_on > day)
  where s.valid @> day and s.standing = 'operating'
$$;

/* working_enterprises with the latest counts of workers, and exports and trade as yearly means of the last three years.
   `until` is the end of the period of the workers' counts. */
create or replace function counted_enterprises(day date)
returns table (id uuid, name text, unit_id uuid, is_non_state boolean, has_organisation boolean,
  workers integer, female integer, skilled integer, exports float8, trade float8, until date)
language sql stable security invoker set enable_nestloop = off as $$
  with labour as materialized (
    select distinct on (f.enterprise_id) f.enterprise_id, f.workers, f.female_workers,
      f.managers + f.high_skilled as skilled, p.ends_on
    from enterprise_figures f join period p on p.id = f.period_id
    where p.ends_on between (select min(ends_on) from counted_periods(day, false)) and day and f.workers is not null
      and (f.retired_on is null or f.retired_on > day)
    order by f.enterprise_id, p.ends_on desc, p.starts_on desc
  ), years as materialized (
    select id from period where kind = 'year' and ends_on <= day and retired_on is null order by ends_on desc limit 3
  ), traded as materialized (
    select enterprise_id, sum(exports_usd)::float8 / (select count(*) from years) as exports,
      sum(exports_usd + imports_usd)::float8 / (select count(*) from years) as trade
    from enterprise_figures
    where period_id in (select id from years) and (retired_on is null or retired_on > day)
    group by enterprise_id
  )
  select e.*, l.workers, l.female_workers, l.skilled, t.exports, t.trade, l.ends_on
  from working_enterprises(day) e
  left join labour l on l.enterprise_id = e.id
  left join traded t on t.enterprise_id = e.id
$$;

/* counting_organisations with their latest confirmed count. members_non_state: all members if all enterprises of the
   organisation operate and are non-state; if only some do, the members split to those; 0 if none does. */
create or replace function counted_organisations(day date)
returns table (id uuid, name text, unit_id uuid, serves_non_state boolean, members integer, members_non_state integer, until date)
language sql stable security invoker set enable_nestloop = off as $$
  with counting as materialized (
    select o.id, s.name, o.unit_id from organisation o
    join organisation_state s on s.organisation_id = o.id and s.valid @> day
    where o.id in (select counting_organisations(day)) and (o.retired_on is null or o.retired_on > day)
  ), latest as materialized (
    select * from counts_on(day) where ends_on >= (select min(ends_on) from counted_periods(day, true))
  ), non_state as materialized (
    select id from working_enterprises(day) where is_non_state
  ), served as (
    select v.organisation_id, count(*) as enterprises, count(n.id) as counting, coalesce(sum(m.members) filter (where n.id is not null), 0) as split
    from serving(day) v
    left join non_state n on n.id = v.enterprise_id
    left join latest l on l.organisation_id = v.organisation_id
    left join member_split m on m.version_id = l.version_id and m.enterprise_id = v.enterprise_id
    group by v.organisation_id
  )
  select c.id, c.name, c.unit_id, coalesce(s.counting, 0) > 0, l.members,
    case when l.version_id is null then null
      when coalesce(s.counting, 0) = 0 then 0
      when s.counting = s.enterprises then l.members
      else s.split::integer end,
    l.ends_on
  from counting c
  left join latest l on l.organisation_id = c.id
  left join served s on s.organisation_id = c.id
$$;

/* Projects certified by the day, with their capital in USD and in VND, converted by the setting vnd_per_usd. */
create or replace function counted_projects(day date)
returns table (id uuid, name text, unit_id uuid, kind project_kind, is_covered boolean, usd numeric, vnd numeric, until date)
language sql stable security invoker set enable_nestloop = off as $$
  select p.id, p.code || ' – ' || p.name, p.unit_id, p.kind, covered.id is not null,
    case c.currency when 'USD' then c.registered_capital else c.registered_capital / rate end,
    case c.currency when 'VND' then c.registered_capital else c.registered_capital * rate end,
    null::date
  from project p
  cross join (select setting_on('vnd_per_usd', day)::numeric as rate) named
  left join project_capital c on c.project_id = p.id and c.valid @> day
  left join (select id from working_enterprises(day) where is_non_state and has_organisation) covered on covered.id = p.enterprise_id
  where p.certified_on <= day and (p.retired_on is null or p.retired_on > day)
$$;

grant execute on function counted_periods(date, boolean), serving(date), working_enterprises(date), counted_enterprises(date),
  counted_organisations(date), counted_projects(date) to sobo_app;
