-- The sealed context of a transaction: who acts, and with which roles. The door judges them once, and all functions of
-- access.sql read what it found (decision 049). The functions belong to sobo_judge, because under forced RLS sobo_app
-- and sobo_owner cannot read sessions and assignments.

grant select, insert, update on all tables in schema public to sobo_judge;
grant delete on credential, known_device, sign_in_line, sign_in_attempt to sobo_judge;
revoke all on door_key, clock, credential, enrolment, session_token, known_device, sign_in_line, sign_in_attempt from sobo_app;

set local role sobo_judge;

/* ---- the roles of an account ---- */

/* Whether a role gives rights: an administrator whom nobody has confirmed is none (assignment/policy.sql). And whether
   a session has it: it never becomes more than it was opened as, so a later role needs a new sign-in. Null: without a
   session, as the service account. Without SET, so that PostgreSQL inlines it. */
create or replace function gives_rights(role assigned_role, confirmed_at timestamptz, opened session_opening) returns boolean
language sql immutable as $$
  select (role <> 'administrator' or confirmed_at is not null)
    and (opened is null or opened = 'administrator' or opened = 'staff' and role <> 'administrator')
$$;

/* The roles of an account today that a session opened so has. */
create or replace function session_roles(account uuid, opened session_opening) returns setof assignment
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select * from assignment where account_id = account and valid @> (select today()) and retired_on is null
    and gives_rights(role, confirmed_at, opened)
$$;

/* All its roles. */
create or replace function assigned_roles(account uuid) returns setof assignment
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select * from session_roles(account, null)
$$;

/* A unit and all below it. Every account reads the units. */
create or replace function units_below(top uuid) returns setof uuid
language sql stable security invoker set search_path = pg_catalog, public, pg_temp as $$
  with recursive below(id) as (
    select id from unit where id = top union select unit.id from unit join below on unit.parent_id = below.id
  ) select id from below
$$;

/* ---- the context ---- */

/* HMAC-SHA-256 of the payload with the key of door_key. */
create or replace function seal(payload text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  -- The backend and the start of the transaction are part of the signed text: a copied context is invalid elsewhere. But
  -- for the transactions of one message, which begin at the same moment: it lasts no longer than one that is kept open.
  select encode(sha256(k.outer || sha256(k.inner || convert_to(
    payload || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'))), 'hex')
  from door_key k
$$;

/*
 * Sets the context of this transaction, with the person of the account and the roles that the session has today; `units`
 * of a role are null for the whole register. Not granted to the application: only open_door() and sign-in call it.
 */
drop function if exists enter(uuid, uuid, text);
create or replace function enter(account uuid, session uuid, office text, opened session_opening default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  payload constant text := jsonb_build_object('account', account, 'session', session, 'opened', opened, 'office', office,
    'person', (select person_id from account a where a.id = enter.account),
    'roles', (select coalesce(jsonb_agg(jsonb_build_object('role', r.role,
        'units', case when r.unit_id is not null then array(select units_below(r.unit_id)) end) order by r.role, r.unit_id), '[]')
      from session_roles(enter.account, enter.opened) r))::text;
begin
  perform set_config('sobo.context', seal(payload) || payload, true), set_config('sobo.own', '', true);
end $$;

/* The verified context {account, session, opened, office, person, roles}; null without one. A context with a wrong
   signature is an error. */
create or replace function actor_context() returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  -- After a transaction the setting is '' on its pooled connection, not null.
  context text := nullif(current_setting('sobo.context', true), '');
begin
  if context is null then return null; end if;
  if left(context, 64) is distinct from seal(substr(context, 65)) then
    raise exception 'the context of this transaction is not signed by the door' using errcode = '28000';
  end if;
  return substr(context, 65)::jsonb;
end $$;

/* Whether the context has this; false without one. Without SET, so that PostgreSQL inlines it. */
create or replace function context_has(wanted jsonb) returns boolean
language sql stable as $$
  select coalesce(actor_context() @> wanted, false)
$$;

/* The account of this transaction; null without a context. */
create or replace function actor_id() returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select (actor_context() ->> 'account')::uuid
$$;

/* The person of the actor's account; null for accounts without one. */
create or replace function actor_person() returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select (actor_context() ->> 'person')::uuid
$$;

/* The roles of the actor, with the units of each; null: the whole register. */
drop function if exists actor_roles();
create or replace function actor_roles() returns table (role assigned_role, units uuid[])
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.role, r.units from jsonb_to_recordset(actor_context() -> 'roles') as r(role assigned_role, units uuid[])
$$;

/* True for migrations and test data (sobo_owner). Triggers then accept who and when as given, to write a past. */
create or replace function is_owner() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select session_user = 'sobo_owner' and current_setting('role') in ('none', 'sobo_owner')
$$;

/*
 * The organisations of the actor's mandates, and all below them. Found once, and kept for this transaction, sealed
 * together with its context: the policies of a page ask for them many times, and there may be thousands.
 */
create or replace function own_organisations() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  person constant uuid := actor_person();
  context constant text := current_setting('sobo.context', true);
  kept text := nullif(current_setting('sobo.own', true), '');
begin
  if person is null then return; end if;
  if kept is null or left(kept, 64) <> seal('own ' || context || substr(kept, 65)) then
    kept := array(select organisation_id from reporting_mandate where person_id = person
      union select all_below(m.organisation_id, (select today())) from reporting_mandate m
      where m.person_id = person and any_ever_below(m.organisation_id))::text;
    kept := seal('own ' || context || kept) || kept;
    perform set_config('sobo.own', kept, true);
  end if;
  return query select unnest(substr(kept, 65)::uuid[]);
end $$;

reset role;
