-- The actor of a transaction, and the sets of rows that the actor may read and write. The functions belong to
-- sobo_judge, because under forced RLS sobo_app and sobo_owner cannot read sessions and assignments.
-- Policies call them as (select f()) or in (select f()), so that each runs once per statement and not once per row.

grant select, insert, update on all tables in schema public to sobo_judge;
revoke all on door_key, clock, credential, enrolment, session_token from sobo_app;

-- PostgreSQL grants EXECUTE on new functions to PUBLIC. This revokes it, for future functions and for existing ones.
create or replace procedure close_functions()
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
declare
  left_open regprocedure;
begin
  alter default privileges revoke execute on routines from public;
  for left_open in
    select oid from pg_proc where proowner = current_user::regrole
      and exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0)
  loop
    execute format('revoke execute on routine %s from public', left_open);
  end loop;
end $$;
grant execute on procedure close_functions() to sobo_judge;
call close_functions();

set local role sobo_judge;
call close_functions();

/* ---- the actor ---- */

/* HMAC-SHA-256 of the payload with the key of door_key. */
create or replace function seal(payload text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  -- The backend and the start of the transaction are part of the signed text: a copied context is invalid elsewhere.
  select encode(sha256(k.outer || sha256(k.inner || convert_to(
    payload || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'))), 'hex')
  from door_key k
$$;

/* The verified context {account, session, office}; null without one. A context with a wrong signature is an error. */
create or replace function actor_context() returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  -- After a transaction the setting is '' on its pooled connection, not null.
  context text := nullif(current_setting('sobo.context', true), '');
begin
  if context is null then return null; end if;
  if left(context, 64) <> seal(substr(context, 65)) then
    raise exception 'the context of this transaction is not signed by the door' using errcode = '28000';
  end if;
  return substr(context, 65)::jsonb;
end $$;

/* The account of this transaction; null without a context. */
create or replace function actor_id() returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select (actor_context() ->> 'account')::uuid
$$;

/* The person of the actor's account; null for accounts without one. */
create or replace function actor_person() returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select person_id from account where id = actor_id()
$$;

/* Sets the context of this transaction. Not granted to the application: only open_door() and sign-in call it. */
create or replace function enter(account uuid, session uuid, office text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  payload text := jsonb_build_object('account', account, 'session', session, 'office', office)::text;
begin
  perform set_config('sobo.context', seal(payload) || payload, true);
end $$;

/* True for migrations and test data (sobo_owner). Triggers then accept who and when as given, to write a past. */
create or replace function is_owner() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select session_user = 'sobo_owner' and current_setting('role') in ('none', 'sobo_owner')
$$;

/* ---- roles and scopes ---- */

create or replace function assigned_roles(account uuid) returns setof assignment
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select * from assignment where account_id = account and valid @> (select today()) and retired_on is null
$$;

create or replace function has_role(wanted assigned_role) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from assigned_roles(actor_id()) where role = wanted)
$$;

/* A unit and all below it. */
create or replace function units_below(top uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive below(id) as (
    select top union select unit.id from unit join below on unit.parent_id = below.id
  ) select id from below
$$;

/* True with any assignment. Secretaries and reporters have mandates, not assignments. */
create or replace function is_staff() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from assigned_roles(actor_id()))
$$;

-- The policies test reads_all() and writes_all() first, so that an actor with rights everywhere needs no list of units.
create or replace function reads_all() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from assigned_roles(actor_id()) where unit_id is null)
$$;

create or replace function writes_all() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from assigned_roles(actor_id()) where unit_id is null and role = 'officer')
$$;

create or replace function reads_audit() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from assigned_roles(actor_id()) where unit_id is null and role in ('administrator', 'inspector'))
$$;

/* All units for actors with an assignment for the whole registry; else the units of assignments, and below. */
create or replace function readable_units() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from unit where reads_all()
  union select units_below(unit_id) from assigned_roles(actor_id()) where unit_id is not null
$$;

/* The same for assignments as officer. */
create or replace function writable_units() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from unit where writes_all()
  union select units_below(unit_id) from assigned_roles(actor_id()) where unit_id is not null and role = 'officer'
$$;

/* ---- secretaries and others who report: rights from mandates ---- */

/* The organisations of the actor's mandates, and all below them. */
create or replace function own_organisations() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select organisations_below(organisation_id, (select today())) from reporting_mandate where person_id = actor_person()
$$;

/* The organisations of the actor's mandates alone. Of those below, the actor may read and review reports, not write. */
create or replace function reporting_organisations() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select organisation_id from reporting_mandate where person_id = actor_person()
$$;

/* Enterprises that the actor's organisations cover today. */
create or replace function own_enterprises() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select enterprise_id from coverage where organisation_id in (select own_organisations()) and valid @> (select today())
$$;

/* People who hold or held an office in the actor's organisations, and the actor. */
create or replace function own_people() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select person_id from mandate where organisation_id in (select own_organisations())
  union select actor_person()
$$;

create or replace function own_events() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select event_id from event_organisation where organisation_id in (select own_organisations())
$$;

/* Documents that records of the actor's organisations refer to. */
create or replace function own_documents() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select founding_document_id from organisation where id in (select own_organisations())
  union select document_id from coverage where organisation_id in (select own_organisations())
  union select unnest(array[document_id, end_document_id]) from mandate where organisation_id in (select own_organisations())
  union select document_id from event where id in (select own_events())
$$;

/* ---- records whose rights come from another record ---- */

create or replace function readable_organisations() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from organisation where unit_id in (select readable_units())
  union select own_organisations()
$$;

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
  select id from enterprise where unit_id in (select readable_units())
  union select own_enterprises()
$$;

-- For tables with non-public facts of an enterprise: without own_enterprises(), so not for secretaries.
create or replace function watched_enterprises() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from enterprise where unit_id in (select readable_units())
$$;

create or replace function writable_enterprises() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from enterprise where unit_id in (select writable_units())
$$;

create or replace function readable_people() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from person where unit_id in (select readable_units())
  union select own_people()
$$;

create or replace function writable_people() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from person where unit_id in (select writable_units())
$$;

/* Accounts with an assignment, past ones included, retired ones not. Not granted to the application. */
create or replace function all_assigned_accounts() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select account_id from assignment where retired_on is null
$$;

/* The same for staff: officers may not change these accounts. */
create or replace function assigned_accounts() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select all_assigned_accounts() where is_owner() or is_staff()
$$;

/* ---- settings: their table is closed to most roles, a single value is not ---- */

create or replace function setting_on(wanted setting_key, day date) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select value from setting where key = wanted and valid @> day and retired_on is null
$$;

/* ---- what the application may execute; the other files grant theirs ---- */

grant execute on function today(), day_of(timestamptz), is_owner(), actor_id(), actor_person(), has_role(assigned_role), is_staff(),
  reads_all(), writes_all(), reads_audit(), units_below(uuid), readable_units(), writable_units(),
  own_organisations(), reporting_organisations(), reviewed_organisations(), own_enterprises(), own_people(), own_events(), own_documents(),
  readable_organisations(), writable_organisations(), readable_enterprises(), watched_enterprises(), writable_enterprises(),
  readable_people(), writable_people(), assigned_accounts(),
  setting_on(setting_key, date)
to sobo_app, sobo_owner;

reset role;
