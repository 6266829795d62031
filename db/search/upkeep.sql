-- Triggers that keep search_words, set-based: each statement makes the words of what it touched once (decision 031).

set local role sobo_judge;

/*
 * The records whose words rest on some changed ones, some of them repeatedly: of_records[i] is the kind of ids[i]. A query
 * for each kind, because most statements change one.
 */
create or replace function words_resting_on(of_records text[], ids uuid[]) returns table (record text, record_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  kind text;
  changed uuid[];
begin
  return query select * from unnest(of_records, ids);
  for kind, changed in select k, array_agg(i) from unnest(of_records, ids) t(k, i) group by k loop
    case kind
    when 'enterprise' then
      return query select text 'organisation', organisation_id from coverage where enterprise_id = any (changed)
        union all select 'project', id from project where enterprise_id = any (changed)
        union all select 'affiliated_organisation', id from affiliated_organisation where enterprise_id = any (changed);
    when 'organisation' then
      return query select text 'enterprise', enterprise_id from coverage where organisation_id = any (changed)
        union all select 'person', person_id from mandate where organisation_id = any (changed)
        union all select 'account', a.id from mandate m join account a on a.person_id = m.person_id where m.organisation_id = any (changed)
        union all select 'event', event_id from event_organisation where organisation_id = any (changed)
        union all select 'target', id from target where organisation_id = any (changed);
    when 'person' then
      return query select text 'organisation', organisation_id from mandate where person_id = any (changed)
        union all select 'account', id from account where person_id = any (changed);
    when 'document' then
      return query select text 'event', id from event where document_id = any (changed)
        union all select 'organisation', id from organisation where founding_document_id = any (changed)
        union all select 'person', person_id from mandate where document_id = any (changed)
        union all select 'account', a.id from mandate m join account a on a.person_id = m.person_id where m.document_id = any (changed);
    when 'commune' then
      return query select text 'enterprise', id from enterprise where commune_id = any (changed);
    when 'unit' then
      return query select text 'enterprise', id from enterprise where unit_id = any (changed)
        union all select 'organisation', id from organisation where unit_id = any (changed)
        union all select 'project', id from project where unit_id = any (changed);
    when 'rule_set' then
      -- All of them: those of the former code of a rule are not found by it.
      return query select text 'organisation', id from organisation;
    else
      null;
    end case;
  end loop;
end $$;

/* Makes the words of some records of a kind anew; of those that are no more, it removes them. */
create or replace function refresh_words(of_record text, ids uuid[], removed boolean) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  execute format($sql$
    insert into search_words as kept select * from %I($1)
    on conflict (record, record_id) do update
      set (unit_id, everyone, in_unit, everywhere, contact)
        = (excluded.unit_id, excluded.everyone, excluded.in_unit, excluded.everywhere, excluded.contact)
      where (kept.unit_id, kept.everyone, kept.in_unit, kept.everywhere, kept.contact)
        is distinct from (excluded.unit_id, excluded.everyone, excluded.in_unit, excluded.everywhere, excluded.contact)
  $sql$, of_record || '_words') using ids;
  if removed then
    execute format('delete from search_words where record = $1 and record_id = any ($2) and record_id not in (select record_id from %I($2))',
      of_record || '_words') using of_record, ids;
  end if;
end $$;

/*
 * AFTER trigger with transition tables. Arguments: kinds and columns, "kind:column …": the column has the id of a record
 * of the kind that changed; the columns whose change matters.
 *
 * The words are locked, in one order, before they are read: else of two transactions that change two records named in a
 * third, the later one would write what it read before the other ended.
 */
create or replace function keep_words() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  of_records text[] := '{}';
  ids uuid[] := '{}';
  found_ids uuid[];
  owner text[];
  rows constant text := case tg_op
    when 'INSERT' then 'select %1$I as id from new_rows'
    when 'DELETE' then 'select %1$I as id from old_rows'
    else 'select unnest(array[o.%1$I, n.%1$I]) as id from old_rows o join new_rows n on n.id = o.id where (o.%1$I, '
      || (select string_agg('o.' || of_column, ', ') from unnest(string_to_array(tg_argv[1], ' ')) of_column) || ') is distinct from (n.%1$I, '
      || (select string_agg('n.' || of_column, ', ') from unnest(string_to_array(tg_argv[1], ' ')) of_column) || ')' end;
  touched record;
begin
  foreach owner slice 1 in array (select array_agg(string_to_array(pair, ':')) from unnest(string_to_array(tg_argv[0], ' ')) pair) loop
    execute format('select array_agg(distinct id) from (' || rows || ') changed where id is not null', owner[2]) into found_ids;
    of_records := of_records || array_fill(owner[1], array[coalesce(cardinality(found_ids), 0)]);
    ids := ids || found_ids;
  end loop;
  if ids = '{}' then return null; end if;
  perform from search_words w join words_resting_on(of_records, ids) t on t.record = w.record and t.record_id = w.record_id
    order by w.record, w.record_id for update of w;
  for touched in select record, array_agg(distinct record_id) as ids from words_resting_on(of_records, ids) group by record order by record loop
    perform refresh_words(touched.record, touched.ids, tg_op = 'DELETE');
  end loop;
  return null;
end $$;

/* Makes all words anew: of every kind of record that has a function for its words. */
create or replace function rebuild_words() returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  of_record text;
  ids uuid[];
begin
  for of_record in select left(proname, -6) from pg_proc
    where pronamespace = 'public'::regnamespace and prorettype = 'search_words'::regtype order by 1
  loop
    execute format('select coalesce(array_agg(id), ''{}'') from %I', of_record) into ids;
    perform refresh_words(of_record, ids, false);
    execute format('delete from search_words where record = $1 and not exists (select from %I t where t.id = record_id)', of_record) using of_record;
  end loop;
end $$;

/* After a unit came under another: makes anew the words that stand apart by units. */
create or replace function move_words() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform refresh_words('account', array(select id from account where person_id is not null), false);
  perform refresh_words('enterprise', array(select enterprise_id from coverage union select enterprise_id from project), false);
  perform refresh_words('event', array(select id from event), false);
  perform refresh_words('organisation', array(select id from organisation), false);
  perform refresh_words('person', array(select distinct person_id from mandate), false);
  perform refresh_words('project', array(select id from project), false);
  return null;
end $$;

grant execute on function keep_words(), move_words(), rebuild_words() to sobo_owner;
reset role;

/* The triggers of a table whose columns are in the words of records; see keep_words. */
create or replace procedure keep_words_of(of_table regclass, owners text, columns text)
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
begin
  execute format('create or replace trigger words_insert after insert on %s referencing new table as new_rows for each statement execute function keep_words(%L, %L)', of_table, owners, columns);
  execute format('create or replace trigger words_delete after delete on %s referencing old table as old_rows for each statement execute function keep_words(%L, %L)', of_table, owners, columns);
  execute format('create or replace trigger words_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function keep_words(%L, %L)', of_table, owners, columns);
end $$;

call keep_words_of('enterprise', 'enterprise:id', 'unit_id tax_code address legacy_address commune_id');
call keep_words_of('enterprise_state', 'enterprise:enterprise_id', 'name name_foreign valid');
call keep_words_of('enterprise_contact', 'enterprise:enterprise_id', 'legal_representative contact_name phone email');
call keep_words_of('organisation', 'organisation:id', 'unit_id external_code founding_document_id');
call keep_words_of('organisation_state', 'organisation:organisation_id', 'name kind valid');
call keep_words_of('coverage', 'enterprise:enterprise_id organisation:organisation_id', 'valid retired_on');
call keep_words_of('mandate', 'person:person_id organisation:organisation_id', 'position document_id retired_on');
call keep_words_of('person', 'person:id', 'unit_id full_name');
call keep_words_of('person_contact', 'person:person_id', 'phone email');
call keep_words_of('account', 'account:id', 'person_id full_name user_name');
call keep_words_of('assignment', 'account:account_id', 'role retired_on');
call keep_words_of('document', 'document:id', 'unit_id number type issued_on issuer subject signatory_name');
call keep_words_of('event', 'event:id', 'unit_id kind document_id members_to');
call keep_words_of('event_organisation', 'event:event_id', 'organisation_id');
call keep_words_of('project', 'project:id enterprise:enterprise_id', 'unit_id enterprise_id name code lot retired_on');
call keep_words_of('affiliated_organisation', 'affiliated_organisation:id', 'enterprise_id name kind');
call keep_words_of('member_report_version', 'member_report:report_id', 'sha256');
call keep_words_of('unit', 'unit:id', 'code');
call keep_words_of('unit_state', 'unit:unit_id', 'name valid');
call keep_words_of('commune', 'commune:id', 'name kind code formerly');
call keep_words_of('period', 'period:id', 'kind name starts_on');
call keep_words_of('rule_set', 'rule_set:id', 'subject name name_en code source retired_on');
call keep_words_of('name_word', 'name_word:id', 'word spellings kind source');
call keep_words_of('target', 'target:id', 'year organisation_id');
create or replace trigger words_moved after update of parent_id on unit for each row
  when (old.parent_id is distinct from new.parent_id) execute function move_words();

-- The comment of the table is the hash of the rules by which its rows were made.
do $$
declare
  rules constant text := (select md5(string_agg(pg_get_functiondef(oid), '' order by proname)) from pg_proc
    where pronamespace = 'public'::regnamespace and (prorettype = 'search_words'::regtype
      or proname in ('look_alikes', 'fold_text', 'words_of', 'words_in', 'code_words', 'word_for', 'first_letters', 'position_word', 'tax_words', 'mail_words', 'quoted_number', 'places', 'inner_units', 'enterprise_names', 'organisation_names', 'office_words')));
begin
  if rules is distinct from obj_description('search_words'::regclass) then
    -- The comment first: its lock keeps autovacuum away, which else may wait for the rows below while this waits for it.
    execute format('comment on table search_words is %L', rules);
    perform rebuild_words();
  end if;
end $$;
