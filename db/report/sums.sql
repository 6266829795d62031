-- Sums of member reports over the organisations below one, by the tree of organisations as it was in the period.

set local role sobo_judge;

/* Organisations at or below `top` that are expected to report for a period. branch_id: the organisation directly below
   `top` on the path (or `top` itself). It bypasses RLS and returns ids only, because the path may contain
   organisations that the actor may not read. */
create or replace function counting_below(top uuid, of_period uuid)
returns table (organisation_id uuid, branch_id uuid, has_ended boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
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
grant execute on function counting_below(uuid, uuid) to sobo_app, sobo_owner;

reset role;

/* Confirmed reports for summing flows (admissions, transfers) over time without counting a day twice. A report is left
   out if the same organisation has a confirmed report for a longer period around it: with January, February and
   quarter I confirmed, only quarter I remains. */
create or replace view confirmed_flow with (security_invoker = true) as
  select v.*, p.starts_on, p.ends_on, p.cut_off_on
  from confirmed_report v join period p on p.id = v.period_id
  where not exists (
    select from confirmed_report w join period longer on longer.id = w.period_id
    where w.organisation_id = v.organisation_id and w.id <> v.id
      and longer.starts_on <= p.starts_on and longer.ends_on >= p.ends_on
      and (longer.starts_on < p.starts_on or longer.ends_on > p.ends_on or longer.id < p.id));
grant select on confirmed_flow to sobo_app, sobo_judge;
