-- Undoing a change set: its rows get their former values in a new change set, which refers to it. The entries of the
-- audit trail are compared with the present rows. Updates and inserts run as the application, under RLS; only the
-- deletion of a row that the set had inserted runs as the judge.

set local role sobo_judge;

/* The argument `undone` of keep_audit() for the table: 'rows', 'whole', or '' for never. */
create or replace function undone_as(of_table text) returns text
language sql stable security invoker set search_path = pg_catalog, public, pg_temp as $$
  select split_part(encode(tgargs, 'escape'), '\000', 1) from pg_trigger
  where tgrelid = to_regclass(format('public.%I', of_table)) and tgname = 'guard_removal'
$$;

/* The columns to restore from an image in the trail: all but generated ones. */
create or replace function restored_columns(of_table text, image jsonb) returns text[]
language sql stable security invoker set search_path = pg_catalog, public, pg_temp as $$
  select array_agg(attname::text order by attnum) from pg_attribute
  where attrelid = format('public.%I', of_table)::regclass and attnum > 0 and not attisdropped and attgenerated = '' and image ? attname
$$;

/*
 * An image as it can be compared with a present row: without version, with the columns that the table has today. Columns
 * that came later are null in it.
 */
create or replace function comparable(of_table text, image jsonb) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(jsonb_object_agg(key, value) filter (where value <> 'null'), '{}') from jsonb_each(image)
  -- A subquery, because the function would look into the catalogue for each key.
  where key = any ((select restored_columns(of_table, image))::text[]) and key <> 'version'
$$;

/* The present row as the trail would store it, without version; null if there is none. */
create or replace function present_image(of_table text, of_row uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  image jsonb;
begin
  execute format('select to_jsonb(t) - array[''sort_name'', ''version''] from %I t where id = $1', of_table)
    into image using of_row;
  return image;
end $$;

/* Whether the actor may read and revise a row with these values: an undo shows them. */
create or replace function may_revise_image(of_table text, image jsonb) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  may boolean;
begin
  execute format('select %I(r) and m from jsonb_populate_record(null::%I, $1) r cross join lateral %I(r) m',
    'may_read_' || of_table, of_table, 'may_revise_' || of_table) into may using image;
  return coalesce(may, false);
end $$;

/* Whether the actor may revise the row as it is now. */
create or replace function may_revise_now(of_table text, of_row uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(may_revise_image(of_table, present_image(of_table, of_row)), false)
$$;

/*
 * Why the actor cannot undo an entry; null if nothing about the row itself prevents it.
 * kind: a table or operation that is never undone.
 * since: the present row differs from `expected`.
 * right: the actor may not revise the row.
 * day: accounts that are not staff undo their own changes only, on the same day.
 */
create or replace function undo_refusal(entry audit, expected jsonb) returns text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  present jsonb;
begin
  if entry.operation not in ('create', 'revise', 'retire', 'withdraw', 'restore', 'remove', 'confirm') or coalesce(undone_as(entry.table_name), '') = '' then
    return 'kind';
  end if;
  present := present_image(entry.table_name, entry.row_id);
  -- A change of a column that the table no longer has cannot be reversed.
  if exists (select from unnest(entry.changed) c where c <> all ((select restored_columns(entry.table_name, entry.new))::text[])) then return 'kind'; end if;
  if (present is null) <> (expected is null) or comparable(entry.table_name, present) <> comparable(entry.table_name, expected) then
    return 'since';
  end if;
  -- A removed row may be restored by the account that removed it, if the policies allow the INSERT.
  if (case when present is null then entry.actor_id is distinct from actor_id()
    else not may_revise_image(entry.table_name, present)
      or entry.old is not null and not may_revise_image(entry.table_name, entry.old) end) then
    return 'right';
  end if;
  if not is_staff() and (entry.actor_id is distinct from actor_id()
     or (entry.at at time zone 'Asia/Ho_Chi_Minh')::date <> (now() at time zone 'Asia/Ho_Chi_Minh')::date) then
    return 'day';
  end if;
  return null;
end $$;

/*
 * The entries of a set of which the actor may read one, last first, each with its refusal, with the last later entry if
 * the row has changed since, and with its group: spells of one record replace one another, and a new record belongs with
 * all its rows, so such entries are undone together. is_base: nothing may rest on what the entry did, see rows_resting_on.
 */
drop function if exists undo_entries(uuid);
create function undo_entries(of_set uuid)
returns table (entry bigint, table_name text, row_id uuid, record text, record_id uuid, is_base boolean, is_whole boolean,
  refusal text, since bigint, goes_with text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  -- Each entry with the last one of its row: looked up for each, a set of a thousand entries would be read a million times.
  with own as materialized (
    select a as e, first_value(a.new) over (partition by a.table_name, a.row_id order by a.id desc) as latest
    from audit a where a.change_set = of_set
  )
  select (o.e).id, (o.e).table_name, (o.e).row_id, (o.e).record, (o.e).record_id, (o.e).old is null or (o.e).operation = 'confirm',
    undone_as((o.e).table_name) = 'whole', r.refusal,
    case r.refusal when 'since' then (select max(a.id) from audit a where a.record = (o.e).record and a.record_id = (o.e).record_id
      and a.row_id = (o.e).row_id and a.change_set is distinct from of_set and a.id > (o.e).id) end,
    case when ((o.e).record, (o.e).record_id) in (select (n.e).table_name, (n.e).row_id from own n where (n.e).operation = 'create')
        then 'new ' || (o.e).record || ' ' || (o.e).record_id
      when (o.e).new ? 'valid' and not (o.e).new ? 'version' then 'spells ' || (o.e).record || ' ' || (o.e).record_id
      else (o.e).table_name || ' ' || (o.e).row_id end
  from own o
  cross join lateral (select undo_refusal(o.e, o.latest) offset 0) r(refusal)
  -- Entries that are no change of a row, such as the end of a session, contain no id of one.
  where coalesce((o.e).old, (o.e).new) ->> 'id' = (o.e).row_id::text
    -- A set is what one account changed: a change of another account under its name does not open it.
    and ((select is_owner() or reads_audit()) or (o.e).actor_id in (select (a.e).actor_id from own a
      where (a.e).actor_id = actor_id() or reads_record((a.e).record, (a.e).record_id)))
  order by (o.e).id desc
$$;

/* What rests on a row that an undo would remove, the rows with a foreign key to it, or on a confirmation that it would
   withdraw; none for a table that is never undone, or a row that the actor may not revise. */
create or replace function rows_resting_on(of_table text, of_row uuid) returns table (by_table text, by_row uuid)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  from_table text;
  from_column text;
begin
  if coalesce(undone_as(of_table), '') = '' then return; end if;
  if not (is_owner() or may_revise_now(of_table, of_row)) then return; end if;
  if of_table = 'member_report_version' then
    return query select r.by_table, r.by_row from member_report_version v cross join lateral resting_on_confirmation(v) r
      where v.id = of_row and v.state = 'confirmed';
    return;
  end if;
  for from_table, from_column in
    select r.relname, a.attname from pg_constraint c join pg_class r on r.oid = c.conrelid
    cross join lateral unnest(c.conkey, c.confkey) k(from_key, to_key)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.from_key
    join pg_attribute i on i.attrelid = c.confrelid and i.attnum = k.to_key and i.attname = 'id'
    where c.contype = 'f' and c.confrelid = format('public.%I', of_table)::regclass
  loop
    return query execute format('select %L, id from %I where %I = $1', from_table, from_table, from_column) using of_row;
  end loop;
end $$;

/* The entry, if the actor may undo it and it is the present state of the row; raises undo_is_refused otherwise. */
create or replace function undoable(of_entry bigint) returns audit
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  found_entry audit;
begin
  select * into found_entry from audit where id = of_entry;
  if found_entry.id is null or undo_refusal(found_entry, found_entry.new) is not null then
    raise exception 'entry % cannot be undone', of_entry using errcode = '23514', constraint = 'undo_is_refused';
  end if;
  -- Only what the undo needs: whose change it was is told by the trail.
  found_entry.actor_id := null;
  found_entry.session_id := null;
  found_entry.canonical := null;
  return found_entry;
end $$;

/*
 * Deletes a row that is still as an entry inserted it. No policy allows DELETE, so this checks the right to revise
 * instead.
 */
create or replace function undo_insert(of_entry bigint) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  inserted constant audit := undoable(of_entry);
begin
  if inserted.operation <> 'create' then
    raise exception 'entry % inserted nothing', of_entry using errcode = '23514', constraint = 'undo_is_refused';
  end if;
  execute format('delete from %I where id = $1', inserted.table_name) using inserted.row_id;
end $$;

grant execute on function undo_entries(uuid), undoable(bigint), undo_insert(bigint), rows_resting_on(text, uuid),
  restored_columns(text, jsonb), undone_as(text) to sobo_app, sobo_owner;

reset role;

/*
 * Reverses entries of a set, last first, so that each row passes through its former states. SECURITY INVOKER: policies,
 * constraints and triggers apply to each step.
 */
create or replace function undo_set(of_set uuid, entries bigint[]) returns void
language plpgsql volatile security invoker set search_path = pg_catalog, public, pg_temp as $$
declare
  -- Read once: each reading judges every entry.
  steps constant jsonb := (select jsonb_agg(to_jsonb(u)) from undo_entries(of_set) u);
  step record;
  e audit;
  columns text[];
  image text;
begin
  if (select bool_or(is_whole) and not array_agg(u.entry) <@ entries from jsonb_to_recordset(steps) u(entry bigint, is_whole boolean)) then
    raise exception 'set % is undone as a whole', of_set using errcode = '23514', constraint = 'undo_is_whole';
  end if;
  perform set_config('sobo.undoes', of_set::text, true);
  for step in select u.* from jsonb_to_recordset(steps) u(entry bigint, table_name text, row_id uuid)
    where u.entry = any(entries) order by u.entry desc loop
    -- A save of the same row that is under way commits first; undoable() then sees it, because each statement of a
    -- volatile function has a snapshot of its own.
    execute format('select from %I where id = $1 for update', step.table_name) using step.row_id;
    e := undoable(step.entry);
    image := format('jsonb_populate_record(null::%I, $1)', e.table_name);
    if e.operation = 'create' then
      perform undo_insert(step.entry);
    elsif e.new is null then
      columns := restored_columns(e.table_name, e.old);
      execute format('insert into %I (%2$s) select %2$s from %3$s', e.table_name,
        (select string_agg(quote_ident(c), ', ') from unnest(columns) c), image) using e.old;
    else
      columns := array(select c from unnest(restored_columns(e.table_name, e.old)) c where e.old -> c is distinct from e.new -> c and c <> 'version');
      execute format('update %I t set %s from %s was where t.id = $2', e.table_name,
        (select string_agg(format('%1$I = was.%1$I', c), ', ') from unnest(columns) c)
          || case when e.new ? 'version' then ', version = t.version + 1' else '' end, image) using e.old, e.row_id;
      if not found then raise exception 'row % may not be revised', e.row_id using errcode = '42501'; end if;
    end if;
  end loop;
  perform set_config('sobo.undoes', '', true);
end $$;
grant execute on function undo_set(uuid, bigint[]) to sobo_app, sobo_owner;
