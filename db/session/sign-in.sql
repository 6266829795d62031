-- Sign-in and sessions. The application gets the salt, computes argon2id and passes the digest; the database stores the
-- SHA-256 of the digest (verifier), which the application cannot read. So SQL injection cannot create a session without
-- the password, and a stolen dump contains argon2id hashes only.

set local role sobo_judge;

drop function if exists begin_sign_in(text), finish_sign_in(text, bytea, text, boolean, text, uuid), failures_by_number(uuid),
  wait_after(bigint), change_password(bytea, bytea, bytea);

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
 * Counts an attempt to sign in, and returns it with the salt; or the seconds to wait. For an unknown name the salt is a
 * keyed hash of the name, always the same, so that neither the answer nor its time tells whether the name exists. A
 * telephone number stands in the same lines however it is written, and in others than the user name.
 */
create or replace function begin_sign_in(wanted text, network text, device text, browser text,
  out salt bytea, out wait_seconds integer, out attempt uuid)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  number constant text := phone_number(wanted);
  name constant text := coalesce(number, lower(wanted));
  account constant uuid := account_named(wanted);
begin
  select s.wait_seconds, s.attempt into wait_seconds, attempt
  from stand_in_line(name, account, number is not null, network, hash_of(device), hash_of(browser)) s;
  if attempt is null then return; end if;
  select coalesce((select c.salt from credential c where c.account_id = account),
    substr(sha256(k.outer || convert_to(name, 'UTF8')), 1, 16)) into salt from door_key k;
end $$;

create or replace function hash_of(secret text) returns bytea
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select sha256(convert_to(secret, 'UTF8'))
$$;

/* Ends all sessions of an account except `but`. */
create or replace function end_sessions(account uuid, but uuid, how session_end) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update session set ended_at = now(), ended_by = how
  where account_id = account and ended_at is null and id is distinct from but
$$;

/* Ends all ways into an account: sessions, sheets, password and known devices. A new sheet opens it again. */
create or replace function end_access(account uuid, how session_end) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  select end_sessions(account, null, how);
  update enrolment set expires_at = now() where account_id = account and used_at is null and expires_at > now();
  delete from credential where account_id = account;
  delete from known_device where account_id = account
$$;

create or replace function password_matches(account uuid, digest bytea) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from credential where account_id = account and verifier = sha256(digest))
$$;

/* What an account is as it signs in. */
create or replace function opening_of(roles assigned_role[], remember boolean) returns session_opening
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select (case when 'administrator' = any (roles) then 'administrator' when cardinality(roles) > 0 then 'staff'
    when remember then 'remembered' else 'reporting' end)::session_opening
$$;

/*
 * Uses an attempt up. Outcome ok, wrong, wrong_phone, disabled or no_office; the answer to a telephone number does not
 * tell whether it is known. Sessions of staff last 12 hours, and end after 30 idle minutes (administrators 15). Accounts
 * without assignment may have a device remembered for 120 days: longer than a quarter, so that the next report needs no
 * sign-in. `device` becomes a known device of the account; the session `replaced`, which the browser had, ends.
 */
create or replace function finish_sign_in(attempt uuid, digest bytea, token text, remember boolean, on_device text, device text,
  replaced text, request uuid, out outcome text, out wait_seconds integer, out lasts_seconds integer)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  tried record;
  a account;
  roles assigned_role[];
  opened session_opening;
  new_session constant uuid := uuidv7();
begin
  perform set_config('sobo.request_id', request::text, true);
  wait_seconds := 0;
  select * into tried from use_attempt(attempt);
  if not tried.used or not password_matches(tried.account, digest) then
    outcome := case when tried.by_number then 'wrong_phone' else 'wrong' end;
    if not tried.used then return; end if;
    -- For a name that nobody has, too: the trail shows guesses, and both take the same time.
    perform audit_entry('sign_in_failed', 'account', tried.account,
      jsonb_build_object('by', case when tried.by_number then 'number' else 'user_name' end));
    wait_seconds := wait_in(tried.lines);
    return;
  end if;
  select * into a from account where id = tried.account;
  outcome := 'disabled';
  if a.disabled_at is not null or a.retired_on is not null then return; end if;
  roles := array(select role from assigned_roles(a.id));
  outcome := 'no_office';
  if cardinality(roles) = 0 and not exists (select from reporting_mandate m where m.person_id = a.person_id) then return; end if;

  perform forgive(tried.lines);
  opened := opening_of(roles, remember);
  lasts_seconds := extract(epoch from case opened when 'remembered' then interval '120 days' else interval '12 hours' end);
  insert into session (id, account_id, opened_as, device, expires_at, idle_minutes)
  values (new_session, a.id, opened, left(on_device, 200), now() + make_interval(secs => lasts_seconds),
    case opened when 'remembered' then 120 * 24 * 60 when 'administrator' then 15 else 30 end);
  insert into session_token (token_hash, session_id) values (hash_of(token), new_session);
  update session s set ended_at = now(), ended_by = 'signed_out' from session_token t
  where t.token_hash = hash_of(replaced) and s.id = t.session_id and s.account_id = a.id and s.ended_at is null;
  -- An account has at most five sessions of browsers; the oldest are ended.
  update session set ended_at = now(), ended_by = 'revoked'
  where id in (select id from session where account_id = a.id and kind = 'browser' and ended_at is null order by started_at desc, id desc offset 5);
  insert into known_device (account_id, device_hash) values (a.id, hash_of(device))
  on conflict (account_id, device_hash) do update set seen_at = now();
  delete from known_device where account_id = a.id and device_hash in
    (select device_hash from known_device where account_id = a.id order by seen_at desc, device_hash offset 10);
  perform enter(a.id, new_session, a.full_name || ' – ' || office_of(a.id, opened), opened);
  perform audit_entry('sign_in', 'account', a.id, jsonb_build_object('device', left(on_device, 200)));
  outcome := 'ok';
end $$;

/* The actor may end own sessions, and those of the accounts that it keeps. */
create or replace function end_session(wanted uuid, how session_end) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  owner uuid;
begin
  select account_id into owner from session where id = wanted and ended_at is null;
  if owner is null or actor_id() is null or not (owner = actor_id() or may_keep_account(owner)) then return false; end if;
  update session set ended_at = now(), ended_by = how where id = wanted;
  perform audit_entry('end_session', 'account', owner, jsonb_build_object('session', wanted, 'how', how));
  return true;
end $$;

/* Administrators keep every account, officers those of their people without an assignment. */
create or replace function may_keep_account(account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select has_role('administrator') or exists (
    select from account a where a.id = may_keep_account.account
      and a.person_id in (select kept_people()) and a.id not in (select assigned_accounts()))
$$;

/* Whether the actor signed in within the last five minutes: asked for what gives the widest rights. */
create or replace function signed_in_lately() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from session where id = (actor_context() ->> 'session')::uuid and kind = 'browser'
    and started_at > now() - interval '5 minutes')
$$;

grant execute on function begin_sign_in(text, text, text, text), finish_sign_in(uuid, bytea, text, boolean, text, text, text, uuid),
  end_session(uuid, session_end), may_keep_account(uuid), signed_in_lately() to sobo_app, sobo_owner;

reset role;
