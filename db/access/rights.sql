-- keep_rules() makes policies, grants, and functions by which the interface finds out the same rights (decision 019).

/*
 * Creates the policies of a table for SELECT (`reads`), INSERT (`registers`) and UPDATE (`revises`), with their grants,
 * and from the same text the functions of ask_rules(). `writes` is the default for `registers` and `revises`;
 * `revised` is a further condition on the row after an UPDATE. No policy or grant allows DELETE.
 */
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

/*
 * may_revise_<table>(row): whether the actor may update this row. It returns SETOF boolean with one row: PostgreSQL
 * inlines a SQL function that contains subqueries only if it returns a set, and inlined the subqueries of the rule
 * run once per statement.
 *
 * may_register_<table>(): whether the actor may insert any row at all. It evaluates the rule for a row of nulls, where
 * `null in (select …)` is null if the subquery has rows and false if it has none. So the rule is false only if no
 * row can satisfy it; null counts as true.
 */
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
  execute format('grant execute on function %s, %s to sobo_app', may_revise, may_register);
end $$;
