-- What figures are counted from, and a mark by which two readers know that it has not changed between them (decision 052).

set local role sobo_judge;
grant delete on figure_change to sobo_judge;

/* AFTER trigger: this transaction has changed what figures are counted from. */
create or replace function change_figures() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into figure_change (xid) values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;
grant execute on function change_figures() to sobo_owner;

/*
 * The state of all that figures are counted from, for a reader of the whole register; null for others, and after a change
 * of this transaction, which may yet be rolled back. If it is the same in two snapshots, so are those tables: the
 * changes that a snapshot sees are all of those that an earlier one saw, and are counted, so that nothing that is
 * committed late, nor a gap, can make them equal. The database and the start of its server tell it from a copy of it.
 */
create or replace function figures_mark() returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select concat_ws(' ', (select oid from pg_database where datname = current_database()),
    extract(epoch from pg_postmaster_start_time()), (select today()), (select coalesce(sum(changes), 0) from figure_change))
  where reads_all()
    and not exists (select from figure_change where xid = pg_current_xact_id_if_assigned())
$$;
grant execute on function figures_mark() to sobo_app, sobo_owner;

/* Joins the rows of figure_change into one. Whoever looks sees the same sum before and after. */
create or replace function join_figure_changes() returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with gone as (
    delete from figure_change where (select count(*) from figure_change) > 1 returning changes
  )
  insert into figure_change (xid, changes) select pg_current_xact_id(), sum(changes) from gone having count(*) > 0
$$;
grant execute on function join_figure_changes() to sobo_worker, sobo_owner;

reset role;

/* Counts the changes of a table, but not those of its version alone. */
create or replace procedure watch_figures(of_table regclass)
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
declare
  columns constant text[] := array(select quote_ident(attname) from pg_attribute
    where attrelid = of_table and attnum > 0 and not attisdropped and attname <> 'version' order by attnum);
begin
  execute format('create or replace trigger change_figures after insert or delete or truncate on %s
    for each statement execute function change_figures()', of_table);
  execute format('create or replace trigger change_figures_by_row after update on %s
    for each row when ((%s) is distinct from (%s)) execute function change_figures()', of_table,
    'old.' || array_to_string(columns, ', old.'), 'new.' || array_to_string(columns, ', new.'));
end $$;

/* With the rights of readers, which a count of several statements takes to be the same. kept.test.ts finds those that figures read, too, and are not among these. */
do $$
declare
  watched text;
begin
  foreach watched in array array['assignment', 'coverage', 'enterprise', 'enterprise_figures', 'enterprise_state', 'event',
    'event_organisation', 'member_report', 'member_report_version', 'member_split', 'member_transfer', 'organisation',
    'organisation_state', 'period', 'project', 'project_capital', 'rule_set', 'setting', 'target', 'unit'] loop
    call watch_figures(watched::regclass);
  end loop;
end $$;
