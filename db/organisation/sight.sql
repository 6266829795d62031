-- What the application may ask of the tree of organisations (below.sql): only organisations that the actor may read are
-- named, and only of these anything is told.

set local role sobo_judge;

/* An organisation and all below it on a day, over any number of levels; without withdrawn ones. */
create or replace function organisations_below(top uuid, day date) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from all_below(top, day) id where (select sees_all()) or id in (select readable_organisations())
$$;

drop function if exists standing_below(date);

/* organisations_below for every organisation at once, or for each of some. */
create or replace function standing_below(day date, tops uuid[] default null) returns table (top_id uuid, organisation_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with seen as materialized (select readable_organisations() as id)
  select b.* from all_standing_below(day, tops) b where (select sees_all())
    or b.top_id in (select id from seen) and b.organisation_id in (select id from seen)
$$;

-- plpgsql, which keeps its plans: these two are called for each row of a list.
create or replace function counts_itself(of_organisation uuid, day date) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return case when sees_organisation(of_organisation) then any_counts_itself(of_organisation, day) end;
end $$;

create or replace function has_below(of_organisation uuid, day date) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return case when sees_organisation(of_organisation) then any_has_below(of_organisation, day) end;
end $$;

/* has_below() for all organisations at once, as one object of days by id; see any_days_with_below(). */
create or replace function days_with_below() returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select any_days_with_below(case when sees_all() then null else array(select readable_organisations()) end)
$$;

grant execute on function organisations_below(uuid, date), standing_below(date, uuid[]), counts_itself(uuid, date),
  has_below(uuid, date), days_with_below() to sobo_app, sobo_owner;

reset role;
