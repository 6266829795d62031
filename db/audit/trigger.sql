-- The audit trail. One trigger function for every table; the statement fails if its entry cannot be inserted.

set local role sobo_judge;

create or replace function demand_actor() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if actor_id() is null or nullif(current_setting('sobo.request_id', true), '') is null then
    raise exception 'nobody changes % without an actor and a request', tg_table_name using errcode = '28000';
  end if;
  if tg_op = 'TRUNCATE' then
    raise exception '% is never emptied', tg_table_name using errcode = '42501';
  end if;
  return null;
end $$;

/*
 * BEFORE DELETE trigger. Argument: how the table is undone ('rows' or 'whole', see keep_audit); '' if rows are never
 * deleted. SECURITY INVOKER: it lets only the judge delete, in its SECURITY DEFINER functions.
 */
create or replace function guard_removal() returns trigger
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_user <> 'sobo_judge' or tg_argv[0] = '' then
    raise exception 'nothing is deleted from %: records are retired', tg_table_name using errcode = '42501';
  end if;
  return null;
end $$;

create or replace function refuse_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  raise exception 'the trail is never changed' using errcode = '42501';
end $$;

/* The actor of the transaction as the columns of an audit row. */
create or replace function audit_actor() returns audit
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  context jsonb := actor_context();
  who audit;
begin
  who.actor_id := context ->> 'account';
  who.session_id := context ->> 'session';
  who.office := left(context ->> 'office', 300);
  who.on_behalf_of := nullif(current_setting('sobo.on_behalf_of', true), '');
  who.reason := nullif(btrim(current_setting('sobo.reason', true)), '');
  who.request_id := nullif(current_setting('sobo.request_id', true), '');
  who.change_set := nullif(current_setting('sobo.change_set', true), '');
  who.undoes := nullif(current_setting('sobo.undoes', true), '');
  return who;
end $$;

drop function if exists audit_canonical(audit, text, text, uuid, jsonb, jsonb);

/* The part of the hashed text that all entries of a statement have in common, made once for it. */
create or replace function audit_shared(who audit, of_table text) returns text
language sql volatile set search_path = pg_catalog, public, pg_temp as $$
  select trim(both '{}' from jsonb_build_object('xid', pg_current_xact_id()::text, 'actor', who.actor_id, 'table', of_table,
    'office', who.office, 'reason', who.reason, 'undoes', who.undoes, 'request', who.request_id, 'session', who.session_id,
    'changeSet', who.change_set)::text)
$$;

/* In NFC; of a text that is in it already, asking takes a quarter of the time. */
create or replace function in_nfc(said text) returns text
language sql immutable parallel safe
return case when said is nfc normalized then said else normalize(said, nfc) end;

/*
 * The text that is hashed: a JSON object with its keys in PostgreSQL's fixed jsonb order, instants in UTC, text in NFC.
 * Joined from its parts, because building the object for each row would take three times as long.
 */
create or replace function audit_canonical(who audit, shared text, operation text, row_id uuid, old jsonb, new jsonb)
returns text
language sql volatile as $$
  select in_nfc('{"at": "' || to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    || '", "new": ' || coalesce(new::text, 'null') || ', "old": ' || coalesce(old::text, 'null')
    || ', "row": ' || coalesce('"' || row_id || '"', 'null') || ', ' || shared
    || ', "operation": "' || operation || '", "onBehalfOf": ' || coalesce('"' || who.on_behalf_of || '"', 'null') || '}')
$$;

/* Inserts an entry that is no change of a row: sign-in, refusal, export, read of a person. */
create or replace function audit_entry(operation text, record text, record_id uuid, details jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  who audit := audit_actor();
begin
  insert into audit (actor_id, session_id, office, on_behalf_of, reason, request_id, change_set, undoes,
    operation, table_name, row_id, record, record_id, new, canonical)
  values (who.actor_id, who.session_id, who.office, who.on_behalf_of, who.reason, who.request_id, who.change_set, who.undoes,
    operation, record, record_id, record, record_id, details,
    audit_canonical(who, audit_shared(who, record), operation, record_id, null, details));
end $$;

drop function if exists audit_operation(jsonb, jsonb);

/*
 * The operation of a change. `acts` names operations by column and new value ('*': any value, 'null': null); otherwise
 * it is create, revise, retire, withdraw or restore. An INSERT changes all columns that are not null. `acts` is an argument of
 * the table's trigger, because a column of the same name means something else in another table.
 */
create or replace function audit_operation(old jsonb, new jsonb, acts jsonb) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(
    (select act from jsonb_each(acts || '{"retired_on": {"-infinity": "withdraw", "*": "retire", "null": "restore"}}') stated(of_column, called)
      cross join lateral (select coalesce(called ->> coalesce(new ->> of_column, 'null'),
        case when new ->> of_column is not null then called ->> '*' end)) named(act)
      where old ->> of_column is distinct from new ->> of_column and act is not null limit 1),
    case when old is null then 'create' else 'revise' end)
$$;

/*
 * AFTER trigger with transition tables. Arguments: the record whose history shows the row; the column with its id; the
 * columns that need a reason; `acts` of audit_operation; the columns left out of the trail. Generated columns and file
 * contents are always left out, and so is an update that changes nothing but the version: it belongs to a change of a
 * state or part, which has an entry of its own.
 */
create or replace function audit_write() returns trigger
-- A spell in jsonb is text, in the style of dates that the session has set.
language plpgsql security definer set search_path = pg_catalog, public, pg_temp set datestyle = 'ISO, MDY' as $$
declare
  derived constant text[] := array['sort_name', 'content'] || string_to_array(tg_argv[4], ' ');
  reasoned constant text[] := string_to_array(tg_argv[2], ' ');
  acts constant jsonb := tg_argv[3];
  who constant audit := audit_actor();
  shared constant text := audit_shared(who, tg_table_name);
begin
  if tg_op = 'INSERT' then
    insert into audit (actor_id, session_id, office, on_behalf_of, reason, request_id, change_set, undoes,
      operation, table_name, row_id, record, record_id, new, canonical)
    select who.actor_id, who.session_id, who.office, who.on_behalf_of, who.reason, who.request_id, who.change_set, who.undoes,
      op, tg_table_name, n.id, tg_argv[0], (j.new ->> tg_argv[1])::uuid, j.new,
      audit_canonical(who, shared, op, n.id, null, j.new)
    from new_rows n cross join lateral (select to_jsonb(n) - derived offset 0) j(new)
    cross join lateral (select audit_operation(null, j.new, acts) offset 0) k(op);
    return null;
  end if;

  if tg_op = 'DELETE' then
    insert into audit (actor_id, session_id, office, on_behalf_of, reason, request_id, change_set, undoes,
      operation, table_name, row_id, record, record_id, old, canonical)
    select who.actor_id, who.session_id, who.office, who.on_behalf_of, who.reason, who.request_id, who.change_set, who.undoes,
      'remove', tg_table_name, o.id, tg_argv[0], (j.old ->> tg_argv[1])::uuid, j.old,
      audit_canonical(who, shared, 'remove', o.id, j.old, null)
    from old_rows o cross join lateral (select to_jsonb(o) - derived offset 0) j(old);
    return null;
  end if;

  -- The entries join the old row and the new one by their id.
  if exists (select from new_rows where id not in (select id from old_rows)) then
    raise exception 'the id of a row of % never changes', tg_table_name using errcode = '42501';
  end if;

  if who.reason is null and exists (
    select from old_rows o join new_rows n on n.id = o.id cross join unnest(reasoned) asked(of_column)
    where to_jsonb(o) -> asked.of_column is distinct from to_jsonb(n) -> asked.of_column
  ) then
    raise exception '% (%) is not revised without a reason', tg_table_name, tg_argv[2]
      using errcode = '23514', constraint = 'reason_needed';
  end if;

  insert into audit (actor_id, session_id, office, on_behalf_of, reason, request_id, change_set, undoes,
    operation, table_name, row_id, record, record_id, old, new, changed, canonical)
  select who.actor_id, who.session_id, who.office, who.on_behalf_of, who.reason, who.request_id, who.change_set, who.undoes,
    op, tg_table_name, n.id, tg_argv[0], (j.new ->> tg_argv[1])::uuid, j.old, j.new,
    array(select f.key from jsonb_each(j.new) f where j.old -> f.key is distinct from f.value),
    audit_canonical(who, shared, op, n.id, j.old, j.new)
  from old_rows o join new_rows n on n.id = o.id
  cross join lateral (select to_jsonb(o) - derived, to_jsonb(n) - derived offset 0) j(old, new)
  cross join lateral (select audit_operation(j.old, j.new, acts) offset 0) k(op)
  where j.old - 'version' <> j.new - 'version';
  return null;
end $$;

/*
 * The ids of entries written under a grant, or under any with null. SECURITY DEFINER: operators on jsonb are not
 * leakproof, so that under RLS the policy would run for each row of the trail first. The caller's query still applies
 * RLS to the ids.
 */
create or replace function changes_under(of_grant uuid) returns setof bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from audit where (select is_owner() or actor_id() is not null) and new ->> 'reopening_id' is not null and new ->> 'reopening_id' = coalesce(of_grant::text, new ->> 'reopening_id')
$$;
revoke all on function changes_under(uuid) from public;
grant execute on function changes_under(uuid) to sobo_app, sobo_owner;

grant execute on function demand_actor(), guard_removal(), refuse_change(), audit_write() to sobo_owner;

reset role;

drop procedure if exists keep_audit(regclass, text, text, text);
drop procedure if exists keep_audit(regclass, text, text, text, jsonb);

/*
 * Adds the audit triggers to a table. `undone`: 'rows' if its rows are undone one by one, except those changed since;
 * 'whole' if a change set with such rows is undone completely or not at all; '' if it is never undone. Operations named
 * by `acts` are never undone.
 */
create or replace procedure keep_audit(kept regclass, record text, key text, reasoned text, acts jsonb default '{}', undone text default '', quiet text default '')
language plpgsql security invoker set search_path = pg_catalog, public, pg_temp as $$
begin
  execute format('alter table %s enable row level security', kept);
  execute format('alter table %s force row level security', kept);
  execute format('create or replace trigger demand_actor before insert or update or delete on %s for each statement execute function demand_actor()', kept);
  execute format('create or replace trigger guard_removal before delete on %s for each statement execute function guard_removal(%L)', kept, undone);
  execute format('create or replace trigger refuse_truncate before truncate on %s for each statement execute function demand_actor()', kept);
  execute format('create or replace trigger audit_insert after insert on %s referencing new table as new_rows for each statement execute function audit_write(%L, %L, %L, %L, %L)', kept, record, key, reasoned, acts, quiet);
  execute format('create or replace trigger audit_delete after delete on %s referencing old table as old_rows for each statement execute function audit_write(%L, %L, %L, %L, %L)', kept, record, key, reasoned, acts, quiet);
  execute format('create or replace trigger audit_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function audit_write(%L, %L, %L, %L, %L)', kept, record, key, reasoned, acts, quiet);
  execute format(case undone when '' then 'revoke delete on %s from sobo_judge' else 'grant delete on %s to sobo_judge' end, kept);
end $$;

alter table audit enable row level security;
alter table audit force row level security;
-- The application reads the view `trail` (trail.sql). The owner, who migrates and tests, reads the table.
drop policy if exists audit_read on audit;
create policy audit_read on audit for select to sobo_owner using ((select is_owner()));
revoke all on audit from sobo_app;
drop function if exists sees_row(text, uuid);
-- The last id of the trail, from which readers with limited view count back; see trail.ts.
grant select on sequence audit_id_seq to sobo_app;

create or replace trigger refuse_truncate before truncate on audit for each statement execute function refuse_change();
create or replace trigger refuse_change before update or delete on audit for each statement execute function refuse_change();
