-- Read: staff, in their units; secretaries, their organisation and those below it. Write: officers, in their units. The
-- WITH CHECK of the update policy also prevents moving an organisation to a unit where the officer may not write.
call keep_audit('organisation', 'organisation', 'id', 'unit_id founded_on retired_on');
call keep_audit('organisation_state', 'organisation', 'organisation_id', 'name kind superior_id valid');

call keep_rules('organisation',
  reads => $$ (select reads_all()) or unit_id in (select readable_units()) or id in (select own_organisations()) $$,
  writes => $$ (select writes_all()) or unit_id in (select writable_units()) $$);

call keep_rules('organisation_state',
  reads => $$ (select reads_all()) or organisation_id in (select readable_organisations()) $$,
  writes => $$ (select writes_all()) or organisation_id in (select writable_organisations()) $$);

-- V22: an organisation is not its own superior, over any number of levels, on any day. The recursion goes up from the
-- new row and intersects the spells, so that A above B and later B above A is allowed.
set local role sobo_judge;
create or replace function organisation_has_no_cycle() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (
    with recursive above(id, valid) as (
      -- Reads the row again: the trigger is deferred, and `new` may be older than the row at commit.
      select superior_id, valid from organisation_state where id = new.id and superior_id is not null
      union
      select s.superior_id, s.valid * above.valid
      from organisation_state s join above on s.organisation_id = above.id and s.valid && above.valid
      where s.superior_id is not null
    ) select from above where id = new.organisation_id
  ) then
    raise exception 'an organisation cannot be its own superior' using errcode = '23514', constraint = 'organisation_has_no_cycle';
  end if;
  return null;
end $$;
grant execute on function organisation_has_no_cycle() to sobo_owner;
reset role;

drop trigger if exists has_no_cycle on organisation_state;
create constraint trigger has_no_cycle after insert or update on organisation_state
  deferrable initially deferred for each row execute function organisation_has_no_cycle();
