-- The application may not take the advisory locks of PostgreSQL itself (cluster.sql): it could hold those of the launcher
-- and of migrations for ever.

set local role sobo_judge;

/* Makes other transactions that hold the same words wait for the end of this one. Its keys are pairs of integers, which
   never meet the single ones of the launcher and of migrations. */
create or replace function hold(words text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if actor_id() is null then raise exception 'nobody holds anything without an actor' using errcode = '28000'; end if;
  perform pg_advisory_xact_lock(1, hashtext(words));
end $$;
grant execute on function hold(text) to sobo_app, sobo_owner;

reset role;
