-- What a period lacks, and what a lock keeps of it.

set local role sobo_judge;

/* Organisations without a confirmed report, enterprises without figures: ids, also of what is out of sight. */
create or replace function missing_in(of_period uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select organisation_id from expected_report where period_id = of_period and official_id is null
  union all select x.enterprise_id from missing_figures x where x.period_id = of_period
$$;

/*
 * The application chooses neither who locks, nor when, nor what was missing. Before a row is changed PostgreSQL waits
 * for the reports that hold the period; what is asked here afterwards sees them, as a part of the statement would not.
 */
create or replace function name_lock() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.locked_at is not null or new.locked_at is null then return new; end if;
  if not is_owner() then
    new.locked_at := now();
    new.locked_by := actor_id();
  end if;
  new.missing_at_lock := array(select missing_in(new.id));
  return new;
end $$;

grant execute on function missing_in(uuid) to sobo_app, sobo_owner;
grant execute on function name_lock() to sobo_owner;

reset role;
