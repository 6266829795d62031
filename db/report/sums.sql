-- Sums of member reports over the organisations at or below one, by the tree of organisations as it was in the period.

set local role sobo_judge;

/* Organisations at or below `top` that are expected to report for a period. branch_id: the organisation directly below
   `top` on the path (or `top` itself). It bypasses RLS, because the path may contain organisations that the actor may
   not read. Not granted to the application. */
create or replace function all_counting_below(top uuid, of_period uuid)
returns table (organisation_id uuid, branch_id uuid, has_ended boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp set enable_nestloop = off as $$
  with recursive stood as materialized (
    select * from standing_in_period where period_id = of_period
  ), below(id, branch) as (
    select top, top
    union
    select stood.organisation_id, case when below.id = top then stood.organisation_id else below.branch end
    from stood join below on stood.superior_id = below.id
  )
  select below.id, below.branch, x.has_ended
  from below join expected_report x on x.organisation_id = below.id and x.period_id = of_period
$$;

/* Organisations at or below `top` on a day that count themselves. is_summed: it has others below itself. As
   all_counting_below. */
create or replace function branches_below(top uuid, day date)
returns table (organisation_id uuid, branch_id uuid, is_summed boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive stood as materialized (
    select s.organisation_id as id, s.superior_id from organisation_state s
    join organisation o on o.id = s.organisation_id and (o.retired_on is null or o.retired_on > day)
    where s.valid @> day
  ), below(id, branch) as (
    select id, id from stood where id = top
    union
    select stood.id, case when below.id = top then stood.id else below.branch end
    from stood join below on stood.superior_id = below.id
  )
  select b.id, b.branch, b.id in (select all_divided(day))
  from below b left join organisation_state s on s.organisation_id = b.id and s.valid @> day
  where s.kind is null or s.kind not in (select kind from days_within_superior() where days @> day)
$$;

/*
 * Every organisation with a part in the sum of a period: it stood at or below `top` on the day before (was_in), stands
 * there on the last day (is_in; is_summed: with others below itself), or is expected to report. One that moved from one
 * branch to another has a row in each. fate: why it stood there before and no longer, and is not expected there: it
 * left the branch, is no longer followed (retired), or ended.
 */
create or replace function all_places_below(top uuid, of_period uuid)
returns table (organisation_id uuid, branch_id uuid, was_in boolean, is_in boolean, is_summed boolean, is_expected boolean,
  has_ended boolean, fate text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with asked as (
    select starts_on - 1 as before_on, ends_on from period where id = of_period
  ), place as materialized (
    select organisation_id, branch_id, b.is_summed is not null as was_in, a.is_summed is not null as is_in,
      coalesce(a.is_summed, b.is_summed, false) as is_summed,
      x.has_ended is not null as is_expected, coalesce(x.has_ended, false) as has_ended
    from branches_below(top, (select before_on from asked)) b
    full join branches_below(top, (select ends_on from asked)) a using (organisation_id, branch_id)
    full join all_counting_below(top, of_period) x using (organisation_id, branch_id)
  )
  select p.*, case
    when p.is_in or p.is_expected then null
    when exists (select from place other where other.organisation_id = p.organisation_id and other.branch_id <> p.branch_id
      and (other.is_in or other.is_expected)) then 'left'
    when exists (select from organisation o where o.id = p.organisation_id and o.retired_on <= asked.ends_on) then 'retired'
    when exists (select from organisation_state s where s.organisation_id = p.organisation_id and s.valid @> asked.ends_on) then 'left'
    else 'ended' end
  from place p cross join asked
$$;

/* all_places_below, of the organisations in it that the actor may read. */
create or replace function places_below(top uuid, of_period uuid)
returns table (organisation_id uuid, branch_id uuid, was_in boolean, is_in boolean, is_summed boolean, is_expected boolean,
  has_ended boolean, fate text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.* from all_places_below(top, of_period) p
  where (select sees_all()) or p.organisation_id in (select readable_organisations())
$$;

/* all_counting_below, of the organisations in it that the actor may read. */
create or replace function counting_below(top uuid, of_period uuid)
returns table (organisation_id uuid, branch_id uuid, has_ended boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select b.* from all_counting_below(top, of_period) b
  where (select sees_all()) or b.organisation_id in (select readable_organisations())
$$;

/* How many organisations with figures of their own have a part in the sum below one that the actor may read, and are
   themselves hidden: the sum is marked as incomplete. */
create or replace function hidden_below(top uuid, of_period uuid) returns integer
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(distinct p.organisation_id)::integer from all_places_below(top, of_period) p
  where sees_organisation(top) and not sees_all() and (p.is_expected or not p.is_summed)
    and p.organisation_id not in (select readable_organisations())
$$;

/*
 * The parts of event_move in events that move members, without their numbers, which are read under RLS. Most kinds of
 * events move nobody, a new kind only to successors. Of events in which an organisation that the actor may read took
 * part; organisation_id is null for a hidden one.
 */
create or replace function moving_parts()
returns table (event_id uuid, organisation_id uuid, part event_part, effective_on date, is_leaving boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with moving as (
    select m.* from event_move m
    where m.members is not null
      or exists (select from event_move o where o.event_id = m.event_id and o.is_leaving and m.kind <> 'reclassified')
      or exists (select from event_move o where o.event_id = m.event_id and not o.is_leaving and m.kind = 'reclassified')
  ), judged as (
    select m.*, (select sees_all()) or m.organisation_id in (select readable_organisations()) as is_seen from moving m
  ), shared as (
    select j.*, bool_or(is_seen) over (partition by j.event_id) as is_shared from judged j
  )
  select event_id, case when is_seen then organisation_id end, part, effective_on, is_leaving from shared where is_shared
$$;
grant execute on function counting_below(uuid, uuid), places_below(uuid, uuid), hidden_below(uuid, uuid), moving_parts()
  to sobo_app, sobo_owner;

reset role;

/* Confirmed reports for summing flows (admissions, transfers) over time without counting a day twice. A report is left
   out if the same organisation has a confirmed report for a longer period around it: with January, February and
   quarter I confirmed, only quarter I remains. */
drop view if exists confirmed_flow;
create view confirmed_flow with (security_invoker = true) as
  select v.*, p.starts_on, p.ends_on, p.cut_off_on
  from confirmed_report v join period p on p.id = v.period_id
  where not exists (
    select from confirmed_report w join period longer on longer.id = w.period_id
    where w.organisation_id = v.organisation_id and w.id <> v.id
      and longer.starts_on <= p.starts_on and longer.ends_on >= p.ends_on
      and (longer.starts_on < p.starts_on or longer.ends_on > p.ends_on or longer.id < p.id));
grant select on confirmed_flow to sobo_app, sobo_judge;

/*
 * The members of organisations on the day before each of some periods and on its last day, by members_on. known, until:
 * the closing of the last official report by then and the end of its period. The composition is that of the report, and
 * null if members is not its closing.
 */
create or replace function figures_around(periods uuid[], organisations uuid[])
returns table (period_id uuid, is_after boolean, organisation_id uuid, members integer, known integer, until date,
  official_members integer, probationary_members integer, female_members integer)
language sql stable security invoker as $$
  with days as materialized (
    select p.id, is_after, case when is_after then p.ends_on else p.starts_on - 1 end as day
    from period p cross join unnest(array[false, true]) is_after where p.id = any (periods)
  ), asked as materialized (
    select distinct day from days
  ), figure as materialized (
    select a.day, m.* from asked a cross join lateral members_on(a.day) m
  ), known as materialized (
    select a.day, c.* from asked a cross join lateral counts_on(a.day) c
  )
  select d.id, d.is_after, o.id, f.members, k.members, k.ends_on, v.official_members, v.probationary_members, v.female_members
  from days d cross join unnest(organisations) o(id)
  left join figure f on f.day = d.day and f.organisation_id = o.id
  left join known k on k.day = d.day and k.organisation_id = o.id
  left join member_report_version v on v.id = f.version_id and v.closing_total = f.members and f.stands_in is null
$$;
grant execute on function figures_around(uuid[], uuid[]) to sobo_app;
