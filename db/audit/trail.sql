-- What the application reads of the trail. It has no right on the table: a policy hides rows, and the trail needs more:
-- an entry may be for a reader, its reason and some of its columns not (audience.sql).

/*
 * How the actor reads the row of an entry: 'watched', if also what officers write about it; 'seen'; null if not at all.
 * SECURITY INVOKER: the row's own policy answers, or, for a row that an undo took out, its condition for the last image.
 * Whatever goes wrong in judging one entry is an entry that is not seen: the trail keeps every row for ever, and one
 * that nobody can judge must not take down all the others.
 */
create or replace function sight_of(of_table text, of_row uuid, image jsonb) returns text
language plpgsql stable security invoker set search_path = pg_catalog, public, pg_temp as $$
declare
  sight text;
begin
  -- An entry without a row, such as an export: only its actor may read it.
  if of_row is null then return null; end if;
  execute format('select %I($1)', 'sight_of_' || of_table) into sight using of_row;
  if sight is null and image ->> 'id' = of_row::text and is_removed(of_table, of_row) then
    execute format('select case when not %1$I(t) then null when %2$I(t) then ''watched'' else ''seen'' end from jsonb_populate_record(null::%3$I, $1) t',
      'may_read_' || of_table, 'watches_' || of_table, of_table) into sight using image;
  end if;
  return sight;
exception when others then
  return null;
end $$;
grant execute on function sight_of(text, uuid, jsonb) to sobo_app, sobo_judge;

set local role sobo_judge;

/* Whether an undo took a row out of its table. An entry alone does not say so: the row may have been put back. */
create or replace function is_removed(of_table text, of_row uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  stands boolean;
begin
  if actor_id() is null or not exists (select from audit where table_name = of_table and row_id = of_row and operation = 'remove') then
    return false;
  end if;
  execute format('select exists (select from %I where id = $1)', of_table) into stands using of_row;
  return not stands;
end $$;
grant execute on function is_removed(text, uuid) to sobo_app, sobo_owner;

/*
 * The id of the last of the newest entries before one (null: of all); null if there are fewer. It is counted in entries:
 * ids have gaps, as a change that is rolled back uses up some.
 */
create or replace function trail_floor(before bigint, entries integer) returns bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select min(id) from (
    select id from audit where (select actor_id()) is not null and id < coalesce(before, 9223372036854775807)
    order by id desc limit entries) newest
  having count(*) = entries
$$;
grant execute on function trail_floor(bigint, integer) to sobo_app, sobo_owner;

/* Whether an entry tells that its actor was inspecting: what inspectors look at and take along is shown to inspectors. */
create or replace function is_inspection(operation text, office text) returns boolean
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select operation in ('read', 'export') and office ~ '( – |, )inspector(, |$)'
$$;
grant execute on function is_inspection(text, text) to sobo_app, sobo_owner;

/*
 * The one policy of the trail. Rows: whoever did it, on a remembered device only of what it opens; inspectors, all;
 * administrators, all but inspections, the jobs that make files for inspectors among them, and who read their own
 * person; others what happened to the rows that they may read, without who read them. Columns: see
 * audience.sql. An entry of which only such columns changed is not shown without them.
 *
 * Not security_invoker, the only view that is not: it reads what the application may not. security_barrier: no condition
 * of a query sees what the view leaves out. ORDER BY lets a page be read from the index, newest first.
 */
create view trail with (security_barrier = true) as
  select a.id, a.at, a.actor_id, a.office, a.on_behalf_of, a.request_id, a.change_set, a.undoes, a.operation,
    a.table_name, a.row_id, a.record, a.record_id,
    case when s.is_own or s.sight = 'watched' then a.reason end as reason,
    case when s.hidden = '{}' then a.old when jsonb_typeof(a.old) = 'object' then a.old - s.hidden end as old,
    case when s.hidden = '{}' then a.new when jsonb_typeof(a.new) = 'object' then a.new - s.hidden end as new,
    case when a.changed is not null then array(select c from unnest(a.changed) c where c <> all (s.hidden)) end as changed
  from audit a
  cross join lateral (
    select is_own, sight, case when sight = 'watched' then '{}' else hidden_columns(a.table_name, is_own, sight) end as hidden
    from (select acted and (sight is not null or not (select is_remembered())) as is_own, sight
    from (select a.actor_id = (select actor_id()) as acted,
      case when (select reads_audit()) and (a.table_name <> 'job' or (select has_role('inspector'))) then 'watched'
        when a.operation not in ('read', 'export') or (select has_role('inspector')) then sight_of(a.table_name, a.row_id, coalesce(a.new, a.old)) end as sight
      offset 0) looked) judged
    offset 0) s
  where (s.is_own or s.sight is not null)
    and (s.is_own or a.operation not in ('read', 'export') or (select has_role('inspector'))
      or not is_inspection(a.operation, a.office) and not (a.operation = 'read' and a.record_id is not distinct from (select actor_person())))
    and (a.changed is null or s.hidden = '{}' or not a.changed <@ (s.hidden || '{version}'))
  order by a.id desc;
grant select on trail to sobo_app, sobo_owner;

/*
 * Who looked at the actor's own person: the day, the first role in which it was, and how often. Without names, because
 * those who look do their work, and without inspections.
 */
create or replace function reads_of_me() returns table (day date, role text, times integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select day_of(at), coalesce(substring(office from ' – ([a-z_]+)'), '') as in_role, count(*)::integer
  from audit where record = 'person' and record_id = actor_person() and operation = 'read'
    and not is_inspection(operation, office) and actor_id is distinct from actor_id()
  group by 1, 2 order by 1 desc, 2
$$;
grant execute on function reads_of_me() to sobo_app;

reset role;
