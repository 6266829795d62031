-- How many members an organisation has on a day. All figures, lists and pages take it from members_on() or
-- members_below() (decision 027). The functions bypass RLS, because the other side of an event or the path down to an
-- organisation may be hidden from the actor; the two that the application may call leave out hidden organisations.

set local role sobo_judge;

/*
 * The moves of those parts of an event that have no recorded number, as far as they are known on a day. A party that
 * ended hands over its whole figure of the day before. Of that, one that came and has reported since has what its first
 * report began with; the first that has not reported gets the rest, so that nobody vanishes and nobody counts twice. A
 * party that goes on hands over what is known to have come. `until`: the age of `members`; old_members are too old.
 */
create or replace function unrecorded_moves(of_event uuid, day date)
returns table (organisation_id uuid, is_leaving boolean, members integer, old_members integer, until date)
-- plpgsql: it is mutually recursive with members_of(), and only plpgsql looks up functions when it runs.
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  happened event;
  earlier uuid;
  gone integer;
  gone_old integer;
  gone_until date;
  come integer;
begin
  select * into happened from event e where e.id = of_event;
  select e.id into earlier from event e where e.effective_on = happened.effective_on and e.id < of_event order by e.id desc limit 1;
  select coalesce(sum(f.members), 0), coalesce(sum(f.old_members), 0), min(f.until) filter (where f.members > 0)
  into gone, gone_old, gone_until
  from members_of(array(
    select m.organisation_id from event_move m
    where m.event_id = of_event and m.is_leaving and m.members is null and not exists (
      select from organisation_state s where s.organisation_id = m.organisation_id and s.valid @> happened.effective_on)
  ), happened.effective_on - 1, earlier) f;
  gone := gone + coalesce((select sum(m.members) from event_move m where m.event_id = of_event and m.is_leaving), 0);

  return query
  with came as materialized (
    select m.organisation_id, m.members as recorded, first.members as reported
    from event_move m
    left join lateral (
      select v.event_increase + case when v.previous_id is null then v.opening_total else 0 end as members
      from confirmed_report v join period p on p.id = v.period_id
      where v.organisation_id = m.organisation_id and p.ends_on between happened.effective_on and day
      order by p.ends_on, p.starts_on desc limit 1
    ) first on m.members is null
    where m.event_id = of_event and not m.is_leaving
  ), known as materialized (
    select coalesce(sum(coalesce(recorded, reported)), 0)::integer as come from came
  ), rest as materialized (
    select greatest(gone + gone_old - k.come, 0) as members, greatest(gone_old - k.come, 0) as old_members from known k
  )
  (select c.organisation_id, false, r.members - r.old_members, r.old_members,
    coalesce(gone_until, happened.effective_on - 1)
  from came c cross join rest r
  where coalesce(c.recorded, c.reported) is null and r.members > 0
  order by c.organisation_id limit 1)
  union all
  (select m.organisation_id, true, greatest(k.come - gone - gone_old, 0), 0, happened.effective_on - 1
  from event_move m cross join known k
  where m.event_id = of_event and m.is_leaving and m.members is null and exists (
    select from organisation_state s where s.organisation_id = m.organisation_id and s.valid @> happened.effective_on)
  order by m.organisation_id limit 1);
end $$;

/*
 * Whether, since a day, there was an end of a period at which every organisation below `top` had reported: then the
 * members that `top` counted before they were founded are in their reports.
 */
create or replace function all_below_reported(top uuid, since date, day date) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select from (select distinct ends_on from period where asks_members and retired_on is null and ends_on between since and day) p
    where any_has_below(top, p.ends_on) and not exists (
      select from all_below(top, p.ends_on) below(id)
      where below.id <> top and any_counts_itself(below.id, p.ends_on) and not any_has_below(below.id, p.ends_on) and not exists (
        select from confirmed_report v join period r on r.id = v.period_id
        where v.organisation_id = below.id and r.ends_on between since and p.ends_on)))
$$;

/*
 * Organisations below `top` whose members can only have come from it: founded since a day without an event that moved
 * members to them, and without a report before.
 */
create or replace function founded_below(top uuid, since date, day date) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select below.id from all_below(top, day) below(id)
  where below.id <> top and not any_has_below(below.id, day)
    and below.id not in (select all_below(top, since))
    and not exists (select from confirmed_report v join period p on p.id = v.period_id
      where v.organisation_id = below.id and p.ends_on <= since)
    and not exists (select from event_organisation o join event e on e.id = o.event_id and e.retired_on is null
      where o.organisation_id = below.id and e.effective_on between since and day
        and (e.kind = 'transferred' or exists (select from event_move m where m.event_id = e.id and m.is_leaving)))
$$;

/*
 * What `remaining` members of an organisation that has others below rest on: the latest events by which some came to it,
 * in the form of stands_in, and for the rest its own report.
 */
create or replace function still_standing(id uuid, came jsonb, remaining integer) returns jsonb
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  with part as (
    select one, at, (one ->> 'members')::integer as members,
      coalesce(sum((one ->> 'members')::integer) over (order by at desc rows between unbounded preceding and 1 preceding), 0) as later
    from jsonb_array_elements(coalesce(came, '[]')) with ordinality told(one, at)
  ), kept as (
    select at, one || jsonb_build_object('members', least(members, remaining - later)) as one,
      least(members, remaining - later) as members
    from part where later < remaining
  ), own as (
    select remaining - coalesce(sum(members), 0) as members from kept
  )
  select jsonb_agg(one order by at) from (
    select at, one from kept
    union all
    select 0, jsonb_build_object('members', members, 'of', jsonb_build_array(id)) from own where members > 0) all_parts
$$;

/*
 * The figures of organisations on a day: the closing of the last official report, and the members that events moved
 * after its period. With `through`, also those moved on the next day by events up to this id.
 *
 * old_members: the part that is too old to count (counted_periods); hand-overs are taken from it first. A recorded
 * number is as old as the day before its event. members is null without a figure that counts. until: the end of the
 * period of the report if that counts (then version_id is it), else the day before the last event.
 *
 * is_summed: it has others below and does not report itself. What its own last figure leaves after those founded below
 * have reported stands in for them (see left_below); members is null if nothing is left.
 *
 * stands_in: the parts of members that rest on an event instead of a report: [{eventId, kind, effectiveOn, members, of}],
 * `of` the organisations that had them before. Without an event: what is left of its own report (see still_standing).
 */
create or replace function members_of(ids uuid[], day date, through uuid default null)
returns table (organisation_id uuid, members integer, old_members integer, until date, version_id uuid,
  is_summed boolean, stands_in jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with oldest as materialized (
    -- Before there are three periods nothing is too old.
    select case when count(*) < 3 then '-infinity' else min(ends_on) end as ends_on from counted_periods(day, true)
  ), recent as materialized (
    -- Of a few organisations all reports are read; see recent_counts_on().
    select c.* from recent_counts_on(day) c where cardinality(ids) >= 50 and c.organisation_id in (select unnest(ids))
  ), base as materialized (
    select c.*, c.ends_on >= o.ends_on as counts from (
      select * from recent
      union all
      select * from counts_on(day) where organisation_id = any (array(select unnest(ids) except select organisation_id from recent))
    ) c cross join oldest o
  ), part as materialized (
    select m.* from event_move m left join base b on b.organisation_id = m.organisation_id
    where m.organisation_id = any (ids) and m.effective_on > coalesce(b.ends_on, '-infinity')
      and (m.effective_on <= day or m.effective_on = day + 1 and m.event_id <= through)
  ), unrecorded as materialized (
    -- Most events without numbers move nobody: they have no two sides.
    select distinct p.event_id from part p where p.members is null
      and exists (select from event_move m where m.event_id = p.event_id and m.is_leaving)
      and exists (select from event_move m where m.event_id = p.event_id and not m.is_leaving)
  ), moved as materialized (
    select organisation_id, event_id, kind, effective_on, is_leaving, members, 0 as old_members, effective_on - 1 as until
    from part where members is not null
    union all
    select p.organisation_id, p.event_id, p.kind, p.effective_on, p.is_leaving, u.members, u.old_members, u.until
    from unrecorded e cross join lateral unrecorded_moves(e.event_id, day) u
    join part p on p.event_id = e.event_id and p.organisation_id = u.organisation_id and p.is_leaving = u.is_leaving
      and p.members is null
  ), received as materialized (
    select m.*, m.until >= o.ends_on as counts from moved m cross join oldest o where not m.is_leaving
    union all
    -- What an organisation without any figure was handed over with.
    (select distinct on (t.organisation_id) t.organisation_id, e.id, e.kind, e.effective_on, false, t.members, 0,
      e.effective_on - 1, e.effective_on - 1 >= o.ends_on
    from event e join event_organisation t on t.event_id = e.id cross join oldest o
    where e.kind = 'transferred' and e.retired_on is null and t.part = 'subject' and t.members is not null
      and t.organisation_id = any (ids) and t.organisation_id not in (select organisation_id from base)
      and (e.effective_on <= day or e.effective_on = day + 1 and e.id <= through)
      and not exists (select from moved m
        where m.organisation_id = t.organisation_id and not m.is_leaving and m.effective_on <= e.effective_on)
    order by t.organisation_id, e.effective_on)
  ), came as (
    select r.organisation_id, sum(r.members) filter (where r.counts) as members,
      sum(r.old_members + case when r.counts then 0 else r.members end) as old_members,
      max(r.until) filter (where r.counts) as counted_until, max(r.until) as until, min(r.effective_on) as first_on,
      jsonb_agg(jsonb_build_object('eventId', r.event_id, 'kind', r.kind, 'effectiveOn', r.effective_on, 'members', r.members,
          'of', coalesce((select jsonb_agg(m.organisation_id order by m.organisation_id) from event_move m
            where m.event_id = r.event_id and m.is_leaving and m.organisation_id <> r.organisation_id), '[]'))
        order by r.effective_on, r.event_id) filter (where r.counts and r.members > 0) as stands_in
    from received r group by r.organisation_id
  ), gone as (
    select m.organisation_id, sum(m.members + m.old_members) as members from moved m where m.is_leaving group by m.organisation_id
  ), held as materialized (
    select one.id, b.version_id, b.ends_on, b.counts, c.counted_until, c.stands_in,
      one.id in (select all_divided(day, ids)) as is_summed,
      b.counts or c.members is not null as has_figure,
      coalesce(c.old_members, 0) + case when b.counts then 0 else coalesce(b.members, 0) end as old_members,
      coalesce(c.members, 0) + case when b.counts then b.members else 0 end as members,
      coalesce(g.members, 0) as gone,
      case when b.counts then b.ends_on else coalesce(c.counted_until, b.ends_on, c.until) end as until,
      coalesce(b.ends_on, c.first_on) as since,
      (select max(m.effective_on) from moved m where m.organisation_id = one.id) as moved_on
    from unnest(ids) one(id)
    left join base b on b.organisation_id = one.id
    left join came c on c.organisation_id = one.id
    left join gone g on g.organisation_id = one.id
  ), net as materialized (
    select h.*, greatest(h.members - greatest(h.gone - h.old_members, 0), 0) as now, greatest(h.old_members - h.gone, 0) as now_old
    from held h
  ), less as materialized (
    -- Only an organisation that once reported and has others below since.
    select n.id, case when all_below_reported(n.id, greatest(n.since, n.moved_on), day) then n.now + n.now_old
      else (select coalesce(sum(f.members + f.old_members), 0)
        from members_of(array(select founded_below(n.id, n.since, day)), day) f) end as members
    from net n where n.is_summed and n.now + n.now_old > 0
  )
  select n.id,
    case when n.is_summed then nullif(left_now, 0) when n.has_figure then left_now end::integer,
    greatest(n.now_old - coalesce(l.members, 0), 0)::integer, n.until, case when n.counts then n.version_id end, n.is_summed,
    case when not n.is_summed then n.stands_in when left_now > 0 then still_standing(n.id, n.stands_in, left_now::integer) end
  from net n left join less l on l.id = n.id
  cross join lateral (select greatest(n.now - greatest(coalesce(l.members, 0) - n.now_old, 0), 0) as left_now) left_over
$$;

/* members_of for all organisations of a day that count themselves. Not granted: it does not ask who may read them. */
create or replace function all_members_on(day date)
returns table (organisation_id uuid, members integer, old_members integer, until date, version_id uuid,
  is_summed boolean, stands_in jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.* from members_of(array(
    select s.organisation_id from organisation_state s join organisation o on o.id = s.organisation_id
    where s.valid @> day and (o.retired_on is null or o.retired_on > day)
      and s.kind not in (select kind from days_within_superior() where days @> day)), day) m
$$;

/* The figures of all organisations of a day that the actor may read; see members_of. */
create or replace function members_on(day date)
returns table (organisation_id uuid, members integer, old_members integer, until date, version_id uuid,
  is_summed boolean, stands_in jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.* from all_members_on(day) m
  where (select sees_all()) or m.organisation_id in (select readable_organisations())
$$;

/*
 * Each organisation of a day, or of `tops`, with those below: the sum of members_on. is_partial: one of them that reports
 * has no figure, or is hidden from the actor. is_summed as in members_of().
 */
drop function if exists members_below(date, uuid[]);
create function members_below(day date, tops uuid[] default null)
returns table (organisation_id uuid, members integer, is_partial boolean, is_summed boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with pair as materialized (
    select * from all_standing_below(day, tops)
  ), held as materialized (
    select m.*, (select sees_all()) or m.organisation_id in (select readable_organisations()) as is_seen
    from members_of(array(
      select s.organisation_id from organisation_state s join organisation o on o.id = s.organisation_id
      where s.organisation_id = any (array(select distinct p.organisation_id from pair p)) and s.valid @> day
        and (o.retired_on is null or o.retired_on > day)
        and s.kind not in (select kind from days_within_superior() where days @> day)), day) m
  )
  select top.organisation_id, sum(h.members) filter (where h.is_seen)::integer,
    bool_or(not h.is_summed and (h.members is null or not h.is_seen)), bool_or(top.is_summed)
  from held top
  join pair b on b.top_id = top.organisation_id
  join held h on h.organisation_id = b.organisation_id
  where top.is_seen
  group by top.organisation_id
$$;

/*
 * What each event after `since` and up to a day changed in the total of the organisations at or below `top`, where it
 * changed it: transfers from or to outside, ends whose members go outside, and numbers that differ from the last
 * figures. Counts only organisations that the actor may read; see members_of.
 */
create or replace function total_changes(top uuid, since date, day date)
returns table (event_id uuid, kind event_kind, effective_on date, organisation_id uuid, members integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with happened as materialized (
    select e.id, e.kind, e.effective_on, (select b.id from event b
      where b.effective_on = e.effective_on and b.id < e.id order by b.id desc limit 1) as earlier
    from event e
    where e.retired_on is null and e.effective_on > since and e.effective_on <= day
      and (e.kind = 'transferred' or exists (select from event_move m where m.event_id = e.id and m.is_leaving))
  ), party as materialized (
    select distinct h.id as event_id, below.id from happened h
    join event_organisation o on o.event_id = h.id
    cross join lateral (select o.organisation_id
      union select all_below(o.organisation_id, h.effective_on) where h.kind = 'transferred'
      union select all_below(o.organisation_id, h.effective_on - 1) where h.kind = 'transferred') below(id)
    where (select sees_all()) or below.id in (select readable_organisations())
  ), side as (
    select h.*, s.sign, s.on_day, case when s.sign > 0 then h.id else h.earlier end as through
    from happened h cross join lateral (values (-1, h.effective_on - 1), (1, h.effective_on)) s(sign, on_day)
  ), changed as (
    select s.id, s.kind, s.effective_on, sum(s.sign * coalesce(f.members, 0))::integer as members
    from side s cross join lateral members_of(array(
      select p.id from party p
      where p.event_id = s.id and p.id in (select all_below(top, s.on_day))
        and exists (select from organisation_state l where l.organisation_id = p.id and l.valid @> s.on_day)
    ), s.effective_on - 1, s.through) f
    group by s.id, s.kind, s.effective_on
  )
  select c.id, c.kind, c.effective_on, (select o.organisation_id from event_organisation o
    where o.event_id = c.id order by o.part, o.organisation_id limit 1), c.members
  from changed c where c.members <> 0 order by c.effective_on, c.id
$$;

grant execute on function members_on(date), members_below(date, uuid[]), total_changes(uuid, date, date) to sobo_app, sobo_owner;

reset role;
