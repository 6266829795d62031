-- Which records a row may refer to (decision 041). A new reference names a record of its audience; one that stood before
-- may stay.

/*
 * The foreign keys to ids, each with its audience: whom a reference may name when it is new.
 *   readable  the records that the actor may read
 *   actor     the account of the actor
 *   system    not checked, for the reason in `why`
 * The others are sets out of which forms offer the choices; reference_condition() has the function of each.
 * What is not stated here is readable.
 */
create or replace view reference_audience with (security_invoker = true) as
  with stated(of_table, of_column, audience, why) as (values
    ('organisation_state', 'superior_id', 'superiors', null),
    ('member_transfer', 'counterpart_id', 'counterparts', null),
    ('member_split', 'enterprise_id', 'covered', null),
    ('lock_delegation', 'account_id', 'officers', null),
    ('correction_request', 'requested_by', 'actor', null),
    ('correction_request', 'resolved_by', 'actor', null),
    ('member_report_version', 'submitted_by', 'actor', null),
    ('member_report_version', 'decided_by', 'actor', null),
    ('period', 'locked_by', 'actor', null),
    ('report_draft', 'saved_by', 'actor', null),
    ('reopening', 'requested_by', 'actor', null),
    ('reopening', 'decided_by', 'actor', null),
    ('reopening', 'revoked_by', 'actor', null),
    ('assignment', 'proposed_by', 'actor', null),
    ('assignment', 'confirmed_by', 'actor', null),
    ('saved_view', 'account_id', 'actor', null),
    ('enterprise_figures', 'reopening_id', 'system', 'name_grant() overwrites it'),
    ('member_report_version', 'reopening_id', 'system', 'name_grant() overwrites it'),
    ('report_draft', 'reopening_id', 'system', 'name_grant() overwrites it'),
    ('member_split', 'report_id', 'system', 'only judge_version() writes it, of the version sent'),
    ('member_split', 'version_id', 'system', 'only judge_version() writes it, of the version sent'),
    ('member_transfer', 'report_id', 'system', 'only judge_version() writes it, of the version sent'),
    ('member_transfer', 'version_id', 'system', 'only judge_version() writes it, of the version sent'),
    ('reminder', 'organisation_id', 'system', 'only the functions of reminders.sql write it'),
    ('reminder', 'period_id', 'system', 'only the functions of reminders.sql write it'),
    ('reminder', 'account_id', 'system', 'only the functions of reminders.sql write it'),
    ('reminder', 'sent_by', 'system', 'only the functions of reminders.sql write it'),
    ('job', 'account_id', 'system', 'only the functions of jobs.sql write it'),
    ('job', 'session_id', 'system', 'only the functions of jobs.sql write it'),
    ('job_file', 'account_id', 'system', 'only the functions of jobs.sql write it'),
    ('job_file', 'job_id', 'system', 'only the functions of jobs.sql write it'),
    ('session', 'account_id', 'system', 'only the functions of sign-in and jobs write it'),
    ('session_token', 'session_id', 'system', 'only the functions of sign-in and jobs write it'),
    ('credential', 'account_id', 'system', 'only the functions of sign-in write it'),
    ('enrolment', 'account_id', 'system', 'only the functions of sign-in write it'),
    ('known_device', 'account_id', 'system', 'only the functions of sign-in write it'),
    ('editing', 'account_id', 'system', 'only begin_editing() writes it')
  ), keys as (
    select c.conname as constraint_name, c.conrelid::regclass::text as of_table, a.attname::text as of_column,
      c.confrelid::regclass::text as target
    from pg_constraint c cross join lateral unnest(c.conkey, c.confkey) k(from_key, to_key)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.from_key
    join pg_attribute i on i.attrelid = c.confrelid and i.attnum = k.to_key and i.attname = 'id'
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace
  )
  select of_table, of_column, k.target, k.constraint_name, coalesce(s.audience, 'readable') as audience, s.why
  from keys k full join stated s using (of_table, of_column);

/* SQL for "the column of the row n names a record of its audience". */
create or replace function reference_condition(audience text, target text, of_column text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  -- A subquery by id for each row, and no join: of one row or of thousands it reads the index of the target.
  with readable(condition) as (select format('(select t.id from %I t where t.id = n.%I) is not null', target, of_column))
  select format(case audience
    when 'readable' then condition
    when 'actor' then 'n.%1$I = (select actor_id())'
    when 'superiors' then '(' || condition || ' or n.%1$I in (select s.id from superiors() s))'
    when 'counterparts' then $c$exists (select from member_report r cross join lateral counterparts(r.period_id, array[n.%1$I])
      where r.id = n.report_id)$c$
    when 'covered' then $c$n.%1$I in (select covered_enterprises(r.organisation_id, p.ends_on)
      from member_report r join period p on p.id = r.period_id where r.id = n.report_id)$c$
    when 'officers' then 'n.%1$I in (select o.value from officers() o)'
  end, of_column) from readable
$$;

/* Refuses a reference: an id out of its audience in the same words as an id of no record. */
create or replace function refuse_reference(from_table text, from_column text) returns void
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
begin
  raise exception '%.% refers to a record that there is not, or not for the actor', from_table, from_column
    using errcode = '42501', schema = 'public', table = from_table, column = from_column,
      constraint = (select constraint_name from reference_audience where of_table = from_table and of_column = from_column);
end $$;

set local role sobo_judge;

/*
 * Whether a reference stood in the record before: before this transaction, or before the change set that the actor made
 * and now undoes. Of a spell: on all its days. By the trail, which has the earlier statements of the transaction.
 */
create or replace function reference_stood(of_record text, of_id uuid, of_table text, of_column text, row_now jsonb) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with former as (
    select old from audit
    where record = of_record and record_id = of_id and table_name = of_table and old ->> of_column = row_now ->> of_column
      and (xid = pg_current_xact_id() and change_set = nullif(current_setting('sobo.change_set', true), '')::uuid
        or change_set = nullif(current_setting('sobo.undoes', true), '')::uuid and actor_id = actor_id())
  )
  select case when row_now ? 'valid' and not row_now ? 'version'
    then coalesce((row_now ->> 'valid')::daterange <@ (select range_agg((old ->> 'valid')::daterange) from former), false)
    else exists (select from former where old ->> 'id' = row_now ->> 'id') end
$$;
grant execute on function reference_stood(text, uuid, text, text, jsonb) to sobo_app, sobo_owner;

reset role;
grant execute on function refuse_reference(text, text) to sobo_app, sobo_judge;
grant select on reference_audience to sobo_app, sobo_judge;

/*
 * Adds to a table the triggers that judge its new references. They are row triggers, to be the first of all: the names of
 * the triggers that PostgreSQL makes for foreign keys begin with RI_, and ours with small letters. After them an id of no
 * record, or what a rule says about a hidden one, would have another error. The first row judges all rows of the statement
 * at once, by its transition tables. SECURITY INVOKER: row security answers what the actor may read. STABLE: it answers as
 * before the statement, so that no reference opens the record that it names. The function is made for the table, so that
 * PostgreSQL keeps its plans.
 */
create or replace procedure keep_references(kept regclass)
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
declare
  judge constant text := format('public.%I()', 'judge_references_' || kept);
  -- The arguments of keep_audit(): the record in whose history a row stands, and the column with its id.
  record constant text := (select split_part(encode(tgargs, 'escape'), '\000', 1) from pg_trigger where tgrelid = kept and tgname = 'audit_insert');
  key constant text := (select split_part(encode(tgargs, 'escape'), '\000', 2) from pg_trigger where tgrelid = kept and tgname = 'audit_insert');
  is_spell constant boolean := exists (select from pg_attribute where attrelid = kept and attname = 'valid')
    and not exists (select from pg_attribute where attrelid = kept and attname = 'version');
  inserted text := '';
  updated text := '';
  reference reference_audience;
  is_new text;
  is_out text;
begin
  for reference in select * from reference_audience where of_table = kept::text and audience <> 'system' order by of_column loop
    is_new := format(case when is_spell
      then '(n.id, n.valid, n.%1$I) not in (select o.id, o.valid, o.%1$I from old_rows o where o.%1$I is not null)
        and not exists (select from old_rows o where o.id = n.id and o.%1$I = n.%1$I and n.valid <@ o.valid)'
      else '(n.id, n.%1$I) not in (select o.id, o.%1$I from old_rows o where o.%1$I is not null)' end, reference.of_column);
    is_out := format('not (%s) and not reference_stood(%L, n.%I, %L, %L, to_jsonb(n)) then %5$L',
      reference_condition(reference.audience, reference.target, reference.of_column), record, key, kept::text, reference.of_column);
    inserted := inserted || format(' when n.%I is not null and %s', reference.of_column, is_out);
    updated := updated || format(' when n.%I is not null and %s and %s', reference.of_column, is_new, is_out);
  end loop;
  execute format('create or replace function %s returns trigger language plpgsql stable security invoker set search_path = pg_catalog, public, pg_temp as %L', judge, format('
declare
  refused text;
begin
  if new.id <> (select n.id from new_rows n limit 1) or is_owner() then return null; end if;
  if tg_op = ''INSERT'' then
    select r.refused into refused from (select case%s end from new_rows n) r(refused) where r.refused is not null limit 1;
  else
    select r.refused into refused from (select case%s end from new_rows n) r(refused) where r.refused is not null limit 1;
  end if;
  if refused is not null then perform refuse_reference(tg_table_name, refused); end if;
  return null;
end', inserted, updated));
  execute format('create or replace trigger "A_references_insert" after insert on %s referencing new table as new_rows for each row execute function %s', kept, judge);
  execute format('create or replace trigger "A_references_update" after update on %s referencing old table as old_rows new table as new_rows for each row execute function %s', kept, judge);
end $$;

drop function if exists refuse_unseen_document() cascade;

do $$
declare
  referring regclass;
begin
  for referring in select distinct of_table::regclass from reference_audience where audience <> 'system' loop
    call keep_references(referring);
  end loop;
end $$;
