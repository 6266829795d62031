-- What needs a superuser. The launcher of the embedded server runs it at every start; the administrator of an
-- external server runs it once (psql -d sobo -f db/cluster.sql) and then sets passwords for sobo_owner and sobo_app.
-- It can be run again.

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
end $$;

grant sobo_judge to sobo_owner with inherit false, set true;
-- Tests run as the owner and switch to sobo_app to act as a user.
grant sobo_app to sobo_owner with inherit false, set true;

create extension if not exists pg_trgm;
create extension if not exists btree_gist;

do $$
begin
  execute format('alter database %I owner to sobo_owner', current_database());
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to sobo_app', current_database());
end $$;

alter schema public owner to sobo_owner;
revoke all on schema public from public;
grant usage on schema public to sobo_app;
-- So that the .sql files, run by sobo_owner, can create functions owned by the judge (set local role sobo_judge).
grant usage, create on schema public to sobo_judge;

alter role sobo_app set statement_timeout = '15s';
alter role sobo_app set lock_timeout = '5s';
alter role sobo_app set idle_in_transaction_session_timeout = '30s';
alter role sobo_app set search_path = public;
-- RLS makes the planner overestimate costs, so that it would JIT-compile queries that run for less than the compiling.
alter role sobo_app set jit = off;
alter role sobo_owner set search_path = public;
