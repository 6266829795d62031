-- Choices for the counterpart of a transfer: id and name of every organisation of the period that counts
-- itself. It bypasses RLS, because
-- secretaries may not read organisations other than their own.
set local role sobo_judge;

create or replace function counterparts(of_period uuid, out id uuid, out name text) returns setof record
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select organisation_id, name from standing_in_period
  where period_id = of_period and actor_id() is not null and kind_counts_itself(kind, last_day)
$$;
grant execute on function counterparts(uuid) to sobo_app;

reset role;
