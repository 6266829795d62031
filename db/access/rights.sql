-- keep_rules() makes policies, grants, and functions by which the interface finds out the same rights (decision 019).

drop procedure if exists keep_rules(regclass, text, text, text, text, text);
drop procedure if exists ask_rules(regclass, text, text);

/*
 * Creates the policies of a table for SELECT (`reads`), INSERT (`registers`) and UPDATE (`revises`), with their grants,
 * and from the same text the functions of ask_rules(). `writes` is the default for `registers` and `revises`;
 * `revised` is a further condition on the row after an UPDATE. `watches`: who of the readers also reads what officers
 * write about the row, see audience.sql; it is called for one row at a time. No policy or grant allows DELETE. A
 * table that is not in remembered.json is closed to remembered devices.
 */
create or replace procedure keep_rules(kept regclass, reads text, writes text default null, registers text default null,
  revises text default null, revised text default null, watches text default '(select is_staff())')
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
declare
  command text;
  shut constant text := case when current_setting('sobo.remembered')::jsonb -> 'tables' ? kept::text
    then '%s' else '(not (select is_remembered())) and (%s)' end;
begin
  -- replace() of null is null, format() is not.
  reads := replace(shut, '%s', reads);
  registers := replace(shut, '%s', coalesce(registers, writes));
  revises := replace(shut, '%s', coalesce(revises, writes));
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
  call ask_rules(kept, reads, watches, coalesce(registers, 'false'), coalesce(revised, 'false'));
end $$;

/*
 * may_revise_<table>(row): whether the actor may update this row. It returns SETOF boolean with one row: PostgreSQL
 * inlines a SQL function that contains subqueries only if it returns a set, and inlined the subqueries of the rule
 * run once per statement.
 *
 * may_register_<table>(): whether the actor may insert any row at all. It evaluates the rule for a row of nulls, where
 * `null in (select …)` is null if the subquery has rows and false if it has none. So the rule is false only if no
 * row can satisfy it; null counts as true.
 *
 * may_read_<table>(row) and watches_<table>(row): the same for a row that is no longer in the table, or one at a time.
 *
 * sight_of_<table>(id): how the actor reads a row that is in the table, for sight_of() of the trail, which asks for each
 * entry. In plpgsql, whose plans stay.
 */
create or replace procedure ask_rules(kept regclass, reads text, watches text, registers text, revises text)
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
declare
  may_revise constant text := format('public.%I(%s)', 'may_revise_' || kept, kept);
  may_register constant text := format('public.%I()', 'may_register_' || kept);
  may_read constant text := format('public.%I(%s)', 'may_read_' || kept, kept);
  watched constant text := format('public.%I(%s)', 'watches_' || kept, kept);
  sight constant text := format('public.%I(of_row uuid)', 'sight_of_' || kept);
  judged constant text := 'select %s from (select (%s).*) %s';
begin
  execute format('create or replace function %s returns boolean language sql stable as %L', may_read, format(judged, reads, '$1', kept));
  execute format('create or replace function %s returns boolean language sql stable as %L', watched, format(judged, watches, '$1', kept));
  execute format('create or replace function %s returns setof boolean language sql stable rows 1 as %L', may_revise,
    format(judged, revises, '$1', kept));
  execute format('create or replace function %s returns boolean language sql stable as %L', may_register,
    format(judged, format('(%s) is not false', registers), 'null::' || kept, kept));
  execute format('create or replace function %s returns text language plpgsql stable security invoker
    set search_path = pg_catalog, public, pg_temp as %L', sight,
    format('begin return (select case when %s then ''watched'' else ''seen'' end from %s where id = of_row); end', watches, kept));
  execute format('grant execute on function %s, %s, %s, %s, %s to sobo_app, sobo_judge', may_revise, may_register, may_read, watched, sight);
end $$;

set local role sobo_judge;

/*
 * The rule by which the actor reads rows of a record's own table, from its policy, for functions that look past row
 * security. Of records only: the policies of parts ask that of another table, which the judge reads whole.
 */
create or replace function read_rule(of_record text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select qual from pg_policies where schemaname = 'public' and tablename = of_record and cmd = 'SELECT'
$$;

create or replace function reads_record(of_record text, of_row uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  rule constant text := read_rule(of_record);
  may boolean;
begin
  if rule is null then return false; end if;
  execute format('select exists (select from %I where id = $1 and (%s))', of_record, rule)
    into may using of_row;
  return may;
end $$;

reset role;
