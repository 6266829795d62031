-- Who counts members for a period, under whom, as the tree stood when the period ended.

set local role sobo_judge;

/* Organisations at or below one that are expected to report for a period, each with the branch directly under the top
   that it hangs on. It bypasses row security and returns ids only: the way down may lead through what a person does
   not see. */
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

/* What was confirmed of each organisation, every day of it once: of periods that lie within one another, as a month
   in its quarter, the longest. For whatever adds up what happened in the course of time. */
create or replace view confirmed_flow with (security_invoker = true) as
  select v.*, p.starts_on, p.ends_on, p.cut_off_on
  from confirmed_report v join period p on p.id = v.period_id
  where not exists (
    select from confirmed_report w join period longer on longer.id = w.period_id
    where w.organisation_id = v.organisation_id and w.id <> v.id
      and longer.starts_on <= p.starts_on and longer.ends_on >= p.ends_on
      and (longer.starts_on < p.starts_on or longer.ends_on > p.ends_on or longer.id < p.id));
grant select on confirmed_flow to sobo_app, sobo_judge;
