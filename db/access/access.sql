-- The sets of rows that the actor may read and write, by what the context says (context.sql). Policies call the functions
-- as (select f()) or in (select f()), so that each runs once per statement and not once per row.

set local role sobo_judge;

/* ---- roles and scopes ---- */

/* Whether the session is a remembered device, which opens only the tables of remembered.json: see keep_rules(). */
create or replace function is_remembered() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select context_has('{"opened": "remembered"}')
$$;

create or replace function has_role(wanted assigned_role) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select context_has(jsonb_build_object('roles', array[jsonb_build_object('role', wanted)]))
$$;

/* Whether the actor's assignments of a role cover the whole register: without unit, or over all its units. What concerns
   a whole period (its days, its lock, its reopening, a delegation) takes that. */
create or replace function holds_all(wanted assigned_role) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from actor_roles() where role = wanted and units is null)
    or has_role(wanted) and not exists (
      select id from unit where retired_on is null
      except select unnest(units) from actor_roles() where role = wanted)
$$;

/* True with any assignment. Secretaries and reporters have mandates, not assignments. */
create or replace function is_staff() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select context_has('{"roles": [{}]}')
$$;

-- The policies test reads_all() and writes_all() first, so that an actor with rights everywhere needs no list of units.
create or replace function reads_all() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select context_has('{"roles": [{"units": null}]}')
$$;

/* reads_all, and true for the owner: before a list of ids, in functions that look past row security. */
create or replace function sees_all() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select is_owner() or reads_all()
$$;

create or replace function writes_all() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select context_has('{"roles": [{"units": null, "role": "officer"}]}')
$$;

create or replace function reads_audit() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from actor_roles() where units is null and role in ('administrator', 'inspector'))
$$;

/* All units for actors with an assignment for the whole registry; else the units of assignments, and below. */
create or replace function readable_units() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from unit where reads_all()
  union select unnest(units) from actor_roles()
$$;

/* The same for assignments as officer. */
create or replace function writable_units() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from unit where writes_all()
  union select unnest(units) from actor_roles() where role = 'officer'
$$;

/* The same for assignments as leader: where the actor decides on reopenings. */
create or replace function led_units() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from unit where context_has('{"roles": [{"units": null, "role": "leader"}]}')
  union select unnest(units) from actor_roles() where role = 'leader'
$$;

/* ---- secretaries and others who report: rights from mandates ---- */

/* The organisations of the actor's mandates alone. Of those below, the actor may read and review reports, not write. */
create or replace function reporting_organisations() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select organisation_id from reporting_mandate where person_id = (select actor_person())
$$;

/* Enterprises that the actor's organisations cover today. */
create or replace function own_enterprises() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  -- Bounds instead of @>, which the planner would look up in the index of overlaps, by the day alone.
  select enterprise_id from coverage where organisation_id = any (array(select own_organisations()))
    and coalesce(lower(valid), '-infinity') <= (select today()) and coalesce(upper(valid), 'infinity') > (select today())
$$;

/* People who hold or held an office in the actor's organisations, and the actor. */
create or replace function own_people() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select person_id from mandate where organisation_id = any (array(select own_organisations()))
  union select actor_person()
$$;

create or replace function own_events() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select event_id from event_organisation where organisation_id = any (array(select own_organisations()))
  -- An event that was undone has its entries only: they are read by those who could read the event.
  union select record_id from audit where table_name = 'event_organisation' and operation = 'remove'
    and (old ->> 'organisation_id')::uuid in (select own_organisations())
$$;

/* Documents that records of the actor's organisations refer to. */
create or replace function own_documents() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select founding_document_id from organisation where id = any (array(select own_organisations()))
  union select document_id from coverage where organisation_id = any (array(select own_organisations()))
  union select unnest(array[document_id, end_document_id]) from mandate where organisation_id = any (array(select own_organisations()))
  union select document_id from event where id = any (array(select own_events()))
$$;

/* ---- records whose rights come from another record ---- */

create or replace function readable_organisations() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from organisation where unit_id = any (array(select readable_units())) or id = any (array(select own_organisations()))
$$;

/*
 * Whether an organisation is one of readable_organisations(), at the cost of one: for functions that are called for each
 * row. plpgsql keeps its plans, and the tables are asked directly, because each call of a function costs as much again.
 */
create or replace function sees_organisation(of_organisation uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return exists (select from organisation o, actor_roles() r
      where o.id = of_organisation and (r.units is null or o.unit_id = any (r.units)))
    or is_owner() or of_organisation in (select own_organisations());
end $$;

create or replace function writable_organisations() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from organisation where unit_id in (select writable_units())
$$;

/* Organisations whose reports the actor may confirm or return: officers in their units, committees those below them.
   The organisations that the actor reports for are excluded. */
create or replace function reviewed_organisations() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select writable_organisations()
  union (select own_organisations() except select reporting_organisations())
$$;

create or replace function readable_enterprises() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from enterprise where unit_id = any (array(select readable_units())) or id = any (array(select own_enterprises()))
$$;

-- For tables with non-public facts of an enterprise: without own_enterprises(), so not for secretaries.
create or replace function watched_enterprises() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from enterprise where unit_id in (select readable_units())
$$;

-- Likewise for organisations: those that the actor reads by a unit, and not by a mandate.
create or replace function watched_organisations() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from organisation where unit_id in (select readable_units())
$$;

-- The same for one row, for the functions that judge one entry of the trail at a time.
create or replace function watches_unit(of_unit uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select reads_all() or of_unit in (select readable_units())
$$;

create or replace function watches_organisation(of_organisation uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from organisation where id = of_organisation and watches_unit(unit_id))
$$;

create or replace function watches_enterprise(of_enterprise uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from enterprise where id = of_enterprise and watches_unit(unit_id))
$$;

create or replace function writable_enterprises() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from enterprise where unit_id in (select writable_units())
$$;

create or replace function readable_people() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from person where unit_id = any (array(select readable_units())) or id = any (array(select own_people()))
$$;

create or replace function writable_people() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from person where unit_id in (select writable_units())
$$;

create or replace function led_organisations() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from organisation where unit_id in (select led_units())
$$;

create or replace function led_enterprises() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from enterprise where unit_id in (select led_units())
$$;

/* People whose accounts the actor keeps: all for administrators; for officers those of their units who report, today or
   later, for no organisation outside of them. Who holds an account's sheet can sign in with it, and so needs all places
   that it opens. */
create or replace function kept_people() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from person where (select has_role('administrator'))
  union (select writable_people() except
    select m.person_id from reporting_term m join organisation o on o.id = m.organisation_id
    where coalesce(upper(m.valid) > (select today()), true) and o.unit_id not in (select writable_units()))
$$;

/* Accounts with an assignment, past ones included, retired ones not. Not granted to the application. */
create or replace function all_assigned_accounts() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select account_id from assignment where retired_on is null
$$;

/* Those of people in the actor's units, and all for administrators: officers may not change these accounts. */
create or replace function assigned_accounts() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from all_assigned_accounts() id where (select is_owner() or has_role('administrator') or has_role('inspector'))
    or id in (select a.id from account a
      where a.person_id is not null and (select writes_all()) or a.person_id in (select writable_people()))
$$;

/* ---- settings: their table is closed to most roles, a single value is not; before sign-in, whose register this is ---- */

create or replace function setting_on(wanted setting_key, day date) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select value from setting where key = wanted and valid @> day and retired_on is null
    and (key in ('office_name', 'help_phone') or actor_id() is not null or is_owner())
$$;

/* ---- what the application may execute; the other files grant theirs ---- */

grant execute on function today(), day_of(timestamptz), is_owner(), actor_id(), actor_person(), has_role(assigned_role), is_staff(),
  reads_all(), sees_all(), writes_all(), reads_audit(), sees_organisation(uuid), units_below(uuid), readable_units(), writable_units(),
  is_remembered(), holds_all(assigned_role), led_units(), led_organisations(), led_enterprises(), kept_people(),
  own_organisations(), reporting_organisations(), reviewed_organisations(), own_enterprises(), own_people(), own_events(), own_documents(),
  readable_organisations(), watched_organisations(), writable_organisations(), readable_enterprises(), watched_enterprises(),
  writable_enterprises(), watches_unit(uuid), watches_organisation(uuid), watches_enterprise(uuid),
  readable_people(), writable_people(), assigned_accounts(),
  setting_on(setting_key, date)
to sobo_app, sobo_owner;

reset role;
