/* The enterprises that an organisation covers on a day. The split of its report is among these. */
create or replace function covered_enterprises(of_organisation uuid, day date) returns setof uuid
language sql stable security invoker as $$
  select distinct enterprise_id from coverage where organisation_id = of_organisation and valid @> day and retired_on is null
$$;
grant execute on function covered_enterprises(uuid, date) to sobo_app, sobo_judge;

/*
 * Organisations with the enterprises that they cover on a day. Organisations that are a part of their superior (a Party
 * group) cover none. Whoever reads coverage reads its organisation, and an organisation has a spell wherever it covers
 * (coverage_organisation_lives), so only the few left out are looked up, and not every organisation joined.
 */
create or replace function covering(day date) returns table (organisation_id uuid, enterprise_id uuid, is_host boolean)
language sql stable security invoker as $$
  select c.organisation_id, c.enterprise_id, c.is_host
  from coverage c
  where coalesce(lower(c.valid), '-infinity') <= day and coalesce(upper(c.valid), 'infinity') > day
    and (c.retired_on is null or c.retired_on > day)
    and not exists (select from organisation o where o.id = c.organisation_id and o.retired_on <= day)
    and not exists (select from organisation_state s where s.organisation_id = c.organisation_id and s.valid @> day
      and s.kind in (select kind from days_within_superior() where days @> day))
$$;

/*
 * The same with `served`, the number of enterprises of the organisation (1: a cell of one enterprise; more: a combined
 * cell), which takes all of them.
 */
drop function if exists serving(date);
create or replace function serving(day date)
returns table (organisation_id uuid, enterprise_id uuid, is_host boolean, served bigint)
language sql stable security invoker as $$
  select c.*, count(*) over (partition by c.organisation_id) from covering(day) c
$$;
grant execute on function covering(date), serving(date) to sobo_app;
