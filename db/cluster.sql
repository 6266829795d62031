-- What needs a superuser. The launcher of the embedded server runs it at every start; the administrator of an
-- external server runs it once (psql -d sobo -f db/cluster.sql) and then sets passwords for sobo_owner, sobo_app and
-- sobo_worker. It can be run again, and is when a new version says so.

do $$
begin
  -- Owns the tables and migrates. FORCE ROW LEVEL SECURITY applies the policies to it, too.
  if not exists (select from pg_roles where rolname = 'sobo_owner') then
    create role sobo_owner login nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
  -- Owns the SECURITY DEFINER functions that must bypass RLS: open_door(), those of access.sql, the audit trigger.
  -- It cannot log in.
  if not exists (select from pg_roles where rolname = 'sobo_judge') then
    create role sobo_judge nologin bypassrls;
  end if;
  -- The application. It owns nothing: it has rows through policies, and functions granted by name.
  if not exists (select from pg_roles where rolname = 'sobo_app') then
    create role sobo_app login nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
  -- The worker of background jobs: a few functions granted by name, and no rows.
  if not exists (select from pg_roles where rolname = 'sobo_worker') then
    create role sobo_worker login nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
end $$;

grant sobo_judge to sobo_owner with inherit false, set true;
-- Tests run as the owner and switch to these to act as a user, or as the worker.
grant sobo_app, sobo_worker to sobo_owner with inherit false, set true;

create extension if not exists pg_trgm;
create extension if not exists btree_gist;

do $$
begin
  execute format('alter database %I owner to sobo_owner', current_database());
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to sobo_app, sobo_worker', current_database());
end $$;
-- Temporary tables elsewhere on this server.
revoke temporary on database postgres from public;

alter schema public owner to sobo_owner;
revoke all on schema public from public;
grant usage on schema public to sobo_app, sobo_worker;
-- So that the .sql files, run by sobo_owner, can create functions owned by the judge (set local role sobo_judge).
grant usage, create on schema public to sobo_judge;

-- What PostgreSQL lets everybody do: large objects, which no policy and no trail knows; locks that anybody can hold and
-- everybody waits for; ending the other sessions of one's own role; filling the log of the server.
do $$
declare
  open_to_all regprocedure;
begin
  for open_to_all in select oid from pg_proc where pronamespace = 'pg_catalog'::regnamespace
    and proname ~ '^(lo_|loread$|lowrite$|pg_(try_)?advisory_|pg_(cancel|terminate)_backend$|pg_logical_emit_message$)'
  loop
    execute format('revoke execute on function %s from public', open_to_all);
  end loop;
end $$;
grant execute on function pg_advisory_xact_lock(bigint), pg_advisory_xact_lock(integer, integer), pg_try_advisory_xact_lock(bigint)
  to sobo_owner, sobo_judge;

-- PostgreSQL lets every role set its own defaults, which outlive the server. Here they end.
do $$
declare
  login text;
begin
  foreach login in array array['sobo_app', 'sobo_worker', 'sobo_owner'] loop
    execute format('alter role %I reset all', login);
    execute format('alter role %I in database %I reset all', login, current_database());
    execute format('alter role %I set search_path = public', login);
    continue when login = 'sobo_owner';
    execute format('alter role %I set statement_timeout = ''15s''', login);
    execute format('alter role %I set lock_timeout = ''5s''', login);
    execute format('alter role %I set idle_in_transaction_session_timeout = ''30s''', login);
    -- RLS makes the planner overestimate costs, so that it would JIT-compile queries that run for less than the compiling.
    execute format('alter role %I set jit = off', login);
  end loop;
end $$;
