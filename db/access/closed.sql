-- What the application and the worker may call: nothing but what the following files grant. So a function that is no
-- longer granted is closed in registers that exist, too.

-- PostgreSQL grants EXECUTE on new functions to PUBLIC. This revokes it, for future functions and for existing ones.
create or replace procedure close_functions()
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
declare
  left_open regprocedure;
begin
  alter default privileges revoke execute on routines from public;
  for left_open in
    select oid from pg_proc where proowner = current_user::regrole
      and exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0)
  loop
    execute format('revoke execute on routine %s from public', left_open);
  end loop;
end $$;

create or replace procedure revoke_functions()
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
declare
  granted regprocedure;
begin
  call close_functions();
  for granted in
    select oid from pg_proc where proowner = current_user::regrole
      and exists (select from aclexplode(proacl) where grantee in ('sobo_app'::regrole, 'sobo_worker'::regrole))
  loop
    execute format('revoke execute on routine %s from sobo_app, sobo_worker', granted);
  end loop;
end $$;
grant execute on procedure close_functions(), revoke_functions() to sobo_judge;

call revoke_functions();
set local role sobo_judge;
call revoke_functions();
reset role;
