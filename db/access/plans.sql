-- A list asks that its own statement be planned anew by its values (planByValues in record/list.ts). That would hold for
-- each statement within the functions that it calls, too, up to a hundred a page: those keep the plans of their session.
-- Functions without settings of their own are inlined, and belong to the statement.

create or replace procedure keep_plans()
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
declare
  planned regprocedure;
begin
  for planned in
    select p.oid from pg_proc p join pg_language l on l.oid = p.prolang
    where proowner = current_user::regrole and lanname in ('sql', 'plpgsql') and prokind = 'f'
      and proconfig is not null and not proconfig::text like '%plan_cache_mode%' and prorettype <> 'trigger'::regtype
  loop
    execute format('alter function %s set plan_cache_mode = auto', planned);
  end loop;
end $$;
grant execute on procedure keep_plans() to sobo_judge;

call keep_plans();
set local role sobo_judge;
call keep_plans();
reset role;
