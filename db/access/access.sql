-- The actor of a transaction, and the sets of rows that the actor may read and write. The functions belong to
-- sobo_judge, because under forced RLS sobo_app and sobo_owner cannot read sessions and assignments.
-- Policies call them as (select f()) or in (select f()), so that each runs once per statement and not once per row.

grant select, insert, update on all tables in schema public to sobo_judge;
grant delete on credential, known_device, sign_in_line, sign_in_attempt to sobo_judge;
revoke all on door_key, clock, credential, enrolment, session_token, known_device, sign_in_line, sign_in_attempt from sobo_app;

set local role sobo_judge;

/* ---- the actor ---- */

/* HMAC-SHA-256 of the payload with the key of door_key. */
create or replace function seal(payload text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  -- The backend and the start of the transaction are part of the signed text: a copied context is invalid elsewhere.
  select encode(sha256(k.outer || sha256(k.inner || convert_to(
    payload || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'UTF8'))), 'hex')
  from door_key k
$$;

/* The verified context {account, session, opened, office}; null without one. A context with a wrong signature is an error. */
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
  select person_id from account where id = (select actor_id())
$$;

/* Sets the context of this transaction. Not granted to the application: only open_door() and sign-in call it. */
drop function if exists enter(uuid, uuid, text);
create or replace function enter(account uuid, session uuid, office text, opened session_opening default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  payload text := jsonb_build_object('account', account, 'session', session, 'opened', opened, 'office', office)::text;
begin
  perform set_config('sobo.context', seal(payload) || payload, true);
end $$;

/* True for migrations and test data (sobo_owner). Triggers then accept who and when as given, to write a past. */
create or replace function is_owner() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select session_user = 'sobo_owner' and current_setting('role') in ('none', 'sobo_owner')
$$;

/* ---- roles and scopes ---- */

/* Whether a role gives rights: an administrator whom nobody has confirmed is none (assignment/policy.sql). And whether
   a session has it: it never becomes more than it was opened as, so a later role needs a new sign-in. Null: without a
   session, as the service account. Without SET, so that PostgreSQL inlines it. */
create or replace function gives_rights(role assigned_role, confirmed_at timestamptz, opened session_opening) returns boolean
language sql immutable as $$
  select (role <> 'administrator' or confirmed_at is not null)
    and (opened is null or opened = 'administrator' or opened = 'staff' and role <> 'administrator')
$$;

create or replace function assigned_roles(account uuid) returns setof assignment
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select * from assignment where account_id = account and valid @> (select today()) and retired_on is null
    and gives_rights(role, confirmed_at, null)
$$;

/* Those of them that a session has. */
create or replace function session_roles(account uuid, opened session_opening) returns setof assignment
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select * from assigned_roles(account) where gives_rights(role, confirmed_at, opened)
$$;

create or replace function actor_roles() returns setof assignment
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.* from (select actor_context() as context) c,
    session_roles((c.context ->> 'account')::uuid, (c.context ->> 'opened')::session_opening) r
$$;

/* Whether the session is a remembered device, which opens only the tables of remembered.json: see keep_rules(). */
create or replace function is_remembered() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(actor_context() ->> 'opened' = 'remembered', false)
$$;

create or replace function has_role(wanted assigned_role) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from actor_roles() where role = wanted)
$$;

/* A unit and all below it. Every account reads the units. */
create or replace function units_below(top uuid) returns setof uuid
language sql stable security invoker set search_path = pg_catalog, public, pg_temp as $$
  with recursive below(id) as (
    select id from unit where id = top union select unit.id from unit join below on unit.parent_id = below.id
  ) select id from below
$$;

/* Whether the actor's assignments of a role cover the whole register: without unit, or over all its units. What concerns
   a whole period (its days, its lock, its reopening, a delegation) takes that. */
create or replace function holds_all(wanted assigned_role) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from actor_roles() where role = wanted and unit_id is null)
    or has_role(wanted) and not exists (
      select id from unit where retired_on is null
      except select units_below(unit_id) from actor_roles() where role = wanted)
$$;

/* True with any assignment. Secretaries and reporters have mandates, not assignments. */
create or replace function is_staff() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from actor_roles())
$$;

-- The policies test reads_all() and writes_all() first, so that an actor with rights everywhere needs no list of units.
create or replace function reads_all() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from actor_roles() where unit_id is null)
$$;

/* reads_all, and true for the owner: before a list of ids, in functions that look past row security. */
create or replace function sees_all() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select is_owner() or reads_all()
$$;

create or replace function writes_all() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from actor_roles() where unit_id is null and role = 'officer')
$$;

create or replace function reads_audit() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from actor_roles() where unit_id is null and role in ('administrator', 'inspector'))
$$;

/* All units for actors with an assignment for the whole registry; else the units of assignments, and below. */
create or replace function readable_units() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from unit where reads_all()
  union select units_below(unit_id) from actor_roles() where unit_id is not null
$$;

/* The same for assignments as officer. */
create or replace function writable_units() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from unit where writes_all()
  union select units_below(unit_id) from actor_roles() where unit_id is not null and role = 'officer'
$$;

/* The same for assignments as leader: where the actor decides on reopenings. */
create or replace function led_units() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from unit where exists (select from actor_roles() where unit_id is null and role = 'leader')
  union select units_below(unit_id) from actor_roles() where unit_id is not null and role = 'leader'
$$;

/* ---- secretaries and others who report: rights from mandates ---- */

/* The organisations of the actor's mandates, and all below them. */
create or replace function own_organisations() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select all_below(organisation_id, (select today())) from reporting_mandate where person_id = (select actor_person())
$$;

/* The organisations of the actor's mandates alone. Of those below, the actor may read and review reports, not write. */
create or replace function reporting_organisations() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select organisation_id from reporting_mandate where person_id = (select actor_person())
$$;

/* Enterprises that the actor's organisations cover today. */
create or replace function own_enterprises() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select enterprise_id from coverage where organisation_id in (select own_organisations()) and valid @> (select today())
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
  select id from organisation where unit_id in (select readable_units())
  union select own_organisations()
$$;

/*
 * Whether an organisation is one of readable_organisations(), at the cost of one: for functions that are called for each
 * row. plpgsql keeps its plans, and the tables are asked directly, because each call of a function costs as much again.
 */
create or replace function sees_organisation(of_organisation uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  context constant jsonb := actor_context();
  who constant uuid := context ->> 'account';
begin
  return exists (select from organisation o join assignment a on a.unit_id is null or a.unit_id = o.unit_id
        or o.unit_id in (select units_below(a.unit_id))
      where o.id = of_organisation and a.account_id = who and a.valid @> (select today()) and a.retired_on is null
        and gives_rights(a.role, a.confirmed_at, (context ->> 'opened')::session_opening))
    or is_owner() or who is not null and of_organisation in (select own_organisations());
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
  select id from enterprise where unit_id in (select readable_units())
  union select own_enterprises()
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
  select id from person where unit_id in (select readable_units())
  union select own_people()
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
    or id in (select a.id from account a where a.person_id in (select writable_people()))
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
