-- What only a superuser can do, once per server: the embedded server's launcher runs it at every
-- start, an external server's administrator runs it once (psql -d sobo -f db/cluster.sql) and then
-- gives sobo_owner and sobo_app their passwords. Running it again changes nothing.

do $$
begin
  -- Owns and migrates. Row security is forced, so it, too, sees only what an actor may see.
  if not exists (select from pg_roles where rolname = 'sobo_owner') then
    create role sobo_owner login nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
  -- Nobody signs in as the judge. It owns the functions that must look past row security:
  -- the door, the rules of access and the audit writer.
  if not exists (select from pg_roles where rolname = 'sobo_judge') then
    create role sobo_judge nologin bypassrls;
  end if;
  -- The application: rows through policies, nothing else.
  if not exists (select from pg_roles where rolname = 'sobo_app') then
    create role sobo_app login nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
end $$;

grant sobo_judge to sobo_owner with inherit false, set true;
-- The owner may step down to the application: how tests speak as somebody.
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
-- The judge may only create what the owner hands over to it in a migration (alter function … owner to).
grant usage, create on schema public to sobo_judge;

alter role sobo_app set statement_timeout = '15s';
alter role sobo_app set lock_timeout = '5s';
alter role sobo_app set idle_in_transaction_session_timeout = '30s';
alter role sobo_app set search_path = public;
-- The rules make plans look dear, and compiling one takes longer than running it.
alter role sobo_app set jit = off;
alter role sobo_owner set search_path = public;
