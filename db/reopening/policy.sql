-- Staff read what concerns their units; officers ask for what is theirs; leaders decide and revoke. Nobody rewrites
-- what was asked or decided.
call keep_audit('reopening', 'reopening', 'id', '');

call keep_rules('reopening',
  reads => $$ (select reads_all()) or organisation_id in (select readable_organisations())
    or enterprise_id in (select watched_enterprises()) or unit_id in (select readable_units())
    or (organisation_id is null and enterprise_id is null and unit_id is null and (select is_staff())) $$,
  registers => $$ (select writes_all()) or (select has_role('leader'))
    or organisation_id in (select writable_organisations()) or enterprise_id in (select writable_enterprises())
    or unit_id in (select writable_units()) $$,
  revises => $$ (select has_role('leader')) or (select is_owner()) $$);

set local role sobo_judge;

/* The application chooses neither who asked, decided or revoked, nor when. */
create or replace function name_reopening() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if is_owner() then return new; end if;
  if tg_op = 'INSERT' then
    new.requested_by := actor_id();
    new.requested_at := now();
  elsif old.is_granted is null and new.is_granted is not null then
    new.decided_by := actor_id();
    new.decided_at := now();
  elsif old.revoked_reason is null and new.revoked_reason is not null then
    new.revoked_by := actor_id();
    new.revoked_at := now();
  end if;
  return new;
end $$;

create or replace function guard_reopening() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  of_decision constant text[] := array['decided_by', 'decided_at', 'is_granted', 'decision_note', 'expires_on'];
  of_revocation constant text[] := array['revoked_by', 'revoked_at', 'revoked_reason'];
  may_change text[] := '{}';
begin
  if tg_op = 'INSERT' then
    if new.is_granted is not null and not is_owner() then
      raise exception 'a reopening is asked for first' using errcode = '23514', constraint = 'reopening_is_asked_first';
    end if;
    if not is_locked(new.period_id) and not is_owner() then
      raise exception 'an open period needs no grant' using errcode = '23514', constraint = 'reopening_of_open_period';
    end if;
    return null;
  end if;
  if old.is_granted is null then may_change := of_decision;
  elsif old.is_granted and old.revoked_at is null then may_change := of_revocation;
  end if;
  if to_jsonb(new) - may_change <> to_jsonb(old) - may_change then
    raise exception 'what was asked and decided stays' using errcode = '23514', constraint = 'reopening_decided_already';
  end if;
  if old.is_granted is null and new.is_granted and new.expires_on < today() and not is_owner() then
    raise exception 'it would be over already' using errcode = '23514', constraint = 'reopening_expires_later';
  end if;
  if old.is_granted is null and new.is_granted and new.expires_on > today() + 31 and not is_owner() then
    raise exception 'a grant that nobody ends is no grant' using errcode = '23514', constraint = 'reopening_expires_soon';
  end if;
  return null;
end $$;
grant execute on function name_reopening(), guard_reopening() to sobo_owner;

reset role;

create or replace trigger name_reopening before insert or update on reopening for each row execute function name_reopening();
create or replace trigger guard_reopening after insert or update on reopening for each row execute function guard_reopening();
