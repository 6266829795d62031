-- Write: administrators. Read: administrators, inspectors, and each account its own.
call keep_audit('assignment', 'account', 'account_id', 'role unit_id valid retired_on',
  acts => '{"confirmed_at": {"*": "confirm_role"}}');

call keep_rules('assignment',
  reads => $$ (select has_role('administrator')) or (select has_role('inspector')) or account_id = (select actor_id()) $$,
  writes => $$ (select has_role('administrator')) $$,
  watches => $$ account_id <> (select actor_id()) $$);

set local role sobo_judge;

/*
 * BEFORE trigger. An administrator is appointed by two: one proposes, another confirms, both with a session that has just
 * been opened (decision 044). Until then the role does not hold (assigned_roles). The service account, as which set-up
 * and the command on the server act, confirms alone. Nobody makes another assignment of one that was granted.
 */
create or replace function keep_administrators() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  is_service constant boolean := is_owner() or exists (select from account where id = actor_id() and kind = 'service');
begin
  if tg_op = 'UPDATE' and (new.account_id, new.role) <> (old.account_id, old.role) then
    raise exception 'an assignment stays what it was granted as' using errcode = '42501';
  end if;
  if new.role <> 'administrator' then
    new.proposed_by := null; new.confirmed_by := null; new.confirmed_at := null;
    return new;
  end if;
  if is_service then
    if tg_op = 'INSERT' then new.confirmed_at := coalesce(new.confirmed_at, now()); end if;
    return new;
  end if;
  if tg_op = 'INSERT' then
    new.proposed_by := actor_id(); new.confirmed_by := null; new.confirmed_at := null;
  else
    new.proposed_by := old.proposed_by;
    if not new.valid <@ old.valid or old.retired_on is not null then
      raise exception 'the role of an administrator is not extended: it is proposed anew' using errcode = '42501';
    end if;
    if old.confirmed_at is not null or new.confirmed_at is null then
      new.confirmed_by := old.confirmed_by; new.confirmed_at := old.confirmed_at;
      return new;
    end if;
    if actor_id() in (old.proposed_by, old.account_id) then
      raise exception 'another administrator confirms' using errcode = '23514', constraint = 'administrator_by_two';
    end if;
    new.confirmed_by := actor_id(); new.confirmed_at := now();
  end if;
  if not signed_in_lately() then
    raise exception 'sign in again first' using errcode = '23514', constraint = 'administrator_freshly';
  end if;
  return new;
end $$;
grant execute on function keep_administrators() to sobo_owner;

/* The administrators who wait to be confirmed, for those who may. */
create or replace function proposed_administrators() returns table (id uuid, account_id uuid, full_name text, proposed_by uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.id, s.account_id, a.full_name, s.proposed_by from assignment s join account a on a.id = s.account_id
  where has_role('administrator') and s.role = 'administrator' and s.confirmed_at is null and s.retired_on is null
    and coalesce(upper(s.valid) > (select today()), true)
$$;
grant execute on function proposed_administrators() to sobo_app, sobo_owner;

-- One administrator with a usable account and an open-ended role must remain. The advisory lock serialises two
-- administrators who leave at the same time: without it each would still count the other.
create or replace function administrator_remains() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_table_name = 'account' and not exists (
    select from assignment where account_id = new.id and role = 'administrator' and retired_on is null
  ) then
    return null;
  end if;
  perform pg_advisory_xact_lock(7272025);
  if not exists (
    select from assignment s join account a on a.id = s.account_id
    where s.role = 'administrator' and s.valid @> (select today()) and upper_inf(s.valid) and s.retired_on is null
      and s.confirmed_at is not null and a.kind = 'person' and a.disabled_at is null and a.retired_on is null
  ) then
    raise exception 'the last administrator stays' using errcode = '23514', constraint = 'administrator_remains';
  end if;
  return null;
end $$;
revoke all on function administrator_remains() from public;
grant execute on function administrator_remains() to sobo_owner;

reset role;

create or replace trigger keep_administrators before insert or update on assignment for each row execute function keep_administrators();

drop trigger if exists administrator_remains on assignment;
create constraint trigger administrator_remains after update on assignment deferrable initially immediate
  for each row when (old.role = 'administrator' and old.retired_on is null
    and (new.retired_on is not null or new.role <> old.role or not upper_inf(new.valid)))
  execute function administrator_remains();
drop trigger if exists administrator_remains on account;
create constraint trigger administrator_remains after update on account deferrable initially immediate
  for each row when (old.disabled_at is null and new.disabled_at is not null
    or old.retired_on is null and new.retired_on is not null)
  execute function administrator_remains();
