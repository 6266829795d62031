-- Transfers between two organisations of the register that only one of them has reported so far (đang chuyển).

set local role sobo_judge;

/*
 * For each ordered pair of organisations (from, to) it matches the members that `from` reported as gone ('out') with
 * those that `to` reported as come ('in'), oldest first, and returns what is left. 'out' left over: counted nowhere.
 * 'in' left over: counted in both organisations. `since` is the cut-off date of the report; due_on is the setting
 * transfer_days later. It bypasses RLS and returns a transfer if the actor may read one of its two organisations.
 *
 * Example: A reported 3 gone to B in quarter I and 2 in quarter II; B reported 4 come from A in quarter II. Then
 * gone = 5 and come = 4. `reported` is the running sum of one direction:
 *   out, quarter I:  reported 3, least(3, 3 − 4) = −1: matched
 *   out, quarter II: reported 5, least(2, 5 − 4) =  1: one member under way
 *   in,  quarter II: reported 4, least(4, 4 − 5) = −1: matched
 */
create or replace function transfers_under_way(day date)
returns table (from_id uuid, from_name text, to_id uuid, to_name text, direction transfer_direction, members integer,
  period_id uuid, reported_by uuid, since date, due_on date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with named as (
    select case t.direction when 'out' then v.organisation_id else t.counterpart_id end as from_id,
      case t.direction when 'out' then t.counterpart_id else v.organisation_id end as to_id,
      t.direction, t.members, v.organisation_id as reported_by, v.period_id, v.starts_on, v.ends_on, v.cut_off_on
    from member_transfer t join confirmed_flow v on v.id = t.version_id
    where v.ends_on <= day
  ), matched as (
    select n.*, sum(n.members) over (partition by n.from_id, n.to_id, n.direction order by n.ends_on, n.starts_on, n.period_id) as reported,
      coalesce(sum(n.members) filter (where n.direction = 'out') over pair, 0) as gone,
      coalesce(sum(n.members) filter (where n.direction = 'in') over pair, 0) as come
    from named n window pair as (partition by n.from_id, n.to_id)
  ), left_over as (
    select m.*, least(m.members, m.reported - case m.direction when 'out' then m.come else m.gone end)::integer as under_way from matched m
  )
  select l.from_id, called(l.from_id, day), l.to_id, called(l.to_id, day), l.direction, l.under_way, l.period_id, l.reported_by, l.cut_off_on,
    l.cut_off_on + coalesce(setting_on('transfer_days', day), '84')::integer
  from left_over l
  where l.under_way > 0 and ((select reads_all())
    or l.from_id in (select readable_organisations()) or l.to_id in (select readable_organisations()))
$$;

grant execute on function transfers_under_way(date) to sobo_app, sobo_owner;

reset role;
