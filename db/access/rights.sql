-- What may be read, registered and revised of a table, and by whom: stated once, and asked by the interface, too.

/* Three policies, and the grants that go with them. `writes` stands for both; `revised` is what a row must be
   afterwards besides. Nothing is ever deleted. From the same text two functions are made, which forms and buttons ask. */
create or replace procedure keep_rules(kept regclass, reads text, writes text default null, registers text default null,
  revises text default null, revised text default null)
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
declare
  command text;
begin
  registers := coalesce(registers, writes);
  revises := coalesce(revises, writes);
  revised := coalesce('(' || revises || ') and (' || revised || ')', revises);
  foreach command in array array['read', 'register', 'revise'] loop
    execute format('drop policy if exists %I on %s', kept || '_' || command, kept);
  end loop;
  execute format('revoke all on %s from sobo_app', kept);
  execute format('create policy %I on %s for select using (%s)', kept || '_read', kept, reads);
  execute format('grant select on %s to sobo_app', kept);
  if registers is not null then
    execute format('create policy %I on %s for insert with check (%s)', kept || '_register', kept, registers);
    execute format('grant insert on %s to sobo_app', kept);
  end if;
  if revises is not null then
    execute format('create policy %I on %s for update using (%s) with check (%s)', kept || '_revise', kept, revises, revised);
    execute format('grant update on %s to sobo_app', kept);
  end if;
  call ask_rules(kept, coalesce(registers, 'false'), coalesce(revised, 'false'));
end $$;

/* may_revise_<table>(row): whether the row may be revised and stay where it is. One row, as a set: only as a set is a
   function with a subquery expanded in place, so that a list judges its rights once.
   may_register_<table>(): whether there can be a row that may be registered. Of a row of nulls `unit_id in (select …)`
   is null when there are units, whichever is meant, and false when there are none; so only a rule that no row can
   satisfy is false. */
create or replace procedure ask_rules(kept regclass, registers text, revises text)
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
declare
  may_revise constant text := format('public.%I(%s)', 'may_revise_' || kept, kept);
  may_register constant text := format('public.%I()', 'may_register_' || kept);
  judged constant text := 'select %s from (select (%s).*) %s';
begin
  execute format('create or replace function %s returns setof boolean language sql stable rows 1 as %L', may_revise,
    format(judged, revises, '$1', kept));
  execute format('create or replace function %s returns boolean language sql stable as %L', may_register,
    format(judged, format('(%s) is not false', registers), 'null::' || kept, kept));
  execute format('grant execute on function %s, %s to sobo_app, sobo_judge', may_revise, may_register);
end $$;
