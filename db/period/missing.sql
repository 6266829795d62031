-- Missing reports and figures of a period, and the trigger that stores them when it is locked.

set local role sobo_judge;

/* The ids of organisations without an official report and of enterprises without figures, past RLS. Not granted to the application. */
create or replace function all_missing_in(of_period uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select organisation_id from expected_report where period_id = of_period and official_id is null
  union all select x.enterprise_id from missing_figures x where x.period_id = of_period
$$;

/* How many there are, for those who may lock the period. */
create or replace function count_missing(of_period uuid) returns integer
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(*)::integer from all_missing_in(of_period) where (select may_lock() or is_owner())
$$;

/*
 * BEFORE UPDATE trigger: sets locked_at, locked_by and missing_at_lock. It runs after the UPDATE has waited for
 * transactions that hold the period FOR SHARE (guard_lock), and its queries take a new snapshot, so that it sees their
 * reports. A subquery within the UPDATE would use the snapshot from before the wait.
 */
create or replace function name_lock() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.locked_at is not null or new.locked_at is null then return new; end if;
  if not is_owner() then
    new.locked_at := now();
    new.locked_by := actor_id();
  end if;
  new.missing_at_lock := array(select all_missing_in(new.id));
  return new;
end $$;

grant execute on function count_missing(uuid) to sobo_app, sobo_owner;
grant execute on function all_missing_in(uuid) to sobo_owner;
grant execute on function name_lock() to sobo_owner;

reset role;
