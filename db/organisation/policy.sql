-- Read: staff, in their units; secretaries, their organisation and those below it. Write: officers, in their units. The
-- WITH CHECK of the update policy also prevents moving an organisation to a unit where the officer may not write.
call keep_audit('organisation', 'organisation', 'id', 'unit_id founded_on retired_on', undone => 'rows');
call keep_audit('organisation_state', 'organisation', 'organisation_id', 'name kind superior_id valid', undone => 'rows');
call keep_audit('organisation_note', 'organisation', 'organisation_id', '', undone => 'rows');

call keep_rules('organisation',
  reads => $$ (select reads_all()) or unit_id in (select readable_units()) or id in (select own_organisations()) $$,
  writes => $$ (select writes_all()) or unit_id in (select writable_units()) $$,
  watches => $$ watches_unit(unit_id) $$);

call keep_rules('organisation_state',
  reads => $$ (select reads_all()) or organisation_id in (select readable_organisations()) $$,
  writes => $$ (select writes_all()) or organisation_id in (select writable_organisations()) $$,
  watches => $$ watches_organisation(organisation_id) $$);

call keep_rules('organisation_note',
  reads => $$ (select reads_all()) or organisation_id in (select watched_organisations()) $$,
  writes => $$ (select writes_all()) or organisation_id in (select writable_organisations()) $$);

set local role sobo_judge;

/* What an organisation is called in a row that the reader sees, whoever may open the organisation (decision 023). */
drop function if exists name_of_organisation(uuid, date, text);
create or replace function name_of_organisation(of_organisation uuid, on_day date, marks text[]) returns text
language sql stable strict security definer set search_path = pg_catalog, public, pg_temp as $$
  select called(id, on_day) || mark_on(retired_on, on_day, marks)
  from organisation where id = of_organisation and actor_id() is not null
$$;
grant execute on function name_of_organisation(uuid, date, text[]) to sobo_app, sobo_owner;

/*
 * The organisations, with their names, that stand today directly above those of the actor's units: what officers may name
 * as a superior besides the organisations that they may read. The committee of the zone is above the cells of every park.
 */
create or replace function superiors(out id uuid, out name text) returns setof record
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select above.id, called(above.id, (select today())) from organisation above
  where above.retired_on is null and above.id in (select superior_id from organisation_state s
    where s.valid @> (select today()) and s.organisation_id in (select writable_organisations()))
$$;
/*
 * The names of the organisations directly below one that the actor may read, those that row security hides: an officer sees
 * why an organisation is summed, and in which units to ask.
 */
create or replace function hidden_below(of_organisation uuid, day date) returns table (name text, unit_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.name, o.unit_id from organisation_state s join organisation o on o.id = s.organisation_id
  where s.superior_id = of_organisation and s.valid @> day and o.retired_on is null and not (select reads_all())
    and of_organisation in (select readable_organisations()) and o.id not in (select readable_organisations())
$$;
grant execute on function superiors(), hidden_below(uuid, date) to sobo_app, sobo_owner;

-- V22: an organisation is not its own superior, over any number of levels, on any day. The recursion goes up from the
-- new row and intersects the spells, so that A above B and later B above A is allowed.
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

/* The family of a kind of organisation: all its rules give it the same. */
create or replace function family_of(of_kind text) returns organisation_family
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select family from rule_set where subject = 'organisation_kind' and code = of_kind and family is not null limit 1
$$;

/*
 * AFTER trigger for spells that the application writes. An organisation that counts itself stands under a committee:
 * under a cell it would take away the cell's report. Nothing stands under a withdrawn one. An organisation with members
 * of its own does not become a part of another.
 */
create or replace function judge_superior() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  since constant date := lower(new.valid);
  counts boolean;
begin
  if is_owner() then return null; end if;
  if tg_op = 'UPDATE' and (old.superior_id, old.kind) is not distinct from (new.superior_id, new.kind) then return null; end if;
  counts := any_counts_itself(new.organisation_id, since);
  if not counts and exists (select from members_of(array[new.organisation_id], since - 1) m where m.members > 0) then
    raise exception 'its members would vanish' using errcode = '23514', constraint = 'organisation_keeps_members';
  end if;
  if new.superior_id is null then return null; end if;
  if exists (select from organisation where id = new.superior_id and retired_on is not null) then
    raise exception 'the superior is withdrawn' using errcode = '23514', constraint = 'organisation_superior_withdrawn';
  end if;
  if counts and new.superior_id <> new.organisation_id and family_of((select kind from organisation_state s where s.organisation_id = new.superior_id and s.valid @> since)) <> 'committee' then
    raise exception 'the superior is no committee' using errcode = '23514', constraint = 'organisation_superior_leads';
  end if;
  return null;
end $$;
grant execute on function family_of(text), judge_superior() to sobo_owner;
reset role;

drop trigger if exists has_no_cycle on organisation_state;
create constraint trigger has_no_cycle after insert or update on organisation_state
  deferrable initially deferred for each row execute function organisation_has_no_cycle();
create or replace trigger judge_superior after insert or update on organisation_state for each row execute function judge_superior();
