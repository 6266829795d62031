-- Write: administrators. Read: administrators, inspectors, and each account its own.
call keep_audit('assignment', 'account', 'account_id', 'role unit_id valid retired_on');

call keep_rules('assignment',
  reads => $$ (select has_role('administrator')) or (select has_role('inspector')) or account_id = (select actor_id()) $$,
  writes => $$ (select has_role('administrator')) $$);

-- One administrator with a usable account and an open-ended role must remain. The advisory lock serialises two
-- administrators who leave at the same time: without it each would still count the other.
set local role sobo_judge;

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
      and a.kind = 'person' and a.disabled_at is null and a.retired_on is null
  ) then
    raise exception 'the last administrator stays' using errcode = '23514', constraint = 'administrator_remains';
  end if;
  return null;
end $$;
revoke all on function administrator_remains() from public;
grant execute on function administrator_remains() to sobo_owner;

reset role;

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
