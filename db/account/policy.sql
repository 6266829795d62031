-- Write: administrators; officers, the accounts without assignment of people who belong to their units with all they
-- report for (kept_people). Read: administrators, inspectors, officers of the person's unit, and each account itself. Passwords are in tables without grants to sobo_app.
call keep_audit('account', 'account', 'id', 'user_name person_id disabled_at retired_on',
  acts => '{"disabled_at": {"*": "disable", "null": "enable"}}');

call keep_rules('account',
  reads => $$ (select has_role('administrator')) or (select has_role('inspector')) or id = (select actor_id())
    or (person_id is not null and (select writes_all()) or person_id in (select writable_people()))
    and id not in (select assigned_accounts()) $$,
  writes => $$ (select has_role('administrator'))
    or person_id in (select kept_people()) and id not in (select assigned_accounts()) $$,
  watches => $$ id <> (select actor_id()) $$);

set local role sobo_judge;

/*
 * BEFORE trigger. The application makes accounts of people only, and none becomes a service account: those confirm
 * administrators and hand out their sheets alone. A user name has a letter, or it would take the place of the telephone
 * number of another person at sign-in.
 */
create or replace function keep_identity() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if is_owner() then return new; end if;
  if tg_op = 'INSERT' and new.kind <> 'person' or tg_op = 'UPDATE' and new.kind <> old.kind then
    raise exception 'an account stays of its kind' using errcode = '42501';
  end if;
  if (tg_op = 'INSERT' or new.user_name <> old.user_name)
    and new.user_name !~ '^(?=.*[a-z])[a-z0-9][a-z0-9.@_+-]{2,59}$' then
    raise exception 'no user name that the application gives' using errcode = '42501';
  end if;
  return new;
end $$;
grant execute on function keep_identity() to sobo_owner;

/* A disabled account is out at once, and comes back with a new sheet only: no session and no password rises again. */
create or replace function end_disabled() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform end_access(new.id, 'account_ended');
  return null;
end $$;
grant execute on function end_disabled() to sobo_owner;

/* SECURITY DEFINER: a reader of an act may read the name of its actor, which the audit trail shows as well. */
create or replace function name_of_account(of_account uuid) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select full_name from account where id = of_account and actor_id() is not null
$$;
grant execute on function name_of_account(uuid) to sobo_app, sobo_owner;

reset role;

create or replace trigger keep_identity before insert or update on account for each row execute function keep_identity();
create or replace trigger end_disabled after update on account for each row
  when (old.disabled_at is null and new.disabled_at is not null or old.retired_on is null and new.retired_on is not null)
  execute function end_disabled();
