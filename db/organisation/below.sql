-- The tree of organisations on a day. The functions bypass RLS, because the path from a readable organisation down to
-- another may contain organisations that the actor may not read. Only ids are granted to the application.
set local role sobo_judge;

/* An organisation and all below it on a day, over any number of levels. */
create or replace function organisations_below(top uuid, day date) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive below(id) as (
    select top
    union select s.organisation_id from organisation_state s join below on s.superior_id = below.id where s.valid @> day
  ) select id from below
$$;

/*
 * Whether it has direct subordinates on a day; then it does not report members itself. Retired organisations (entered
 * in error) do not count.
 */
create or replace function has_below(of_organisation uuid, day date) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from organisation_state s join organisation o on o.id = s.organisation_id and o.retired_on is null
    where s.superior_id = of_organisation and s.valid @> day)
$$;

/* The name of an organisation on a day, as nameOn() of db/record/validity.ts finds it; for functions of sobo_judge. */
create or replace function called(of_organisation uuid, day date) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select name from organisation_state where organisation_id = of_organisation
  order by valid @> day desc, lower(valid) <= day desc, lower(valid) desc limit 1
$$;

grant execute on function organisations_below(uuid, date), has_below(uuid, date) to sobo_app, sobo_owner;
drop function if exists organisations_below(uuid);

reset role;
