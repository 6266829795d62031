-- Read: staff, in their units, and reopenings of a whole period; not those who report, who would read what officers and
-- leaders write to each other (open_until() tells them how long they may send). Register: officers and leaders, in their
-- units. Decide and revoke: leaders, in their units. A reopening of a whole period takes the whole register (holds_all).
-- keep_decision refuses to change what was requested or decided.
call keep_audit('reopening', 'reopening', 'id', '',
  acts => '{"id": {"*": "ask"}, "is_granted": {"true": "reopen", "false": "decline"}, "revoked_at": {"*": "revoke"}}');

call keep_rules('reopening',
  reads => $$ (select reads_all()) or organisation_id in (select watched_organisations())
    or enterprise_id in (select watched_enterprises()) or unit_id in (select readable_units())
    or (organisation_id is null and enterprise_id is null and unit_id is null and (select is_staff())) $$,
  registers => $$ (select holds_all('officer')) or (select holds_all('leader'))
    or organisation_id in (select writable_organisations()) or enterprise_id in (select writable_enterprises())
    or unit_id in (select writable_units()) or organisation_id in (select led_organisations())
    or enterprise_id in (select led_enterprises()) or unit_id in (select led_units()) $$,
  revises => $$ (select holds_all('leader')) or organisation_id in (select led_organisations())
    or enterprise_id in (select led_enterprises()) or unit_id in (select led_units()) or (select is_owner()) $$);

set local role sobo_judge;
drop function if exists name_reopening() cascade;

create or replace function guard_reopening() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if is_owner() then return null; end if;
  if tg_op = 'INSERT' and not is_locked(new.period_id) then
    raise exception 'an open period needs no grant' using errcode = '23514', constraint = 'reopening_of_open_period';
  elsif old.is_granted is null and new.expires_on < today() then
    raise exception 'it would be over already' using errcode = '23514', constraint = 'reopening_expires_later';
  elsif old.is_granted is null and new.expires_on > today() + 31 then
    raise exception 'a grant that nobody ends is no grant' using errcode = '23514', constraint = 'reopening_expires_soon';
  end if;
  return null;
end $$;
grant execute on function guard_reopening() to sobo_owner;

reset role;

create or replace trigger keep_decision before insert or update on reopening for each row execute function
  keep_decision('requested request_reason', 'decided is_granted decision_note expires_on', 'revoked revoked_reason');
create or replace trigger guard_reopening after insert or update on reopening for each row execute function guard_reopening();
