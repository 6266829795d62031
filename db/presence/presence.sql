-- Who edits the same record at this time (decision 063). Told to those only who may edit it themselves.

revoke all on editing from sobo_app;
grant delete on editing to sobo_judge;

set local role sobo_judge;

drop function if exists end_editing(uuid);

/* Whether the actor may change the row of a record now. */
create or replace function may_edit(of_record text, of_row uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  may boolean;
begin
  if not reads_record(of_record, of_row) or to_regproc('may_revise_' || of_record) is null then return false; end if;
  execute format('select exists (select from %I r where r.id = $1 and (select may from %I(r) may))', of_record,
    'may_revise_' || of_record) into may using of_row;
  return may;
end $$;

/*
 * Notes that the actor has a form of the record open, and answers who else has and since when. It stays for five minutes,
 * in which an open form notes it again, or until the actor saves or leaves.
 */
create or replace function begin_editing(of_record text, of_row uuid, of_section text)
returns table (full_name text, section text, since timestamptz)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if actor_id() is null or not may_edit(of_record, of_row) then return; end if;
  delete from editing e where e.ctid = any (array(select o.ctid from editing o where o.until <= now() for update skip locked));
  insert into editing as e (account_id, record, record_id, section, since, until)
    values (actor_id(), of_record, of_row, left(of_section, 40), now(), now() + interval '5 minutes')
    on conflict on constraint editing_record_id_account_id_section_pk do update set
      until = excluded.until, since = case when e.until > now() then e.since else excluded.since end;
  return query select a.full_name::text, e.section::text, e.since from editing e join account a on a.id = e.account_id
    where e.record_id = of_row and e.record = of_record and e.account_id <> actor_id() and e.until > now()
    order by e.since, a.full_name;
end $$;

/* The actor has left the form of a section of a record, or saved the record: without a section all its forms. */
create or replace function end_editing(of_row uuid, of_section text) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from editing where record_id = of_row and account_id = actor_id() and section = coalesce(of_section, section)
$$;

grant execute on function begin_editing(text, uuid, text), end_editing(uuid, text) to sobo_app;

reset role;
