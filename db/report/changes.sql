-- What figures are counted from, and a mark by which two readers know that it has not changed between them (decision 052).

grant delete on figure_change to sobo_judge;

set local role sobo_judge;

/* AFTER trigger: this transaction has changed what figures are counted from. */
create or replace function change_figures() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into figure_change (xid) values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;
grant execute on function change_figures() to sobo_owner;

/*
 * The state of all that figures are counted from, as one who has an assignment sees it: their rights, and the changes. Null
 * for others, and after a change of this transaction, which may yet be rolled back.
 *
 * Rights: 'all' for a reader of the whole register, or of all its units, who sees the same rows as all of these. Others see
 * the same rows as those with the same roles over the same units, of the same kind of session and the same person: this is
 * all that the door has signed (context.sql), but for the account, of which policies show its own entries, and which no
 * figure counts. And with the same own organisations: a transaction that began before a mandate ended has those of before.
 *
 * Changes: if they are the same in two snapshots, so are those tables: the changes that a snapshot sees are all of those
 * that an earlier one saw, and are counted, so that nothing that is committed late, nor a gap, can make them equal. The
 * database and the start of its server tell it from a copy of it.
 */
create or replace function figures_mark() returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select concat_ws(' ', case when reads_all() or not exists (select id from unit except select readable_units()) then 'all'
      else md5(jsonb_build_array(c -> 'roles', c -> 'opened', c -> 'person',
        array(select own_organisations() order by 1))::text) end,
    (select oid from pg_database where datname = current_database()),
    extract(epoch from pg_postmaster_start_time()), (select today()), (select coalesce(sum(changes), 0) from figure_change))
  from actor_context() c
  where c @> '{"roles": [{}]}' and not exists (select from figure_change where xid = pg_current_xact_id_if_assigned())
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

/* Counts the changes of a table, except those of `others` alone: columns that no figure is counted from. */
create or replace procedure watch_figures(of_table regclass, others text default 'version')
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
declare
  columns constant text[] := array(select quote_ident(attname) from pg_attribute
    where attrelid = of_table and attnum > 0 and not attisdropped and attname <> all (string_to_array(others, ' ')) order by attnum);
begin
  execute format('create or replace trigger change_figures after insert or delete or truncate on %s
    for each statement execute function change_figures()', of_table);
  execute format('create or replace trigger change_figures_by_row after update on %s
    for each row when ((%s) is distinct from (%s)) execute function change_figures()', of_table,
    'old.' || array_to_string(columns, ', old.'), 'new.' || array_to_string(columns, ', new.'));
end $$;

-- With the rights of readers, which a count of several statements takes to be the same. kept.test.ts finds tables that
-- figures read and are not among these.
call watch_figures('account', 'version user_name full_name language disabled_reason retired_reason');
call watch_figures('assignment');
call watch_figures('coverage');
call watch_figures('enterprise', 'version established_on investor_countries vsic_code is_export_processing address commune_id legacy_address');
call watch_figures('enterprise_figures');
call watch_figures('enterprise_state');
call watch_figures('event');
call watch_figures('event_organisation');
call watch_figures('mandate', 'version note');
call watch_figures('member_report');
call watch_figures('member_report_version');
call watch_figures('member_split');
call watch_figures('member_transfer');
call watch_figures('organisation');
call watch_figures('organisation_state');
call watch_figures('period');
-- Whoever follows the unit of a person reads the tasks of their mandates.
call watch_figures('person', 'version retired_reason full_name given_name sort_name search_text sex birth_year job_title job_class');
call watch_figures('project');
call watch_figures('project_capital');
call watch_figures('reminder', 'sent_by mail mail_to mail_attempts');
call watch_figures('reopening');
call watch_figures('rule_set');
call watch_figures('setting');
call watch_figures('target');
call watch_figures('unit', 'version code contact_name contact_phone');
