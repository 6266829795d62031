/* The enterprises that an organisation covers on a day. The split of its report is among these. */
create or replace function covered_enterprises(of_organisation uuid, day date) returns setof uuid
language sql stable security invoker as $$
  select distinct enterprise_id from coverage where organisation_id = of_organisation and valid @> day and retired_on is null
$$;
grant execute on function covered_enterprises(uuid, date) to sobo_app, sobo_judge;

/*
 * Organisations with the enterprises that they cover on a day. Organisations that are a part of their superior (a Party
 * group) cover none. Whoever reads coverage reads its organisation, and an organisation has a spell wherever it covers
 * (coverage_organisation_lives), so only the few left out are looked up, and not every organisation joined. Their
 * kinds are an array: as a set they would be found again for each row of a page.
 */
create or replace function covering(day date) returns table (organisation_id uuid, enterprise_id uuid, is_host boolean)
language sql stable security invoker as $$
  select c.organisation_id, c.enterprise_id, c.is_host
  from coverage c
  where coalesce(lower(c.valid), '-infinity') <= day and coalesce(upper(c.valid), 'infinity') > day
    and (c.retired_on is null or c.retired_on > day)
    and not exists (select from organisation o where o.id = c.organisation_id and o.retired_on <= day)
    and not exists (select from organisation_state s where s.organisation_id = c.organisation_id and s.valid @> day
      and s.kind = any (array(select kind from days_within_superior() where days @> day)))
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
grant execute on function covering(date), serving(date) to sobo_app, sobo_judge;

set local role sobo_judge;

/* The names of the organisations in sight that cover each of some enterprises, hosts first. Past row security, which makes a
   set of all organisations in sight for each table that it guards, for the few of a page, too. */
create or replace function names_covering(enterprises uuid[], day date) returns table (enterprise_id uuid, names text[])
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select v.enterprise_id, array_agg(s.name::text order by v.is_host desc, s.name)
  from covering(day) v
  join organisation_state s on s.organisation_id = v.organisation_id
    and coalesce(lower(s.valid), '-infinity') <= day and coalesce(upper(s.valid), 'infinity') > day
  where v.enterprise_id = any (enterprises) and ((select sees_all()) or sees_organisation(v.organisation_id))
  group by v.enterprise_id
$$;
grant execute on function names_covering(uuid[], date) to sobo_app, sobo_owner;

reset role;
