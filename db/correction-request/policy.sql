-- Who reports for the organisation asks; officers of its unit answer, once.
call keep_audit('correction_request', 'correction_request', 'id', '');

call keep_rules('correction_request',
  reads => $$ (select reads_all()) or organisation_id in (select readable_organisations()) $$,
  registers => $$ (select writes_all()) or organisation_id in (select writable_organisations())
    or organisation_id in (select reporting_organisations()) $$,
  revises => $$ (select writes_all()) or organisation_id in (select writable_organisations()) $$);

set local role sobo_judge;

create or replace function name_correction_request() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if is_owner() then return new; end if;
  if tg_op = 'INSERT' then
    new.requested_by := actor_id();
    new.requested_at := now();
  elsif old.resolution is null and new.resolution is not null then
    new.resolved_by := actor_id();
    new.resolved_at := now();
  end if;
  return new;
end $$;

create or replace function guard_correction_request() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  of_answer constant text[] := array['resolved_by', 'resolved_at', 'resolution'];
begin
  if to_jsonb(new) = to_jsonb(old) then return null; end if;
  if old.resolved_at is not null or to_jsonb(new) - of_answer <> to_jsonb(old) - of_answer then
    raise exception 'answered already' using errcode = '23514', constraint = 'correction_request_answered';
  end if;
  return null;
end $$;
grant execute on function name_correction_request(), guard_correction_request() to sobo_owner;

reset role;

create or replace trigger name_correction_request before insert or update on correction_request for each row execute function name_correction_request();
create or replace trigger guard_correction_request after update on correction_request for each row execute function guard_correction_request();
