-- Passwords and sessions. The application gets the salt, computes argon2id and passes the digest; the database stores
-- the SHA-256 of the digest (verifier), which the application cannot read. So SQL injection cannot create a session
-- without the password, and a stolen dump contains argon2id hashes only.

set local role sobo_judge;

/*
 * The person for whom an officer recorded a telephone number; null if several have it. What people write into their own
 * contact data signs nobody in, so that it neither takes a number from others nor tells that they have it (decision 035).
 */
create or replace function owner_of_number(number text) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select (array_agg(c.person_id))[1] from person_contact c left join lateral (
    select a.actor_id from audit a
    where a.record = 'person' and a.record_id = c.person_id and a.table_name = 'person_contact'
      and phone_number(a.new ->> 'phone') = number and phone_number(a.old ->> 'phone') is distinct from number
    order by a.id desc limit 1) written on true
  where phone_number(c.phone) = number
    and not exists (select from account by_self where by_self.id = written.actor_id and by_self.person_id = c.person_id)
  having count(*) = 1
$$;

/* The account of a typed user name or, for those without an assignment, of the telephone number of its person. */
create or replace function account_named(wanted text) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(
    (select id from account where user_name = lower(wanted) and kind = 'person'),
    (select a.id from account a
     where a.kind = 'person' and a.id not in (select all_assigned_accounts())
       and a.person_id = owner_of_number(phone_number(wanted))))
$$;

/*
 * The salt and the seconds to wait for a user name. For an unknown name the salt is a keyed hash of the name, always
 * the same, so that neither the answer nor its time tells whether the name exists. A telephone number is never told to
 * wait: finish_sign_in() refuses it in the words of a wrong password.
 */
create or replace function begin_sign_in(wanted text, out salt bytea, out wait_seconds integer)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  number constant text := phone_number(wanted);
begin
  select c.salt, case when number is null then greatest(0, ceil(extract(epoch from c.next_attempt_at - now())))::integer end
  into salt, wait_seconds from credential c where c.account_id = account_named(wanted);
  salt := coalesce(salt, substr(
    (select sha256(k.outer || convert_to(coalesce(number, lower(wanted)), 'UTF8')) from door_key k), 1, 16));
  wait_seconds := coalesce(wait_seconds, 0);
end $$;

/* Ends all sessions of an account except `but`. */
create or replace function end_sessions(account uuid, but uuid, how session_end) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update session set ended_at = now(), ended_by = how
  where account_id = account and ended_at is null and id is distinct from but
$$;

create or replace function password_matches(account uuid, digest bytea) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from credential where account_id = account and verifier = sha256(digest))
$$;

/* From the fourth failure on, each doubles the wait: 2 seconds to 15 minutes. */
create or replace function wait_after(failures bigint) returns interval
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select case when failures >= 4 then least(interval '15 minutes', make_interval(secs => 2 ^ least(failures - 3, 10))) end
$$;

/*
 * The failures by telephone number that count, and until when the number signs nobody in. They count apart from those of
 * the user name, whose wait is told, and would tell by it that the number is recorded. After twenty within a day the
 * number waits for that day; a sign-in or a new password forgets them.
 */
create or replace function failures_by_number(account uuid, out failures bigint, out waits_until timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(*), case when count(*) >= 20 then min(at) + interval '1 day' else max(at) + wait_after(count(*)) end
  from audit where record = 'account' and record_id = account and operation = 'sign_in_failed' and new ? 'by_number'
    and at > now() - interval '1 day'
    and id > coalesce((select max(id) from audit where record = 'account' and record_id = account
      and operation in ('sign_in', 'set_password')), 0)
$$;

/*
 * Returns ok, wrong, wait, wrong_phone, disabled or no_office. A telephone number gets wrong_phone instead of wrong and
 * of wait, so that the answer does not tell whether the number is known. Failures count per account, those by number
 * apart. Sessions of staff last 12 hours, and end after 30 idle minutes (administrators 15). Accounts without
 * assignment may have a device remembered for 120 days: longer than a quarter, so that the next report needs no
 * sign-in.
 */
create or replace function finish_sign_in(
  wanted text, digest bytea, token text, remember boolean, on_device text, request uuid
) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  a account;
  failed bigint;
  waits_until timestamptz;
  roles assigned_role[];
  new_session uuid := uuidv7();
  remembered boolean;
  is_phone constant boolean := phone_number(wanted) is not null;
  wrong constant text := case when is_phone then 'wrong_phone' else 'wrong' end;
begin
  perform set_config('sobo.request_id', request::text, true);
  select * into a from account where id = account_named(wanted);
  if a.id is null then return wrong; end if;
  select failures, next_attempt_at into failed, waits_until from credential where account_id = a.id for update;
  if is_phone then select * into failed, waits_until from failures_by_number(a.id); end if;
  if waits_until > now() then return case when is_phone then wrong else 'wait' end; end if;
  if not password_matches(a.id, digest) then
    failed := failed + 1;
    if not is_phone then
      update credential set failures = failed, next_attempt_at = now() + wait_after(failed) where account_id = a.id;
    end if;
    perform audit_entry('sign_in_failed', 'account', a.id,
      jsonb_strip_nulls(jsonb_build_object('failures', failed, 'by_number', nullif(is_phone, false))));
    return wrong;
  end if;
  if a.disabled_at is not null or a.retired_on is not null then return 'disabled'; end if;
  roles := array(select role from assigned_roles(a.id));
  if cardinality(roles) = 0 and not exists (select from reporting_mandate m where m.person_id = a.person_id) then return 'no_office'; end if;

  update credential set failures = 0, next_attempt_at = null where account_id = a.id and failures > 0;
  remembered := remember and cardinality(roles) = 0;
  insert into session (id, account_id, device, expires_at, idle_minutes)
  values (new_session, a.id, left(on_device, 200),
    now() + case when remembered then interval '120 days' else interval '12 hours' end,
    case when remembered then 120 * 24 * 60 when 'administrator' = any (roles) then 15 else 30 end);
  insert into session_token (token_hash, session_id) values (sha256(convert_to(token, 'UTF8')), new_session);
  -- An account has at most five sessions of browsers; the oldest are ended.
  update session set ended_at = now(), ended_by = 'revoked'
  where id in (select id from session where account_id = a.id and kind = 'browser' and ended_at is null order by started_at desc, id desc offset 5);
  perform enter(a.id, new_session, a.full_name || ' – ' || office_of(a.id));
  perform audit_entry('sign_in', 'account', a.id, jsonb_build_object('device', left(on_device, 200)));
  return 'ok';
end $$;

/* The actor may end own sessions, and those of accounts for which may_issue() is true. */
create or replace function end_session(wanted uuid, how session_end) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  owner uuid;
begin
  select account_id into owner from session where id = wanted and ended_at is null;
  if owner is null or not (owner = actor_id() or may_issue(owner)) then return false; end if;
  update session set ended_at = now(), ended_by = how where id = wanted;
  perform audit_entry('end_session', 'account', owner, jsonb_build_object('session', wanted, 'how', how));
  return true;
end $$;

/* ---- the printed account sheet ---- */

/* Administrators for every account; officers for accounts without assignment of people in their units. */
create or replace function may_issue(account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select has_role('administrator') or exists (
    select from account a
    where a.id = may_issue.account and a.person_id in (select writable_people()) and a.id not in (select assigned_accounts()))
$$;

/* Whether a person of the actor's units also reports for an organisation outside of them: a sheet would open it to the actor. */
create or replace function reports_elsewhere(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select not has_role('administrator') and person in (select writable_people()) and exists (
    select from reporting_mandate m join organisation o on o.id = m.organisation_id
    where m.person_id = person and o.unit_id not in (select writable_units()))
$$;

/* Ends older sheets and all sessions of the account; none for a disabled account. The new code is valid for seven days and can be used once. */
create or replace function issue_enrolment(account uuid, new_code_hash bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not may_issue(account) or exists (
    select from account a where a.id = issue_enrolment.account and (a.disabled_at is not null or reports_elsewhere(a.person_id)))
  then return false; end if;
  update enrolment set expires_at = now() where account_id = account and used_at is null and expires_at > now();
  insert into enrolment (id, account_id, code_hash, issued_by, expires_at)
  values (uuidv7(), account, new_code_hash, actor_id(), now() + interval '7 days');
  perform end_sessions(account, null, 'revoked');
  perform audit_entry('issue_sheet', 'account', account, '{}');
  return true;
end $$;

/* Stores a password and resets failures and wait. Not granted to the application. */
create or replace function set_password(account uuid, new_salt bytea, digest bytea) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into credential (account_id, salt, verifier) values (account, new_salt, sha256(digest))
  on conflict (account_id) do update set salt = excluded.salt, verifier = excluded.verifier, set_at = now(),
    failures = 0, next_attempt_at = null
$$;

/* The account of a valid, unused sheet; nulls otherwise. */
create or replace function enrolment_of(sheet_code_hash bytea, out user_name text, out full_name text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.user_name, a.full_name from enrolment e join account a on a.id = e.account_id
  where e.code_hash = sheet_code_hash and e.used_at is null and e.expires_at > now() and a.disabled_at is null and a.kind = 'person'
$$;

/* Sets the password by the code of a sheet. Of concurrent requests one wins, because used_at is set by one conditional
   UPDATE. */
create or replace function redeem_enrolment(sheet_code_hash bytea, new_salt bytea, digest bytea, request uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  owner uuid;
begin
  perform set_config('sobo.request_id', request::text, true);
  update enrolment e set used_at = now() from account a
  where a.id = e.account_id and a.kind = 'person' and a.disabled_at is null
    and e.code_hash = sheet_code_hash and e.used_at is null and e.expires_at > now()
  returning e.account_id into owner;
  if owner is null then return false; end if;
  perform set_password(owner, new_salt, digest);
  perform end_sessions(owner, null, 'password_changed');
  perform enter(owner, null, (select full_name from account where id = owner));
  perform audit_entry('set_password', 'account', owner, '{"by": "sheet"}');
  return true;
end $$;

/* Changes the actor's password, if the old digest is right, and ends the account's other sessions. */
create or replace function change_password(old_digest bytea, new_salt bytea, digest bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not password_matches(actor_id(), old_digest) then return false; end if;
  perform set_password(actor_id(), new_salt, digest);
  perform end_sessions(actor_id(), (actor_context() ->> 'session')::uuid, 'password_changed');
  perform audit_entry('set_password', 'account', actor_id(), '{"by": "person"}');
  return true;
end $$;

/* ---- first run ---- */

create or replace function needs_setup() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select not exists (select from assignment s join account a on a.id = s.account_id
    where s.role = 'administrator' and a.kind = 'person')
$$;

/* Creates the first administrator with the code printed on the console; refused once there is an administrator. */
create or replace function found_administrator(
  setup_code_hash bytea, wanted text, name text, new_salt bytea, digest bytea, request uuid
) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  service constant uuid := '00000000-0000-7000-8000-000000000001';
  founded uuid := uuidv7();
begin
  if not needs_setup() then return false; end if;
  update enrolment set used_at = now()
  where account_id = service and code_hash = setup_code_hash and used_at is null and expires_at > now();
  if not found then return false; end if;
  perform enter(service, null, 'Sổ Bộ (thiết lập hệ thống)');
  perform set_config('sobo.request_id', request::text, true);
  insert into account (id, user_name, full_name) values (founded, lower(wanted), name);
  insert into assignment (id, account_id, role, valid) values (uuidv7(), founded, 'administrator', daterange(today(), null));
  perform set_password(founded, new_salt, digest);
  return true;
end $$;

grant execute on function begin_sign_in(text), finish_sign_in(text, bytea, text, boolean, text, uuid), end_session(uuid, session_end),
  may_issue(uuid), reports_elsewhere(uuid), issue_enrolment(uuid, bytea), enrolment_of(bytea), redeem_enrolment(bytea, bytea, bytea, uuid),
  change_password(bytea, bytea, bytea), needs_setup(), found_administrator(bytea, text, text, bytea, bytea, uuid) to sobo_app, sobo_owner;

reset role;
