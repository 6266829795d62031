-- The rows that the figures of figures.ts count on a day. SECURITY INVOKER: a figure counts the rows that the actor may
-- read. Records retired by the day are left out. enable_nestloop = off: under RLS the planner may not use statistics
-- for operators on ranges, which are not leakproof; it estimates one row instead of all and would choose nested loops.

set local role sobo_judge;

/* Organisations below the zone's committee that count themselves, with none below them: only they report members. It
   bypasses RLS, because the path down from the committee may contain organisations that the actor may not read. */
create or replace function all_counting_organisations(day date) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select b.id from all_below(setting_on('zone_committee', day)::uuid, day) b(id)
  left join organisation_state s on s.organisation_id = b.id and s.valid @> day
  where (s.kind is null or s.kind not in (select kind from days_within_superior() where days @> day))
    and not exists (select from all_divided(day) divided(id) where divided.id = b.id)
$$;

drop function if exists operating_enterprises(date);

/*
 * Enterprises in sight that operate on the day, or those of some: the same that row security shows, as a set. Its policy of
 * states looks up the enterprise of each row, for lists of a page.
 */
create or replace function operating_enterprises(day date, enterprises uuid[] default null)
returns table (id uuid, name text, unit_id uuid, code text, is_non_state boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select e.id, s.name, e.unit_id, e.tax_code, s.ownership <> 'state'
  from enterprise_state s
  join enterprise e on e.id = s.enterprise_id and (e.retired_on is null or e.retired_on > day)
  where s.valid @> day and s.standing = 'operating'
    -- Hashed: of an array that is no constant each row would be compared with every element.
    and (enterprises is null or s.enterprise_id in (select unnest(enterprises)))
    and ((select sees_all()) or e.unit_id in (select readable_units()) or e.id in (select own_enterprises()))
$$;

create or replace function counting_organisations(day date) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from all_counting_organisations(day) id
  where (select sees_all()) or id in (select readable_organisations())
$$;

/* Whether the actor may read all of them: a figure of the whole zone stands beside no part of it. */
create or replace function sees_counting(day date) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select sees_all() or not exists (select all_counting_organisations(day) except select readable_organisations())
$$;
grant execute on function operating_enterprises(date, uuid[]), counting_organisations(date), sees_counting(date) to sobo_app, sobo_owner;

reset role;

/* Enterprises that have a Party organisation on the day, operating or not, or those of some. The setting
   combined_cells_count says whether coverage by a combined cell counts. */
create or replace function organised_enterprises(day date, enterprises uuid[] default null) returns setof uuid
language sql stable security invoker set enable_nestloop = off as $$
  select c.enterprise_id from covering(day) c
  where (enterprises is null or c.enterprise_id in (select unnest(enterprises))) and ((select coalesce(setting_on('combined_cells_count', day), '1')) = '1'
    or c.organisation_id in (select organisation_id from covering(day) group by 1 having count(*) = 1))
$$;

drop function if exists counts_of_enterprises(uuid[], date);
drop function if exists labour_on(date, uuid[]), survey_on(date, uuid[]), enterprise_counts(date, uuid[]);

/* The figures that may count on the day; members are those of the survey, official and probationary null where it asked
   for their total only. Without SET, so that it becomes part of the statement: each reads what it asks for. */
create or replace function figures_until(day date)
returns table (enterprise_id uuid, id uuid, workers integer, female_workers integer, skilled integer,
  official integer, probationary integer, members integer, period_id uuid, starts_on date, ends_on date, cut_off_on date)
language sql stable security invoker as $$
  select f.enterprise_id, f.id, f.workers, f.female_workers, f.managers + f.high_skilled,
    f.official_elsewhere, f.probationary_elsewhere,
    coalesce(f.official_elsewhere + f.probationary_elsewhere, f.members_elsewhere), p.id, p.starts_on, p.ends_on, p.cut_off_on
  from enterprise_figures f join period p on p.id = f.period_id
  where p.ends_on between (select min(ends_on) from counted_periods(day, false)) and day
    and p.retired_on is null and (f.retired_on is null or f.retired_on > day)
$$;

/* The latest count of workers of each enterprise, with its period and the id of its figures. */
create or replace function labour_on(day date)
returns table (enterprise_id uuid, workers integer, female_workers integer, skilled integer, ends_on date, period_id uuid, id uuid)
language sql stable security invoker set enable_nestloop = off as $$
  select distinct on (enterprise_id) enterprise_id, workers, female_workers, skilled, ends_on, period_id, id
  from figures_until(day) where workers is not null
  order by enterprise_id, ends_on desc, starts_on desc
$$;

/* The latest survey of members of each enterprise, with its day. */
create or replace function survey_on(day date)
returns table (enterprise_id uuid, official integer, probationary integer, members integer, surveyed_on date)
language sql stable security invoker set enable_nestloop = off as $$
  select distinct on (enterprise_id) enterprise_id, official, probationary, members, cut_off_on
  from figures_until(day) where members is not null
  order by enterprise_id, ends_on desc, starts_on desc
$$;

/* labour_on and survey_on as one object by enterprise, for filters and orders of lists. If a list joined their rows, the
   planner would for the reason above scan them again for every row of the list. */
create or replace function enterprise_counts(day date) returns jsonb
language sql stable security invoker set enable_nestloop = off as $$
  select jsonb_object_agg(enterprise_id, jsonb_build_object('workers', l.workers, 'official', v.official, 'members', v.members))
  from labour_on(day) l full join survey_on(day) v using (enterprise_id)
$$;

drop function if exists counted_enterprises(date), counted_organisations(date), counted_projects(date), working_enterprises(date), working_enterprises(date, uuid[]),
  organised_enterprises(date);

/* Enterprises that operate on the day, or those of some. */
create function working_enterprises(day date, enterprises uuid[] default null)
returns table (id uuid, name text, unit_id uuid, code text, is_non_state boolean, has_organisation boolean)
language sql stable security invoker set enable_nestloop = off as $$
  select o.*, o.id in (select * from organised_enterprises(day, enterprises)) from operating_enterprises(day, enterprises) o
$$;

/* The three latest years by the day that ask for figures of enterprises: exports and trade are their means. */
create or replace function counted_years(day date) returns table (period_id uuid, year integer)
language sql stable security invoker as $$
  select id, extract(year from starts_on)::integer from period
  where kind = 'year' and asks_figures and ends_on <= day and retired_on is null order by ends_on desc limit 3
$$;

/* working_enterprises with the latest counts of workers (figures_id, of period_id, which ended `until`), and exports and
   trade as means over those of counted_years that the enterprise has reported: a missing year is not 0. export_years
   and trade_years are those years, as [{"year": 2023, "id": <enterprise_figures>}]. */
create or replace function counted_enterprises(day date)
returns table (id uuid, name text, unit_id uuid, is_non_state boolean, has_organisation boolean, code text,
  workers integer, female integer, skilled integer, exports float8, trade float8, until date,
  period_id uuid, figures_id uuid, export_years jsonb, trade_years jsonb)
language sql stable security invoker set enable_nestloop = off as $$
  with traded as materialized (
    select f.enterprise_id, avg(f.exports_usd)::float8 as exports, avg(f.exports_usd + f.imports_usd)::float8 as trade,
      jsonb_agg(told order by y.year) filter (where f.exports_usd is not null) as export_years,
      jsonb_agg(told order by y.year) filter (where f.exports_usd + f.imports_usd is not null) as trade_years
    from enterprise_figures f join counted_years(day) y on y.period_id = f.period_id
    cross join lateral jsonb_build_object('year', y.year, 'id', f.id) told
    where f.retired_on is null or f.retired_on > day
    group by f.enterprise_id
  )
  select w.id, w.name, w.unit_id, w.is_non_state, w.has_organisation, w.code, l.workers, l.female_workers, l.skilled,
    t.exports, t.trade, l.ends_on, l.period_id, l.id, t.export_years, t.trade_years
  from working_enterprises(day) w
  left join labour_on(day) l on l.enterprise_id = w.id
  left join traded t on t.enterprise_id = w.id
$$;

/*
 * counting_organisations with their members (members_on, which has those that count themselves), and organisations above
 * them whose own last figure still stands in for those below. is_counting: it reports itself. members_non_state: all members if all its enterprises (and
 * those of the organisations below) operate and are non-state; if only some do, the members that the last report splits
 * to those, and those who have come by an event since from organisations that covered no others; 0 if none does.
 */
create or replace function counted_organisations(day date)
returns table (id uuid, name text, unit_id uuid, serves_non_state boolean, is_counting boolean, members integer,
  members_non_state integer, until date, version_id uuid, old_members integer, stands_in jsonb)
language sql stable security invoker set enable_nestloop = off as $$
  with counted as materialized (
    select o.id, s.name, o.unit_id, not m.is_summed as is_counting, m.*
    from members_on(day) m
    join organisation o on o.id = m.organisation_id
    join organisation_state s on s.organisation_id = o.id and s.valid @> day
    join (select organisations_below(setting_on('zone_committee', day)::uuid, day) as id) b on b.id = o.id
    where not m.is_summed or m.members is not null or m.old_members > 0
  ), non_state as materialized (
    select id from operating_enterprises(day) where is_non_state
  ), part as (
    select id, id as organisation_id from counted where is_counting
    union all
    select * from standing_below(day, array(select id from counted where not is_counting))
  ), covered as (
    select distinct p.id, v.enterprise_id from part p join covering(day) v on v.organisation_id = p.organisation_id
  ), served as (
    select c.id, count(*) as enterprises, count(n.id) as counting, sum(m.members) filter (where n.id is not null) as split
    from covered v
    join counted c on c.id = v.id
    left join non_state n on n.id = v.enterprise_id
    left join member_split m on m.version_id = c.version_id and m.enterprise_id = v.enterprise_id
    group by c.id
  ), stood as (
    -- Members who came by an event from organisations that covered non-state enterprises only.
    select c.id, sum((one ->> 'members')::integer) as members
    from counted c cross join lateral jsonb_array_elements(c.stands_in) one
    cross join lateral (
      select bool_and(v.enterprise_id in (select n.id from non_state n)) as is_non_state
      from jsonb_array_elements_text(one -> 'of') gone
      join serving((one ->> 'effectiveOn')::date - 1) v on v.organisation_id = gone::uuid
    ) came
    where c.is_counting and one ->> 'effectiveOn' is not null and came.is_non_state
    group by c.id
  )
  select c.id, c.name, c.unit_id, coalesce(s.counting, 0) > 0, c.is_counting, c.members,
    case when c.members is null then null
      when coalesce(s.counting, 0) = 0 then 0
      when s.counting = s.enterprises then c.members
      else least(coalesce(s.split, 0) + coalesce(t.members, 0), c.members)::integer end,
    c.until, c.version_id, c.old_members, c.stands_in
  from counted c
  left join served s on s.id = c.id
  left join stood t on t.id = c.id
$$;

/* Projects certified by the day, with their capital in USD and in VND, converted by the setting vnd_per_usd.
   is_non_state and has_organisation are of the enterprise, and null if it does not operate. */
create or replace function counted_projects(day date)
returns table (id uuid, name text, unit_id uuid, kind project_kind, is_non_state boolean, has_organisation boolean,
  code text, usd numeric, vnd numeric)
language sql stable security invoker set enable_nestloop = off as $$
  select p.id, p.name, p.unit_id, p.kind, e.is_non_state, e.has_organisation, p.code,
    case c.currency when 'USD' then c.registered_capital else c.registered_capital / rate end,
    case c.currency when 'VND' then c.registered_capital else c.registered_capital * rate end
  from project p
  cross join (select setting_on('vnd_per_usd', day)::numeric as rate) named
  left join project_capital c on c.project_id = p.id and c.valid @> day
  left join working_enterprises(day) e on e.id = p.enterprise_id
  where p.certified_on <= day and (p.retired_on is null or p.retired_on > day)
$$;

grant execute on function counted_years(date), organised_enterprises(date, uuid[]), figures_until(date), labour_on(date), survey_on(date),
  enterprise_counts(date), working_enterprises(date, uuid[]), counted_enterprises(date),
  counted_organisations(date), counted_projects(date) to sobo_app;
grant execute on function figures_until(date) to sobo_judge;

set local role sobo_judge;

/* The same for the few enterprises of a page, each looked up. It looks past row security, whose policy of figures would
   find all enterprises of the reader's units for them; it answers for those of these that are in such a unit. */
create or replace function counts_of_enterprises(enterprises uuid[], day date)
returns table (enterprise_id uuid, workers integer, period uuid, official integer, probationary integer, members integer, surveyed date)
language sql stable security definer rows 50 set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select e.id, l.workers, l.period_id, v.official, v.probationary, v.members, v.cut_off_on
  from enterprise e
  left join lateral (select * from figures_until(day) f where f.enterprise_id = e.id and f.workers is not null
    order by f.ends_on desc, f.starts_on desc limit 1) l on true
  left join lateral (select * from figures_until(day) f where f.enterprise_id = e.id and f.members is not null
    order by f.ends_on desc, f.starts_on desc limit 1) v on true
  where e.id = any (enterprises) and ((select sees_all()) or e.unit_id in (select readable_units()))
$$;
grant execute on function counts_of_enterprises(uuid[], date) to sobo_app, sobo_owner;

reset role;
