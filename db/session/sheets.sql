-- Account sheets and passwords: who may hand out a sheet, and what it opens; the own password; the first run.

set local role sobo_judge;

/*
 * Whether this account may hand out a sheet for another one, today. With the code of a sheet one signs in as its account,
 * so the giver needs all that it opens: administrators hold everything but the role of another administrator, officers
 * the places of one who reports if all are in their units. For administrators the command on the server issues sheets
 * (the service account), or one could play both of the two who appoint an administrator.
 */
create or replace function may_hand_sheet(giver uuid, taker uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case
    when g.kind = 'service' then true
    when exists (select from assignment where account_id = t.id and role = 'administrator' and retired_on is null
      and coalesce(upper(valid) > (select today()), true)) then false
    when exists (select from assigned_roles(g.id) where role = 'administrator') then true
    else t.id not in (select all_assigned_accounts()) and t.person_id is not null and not exists (
      select from (select unit_id from person where id = t.person_id union
        select o.unit_id from reporting_term m join organisation o on o.id = m.organisation_id
        where m.person_id = t.person_id and coalesce(upper(m.valid) > (select today()), true)) place
      where not exists (select from assigned_roles(g.id) r where r.role = 'officer'
        and (r.unit_id is null or place.unit_id in (select units_below(r.unit_id))))) end
  from account g, account t where g.id = giver and t.id = taker
$$;

create or replace function may_issue(account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(may_keep_account(account) and may_hand_sheet(actor_id(), account), false)
$$;

/* Whether a person of the actor's units also reports for an organisation outside of them: a sheet would open it to the actor. */
create or replace function reports_elsewhere(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select person in (select writable_people()) and person not in (select kept_people())
$$;

/* Ends all that opened the account so far, the old password included; none for a disabled account. The new code is valid
   for seven days and can be used once. */
create or replace function issue_enrolment(account uuid, new_code_hash bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not may_issue(account) or exists (
    select from account a where a.id = issue_enrolment.account and a.disabled_at is not null)
  then return false; end if;
  perform end_access(account, 'revoked');
  insert into enrolment (id, account_id, code_hash, issued_by, expires_at)
  values (uuidv7(), account, sha256(new_code_hash), actor_id(), now() + interval '7 days');
  perform audit_entry('issue_sheet', 'account', account, '{}');
  return true;
end $$;

/* Stores a password. Not granted to the application. */
create or replace function set_password(account uuid, new_salt bytea, digest bytea) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into credential (account_id, salt, verifier) values (account, new_salt, sha256(digest))
  on conflict (account_id) do update set salt = excluded.salt, verifier = excluded.verifier, set_at = now()
$$;

/* The account of a valid, unused sheet; nulls otherwise. */
create or replace function enrolment_of(sheet_code_hash bytea, out user_name text, out full_name text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.user_name, a.full_name from enrolment e join account a on a.id = e.account_id
  where e.code_hash = sha256(sheet_code_hash) and e.used_at is null and e.expires_at > now() and a.disabled_at is null and a.kind = 'person'
$$;

/*
 * Sets the password by the code of a sheet. Of concurrent requests one wins, because used_at is set by one conditional
 * UPDATE. Whoever issued the sheet must still be one who may: since then the person may have come to report elsewhere.
 */
create or replace function redeem_enrolment(sheet_code_hash bytea, new_salt bytea, digest bytea, request uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  owner uuid;
begin
  perform set_config('sobo.request_id', request::text, true);
  update enrolment e set used_at = now() from account a
  where a.id = e.account_id and a.kind = 'person' and a.disabled_at is null
    and e.code_hash = sha256(sheet_code_hash) and e.used_at is null and e.expires_at > now()
    and may_hand_sheet(e.issued_by, e.account_id)
  returning e.account_id into owner;
  if owner is null then return false; end if;
  perform set_password(owner, new_salt, digest);
  perform end_sessions(owner, null, 'password_changed');
  perform enter(owner, null, (select full_name from account where id = owner));
  perform audit_entry('set_password', 'account', owner, '{"by": "sheet"}');
  return true;
end $$;

/* ---- the own password ---- */

/* Counts an attempt of the actor to name the present password, as begin_sign_in() does. */
create or replace function begin_password_change(out salt bytea, out wait_seconds integer, out attempt uuid)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  line sign_in_line;
begin
  if actor_id() is null then raise exception 'nobody changes a password without an actor' using errcode = '28000'; end if;
  line := join_line('own', line_key('own', actor_id()::text));
  wait_seconds := seconds_in(line, null);
  if wait_seconds > 0 then return; end if;
  attempt := count_attempt(actor_id(), false, array[line.key], null);
  salt := coalesce((select c.salt from credential c where c.account_id = actor_id()), substr(line.key, 1, 16));
end $$;

/*
 * Changes the actor's password, if the old digest is right, and ends the account's other sessions. Otherwise the trail
 * has an entry, so the transaction has to commit.
 */
create or replace function change_password(attempt uuid, old_digest bytea, new_salt bytea, digest bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  tried record;
begin
  select * into tried from use_attempt(attempt);
  if not tried.used or tried.account is distinct from actor_id() or not password_matches(actor_id(), old_digest) then
    perform audit_entry('sign_in_failed', 'account', actor_id(), '{"by": "old_password"}');
    return false;
  end if;
  perform forgive(tried.lines);
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

/* Creates the first administrator with the code printed on the console; refused once there is an administrator. The
   service account, which acts here, needs nobody to confirm it. */
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
  where account_id = service and code_hash = sha256(setup_code_hash) and used_at is null and expires_at > now();
  if not found then return false; end if;
  perform enter(service, null, 'Sổ Bộ (thiết lập hệ thống)');
  perform set_config('sobo.request_id', request::text, true);
  insert into account (id, user_name, full_name) values (founded, lower(wanted), name);
  insert into assignment (id, account_id, role, valid) values (uuidv7(), founded, 'administrator', daterange(today(), null));
  perform set_password(founded, new_salt, digest);
  return true;
end $$;

grant execute on function may_issue(uuid), reports_elsewhere(uuid), issue_enrolment(uuid, bytea), enrolment_of(bytea),
  redeem_enrolment(bytea, bytea, bytea, uuid), begin_password_change(), change_password(uuid, bytea, bytea, bytea),
  needs_setup(), found_administrator(bytea, text, text, bytea, bytea, uuid) to sobo_app, sobo_owner;

reset role;
