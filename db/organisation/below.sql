-- The tree of organisations on a day, past row security, because the path from a readable organisation down to another
-- may contain organisations that the actor may not read. None is granted to the application: see sight.sql.
set local role sobo_judge;

/* An organisation and all below it on a day, over any number of levels; without withdrawn ones. */
create or replace function all_below(top uuid, day date) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive below(id) as (
    select top
    union select s.organisation_id from organisation_state s
      join organisation o on o.id = s.organisation_id and (o.retired_on is null or o.retired_on > day)
      join below on s.superior_id = below.id where s.valid @> day
  ) select id from below
$$;

/* Whether an organisation was ever the superior of one, which an index tells: most never were, and have none below. */
create or replace function any_ever_below(of_organisation uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from organisation_state where superior_id = of_organisation)
$$;

drop function if exists all_standing_below(date);

/* all_below for every organisation at once, or for each of some. */
create or replace function all_standing_below(day date, tops uuid[] default null)
returns table (top_id uuid, organisation_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive pair(top, id) as (
    select s.organisation_id, s.organisation_id from organisation_state s
    where s.valid @> day and (tops is null or s.organisation_id = any (tops))
    union select pair.top, s.organisation_id from organisation_state s
      join organisation o on o.id = s.organisation_id and (o.retired_on is null or o.retired_on > day)
      join pair on s.superior_id = pair.id where s.valid @> day
  ) select top, id from pair
$$;

/* Whether organisations of a kind have members and reports of their own, by its rule on a day; true if none says. */
create or replace function kind_counts_itself(of_kind text, day date) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select r.counting = 'itself' from rule_set r
    where r.subject = 'organisation_kind' and r.code = of_kind
    order by r.retired_on is null or r.retired_on > day desc, r.valid @> day desc, lower(r.valid) desc limit 1), true)
$$;

/*
 * The days on which organisations of a kind are a part of their superior, by kind_counts_itself(); without kinds that
 * never are. What it answers changes only on the first and the last days of rules.
 */
create or replace function days_within_superior() returns table (kind text, days datemultirange)
language sql stable security definer rows 10 set search_path = pg_catalog, public, pg_temp as $$
  with turn as (
    select distinct r.code as kind, turned.on_day
    from rule_set r cross join lateral (values ('-infinity'::date), (lower(r.valid)), (upper(r.valid)), (r.retired_on)) turned(on_day)
    where r.subject = 'organisation_kind' and turned.on_day is not null and r.code in (
      select code from rule_set where subject = 'organisation_kind' and counting <> 'itself')
  ), span as (
    select kind, on_day, lead(on_day) over (partition by kind order by on_day) as next_day from turn
  )
  select kind, range_agg(daterange(on_day, next_day)) from span where not kind_counts_itself(kind, on_day) group by kind
$$;

/*
 * Whether an organisation has members and reports of its own on a day, by the rule of its kind on that day. If not (a
 * Party group), it is a part of its direct superior. A kind whose rule does not say counts itself.
 */
create or replace function any_counts_itself(of_organisation uuid, day date) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select r.counting = 'itself' from organisation_state s
    join rule_set r on r.subject = 'organisation_kind' and r.code = s.kind
    where s.organisation_id = of_organisation and s.valid @> day
    order by r.retired_on is null or r.retired_on > day desc, r.valid @> day desc, lower(r.valid) desc limit 1), true)
$$;

/*
 * Whether it has direct subordinates on a day that count themselves; then it does not report members itself. Withdrawn
 * organisations are none.
 */
create or replace function any_has_below(of_organisation uuid, day date) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from organisation_state s
    join organisation o on o.id = s.organisation_id and (o.retired_on is null or o.retired_on > day)
    where s.superior_id = of_organisation and s.valid @> day and any_counts_itself(o.id, day))
$$;

/*
 * The days of any_has_below() for all organisations at once, as one object by id: a list of many rows asks it once. With
 * `among` of these organisations only.
 */
create or replace function any_days_with_below(among uuid[] default null) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(jsonb_object_agg(id, days), '{}') from (
    select spell.id, range_agg(datemultirange(daterange(spell.first, spell.ends)) - coalesce(k.days, '{}')) as days
    from (
      -- Most spells have the same end, none: together they are one range.
      select s.superior_id as id, s.kind, min(lower(s.valid)) as first, turned.ends
      from organisation_state s
      join organisation o on o.id = s.organisation_id
      cross join lateral (select least(upper(s.valid), o.retired_on) as ends) turned
      where s.superior_id is not null and (among is null or s.superior_id = any (among)) and lower(s.valid) < turned.ends is not false
      group by s.superior_id, s.kind, turned.ends) spell
    left join days_within_superior() k on k.kind = spell.kind
    group by spell.id) above
$$;

drop function if exists all_divided(date);

/* The organisations for which any_has_below() is true on a day, or those among some. The few withdrawn ones are left out as a set, and bounds
   compared: the planner takes `@>` for rare, and would look each organisation up. */
create or replace function all_divided(day date, among uuid[] default null) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct s.superior_id from organisation_state s
  where s.superior_id is not null and (among is null or s.superior_id = any (among))
    and coalesce(lower(s.valid), '-infinity') <= day and coalesce(upper(s.valid), 'infinity') > day
    and s.organisation_id not in (select id from organisation where retired_on <= day)
    and s.kind not in (select kind from days_within_superior() where days @> day)
$$;

/* The name of an organisation on a day, as nameOn() of db/record/validity.ts finds it; for functions of sobo_judge. */
create or replace function called(of_organisation uuid, day date) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select name from organisation_state where organisation_id = of_organisation
  order by valid @> day desc, lower(valid) <= day desc, lower(valid) desc limit 1
$$;

grant execute on function kind_counts_itself(text, date), days_within_superior() to sobo_app, sobo_owner;

reset role;
