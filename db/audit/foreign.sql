set local role sobo_judge;

/* The entry of a request that the front refused, because a page of another origin sent it in the actor's browser. */
create or replace function note_foreign(method text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if actor_id() is null then raise exception 'nobody is noted without an actor' using errcode = '28000'; end if;
  perform audit_entry('refuse', 'account', actor_id(), jsonb_build_object('how', 'foreign', 'method', left(method, 10)));
end $$;
revoke all on function note_foreign(text) from public;
grant execute on function note_foreign(text) to sobo_app;

reset role;
