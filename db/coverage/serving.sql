/* The enterprises that an organisation covers on a day. The split of its report is among these. */
create or replace function covered_enterprises(of_organisation uuid, day date) returns setof uuid
language sql stable security invoker as $$
  select distinct enterprise_id from coverage where organisation_id = of_organisation and valid @> day and retired_on is null
$$;
grant execute on function covered_enterprises(uuid, date) to sobo_app, sobo_judge;

/*
 * Organisations with the enterprises that they cover on a day; `served` is the number of enterprises of the organisation
 * (1: a cell of one enterprise; more: a combined cell). Organisations that are a part of their superior (a Party group)
 * cover none.
 */
drop function if exists serving(date);
create or replace function serving(day date)
returns table (organisation_id uuid, enterprise_id uuid, is_host boolean, served bigint)
language sql stable security invoker as $$
  select c.organisation_id, c.enterprise_id, c.is_host, count(*) over (partition by c.organisation_id)
  from coverage c
  join organisation o on o.id = c.organisation_id and (o.retired_on is null or o.retired_on > day)
  join organisation_state s on s.organisation_id = c.organisation_id and s.valid @> day
  where c.valid @> day and (c.retired_on is null or c.retired_on > day)
    and s.kind not in (select kind from days_within_superior() where days @> day)
$$;
grant execute on function serving(date) to sobo_app;
