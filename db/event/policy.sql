-- Read: staff, in their units; secretaries, the events of their organisations. Write: officers, in their units.
call keep_audit('event', 'event', 'id', 'kind effective_on retired_on', undone => 'whole');
call keep_audit('event_organisation', 'event', 'event_id', 'part', undone => 'whole');
call keep_audit('event_note', 'event', 'event_id', '', undone => 'whole');

call keep_rules('event',
  reads => $$ (select reads_all()) or unit_id in (select readable_units()) or id in (select own_events()) $$,
  writes => $$ (select writes_all()) or unit_id in (select writable_units()) $$,
  watches => $$ watches_unit(unit_id) $$);

call keep_rules('event_organisation',
  reads => $$ (select reads_all()) or organisation_id in (select readable_organisations()) $$,
  writes => $$ (select writes_all()) or organisation_id in (select writable_organisations()) $$,
  watches => $$ watches_organisation(organisation_id) $$);

call keep_rules('event_note',
  reads => $$ (select reads_all()) or event_id in (select id from event where unit_id in (select readable_units())) $$,
  writes => $$ (select writes_all()) or event_id in (select id from event where unit_id in (select writable_units())) $$);

/*
 * Whether members leave by this part of an event; by every other part they come. The same rule is in db/event/record.ts.
 * A transfer moves nobody: only the superior changes.
 */
create or replace function leaves(kind event_kind, part event_part) returns boolean
language sql immutable parallel safe as $$
  select part = 'predecessor' or part = 'subject' and kind in ('split_off', 'dissolved', 'ended_activity', 'reclassified')
$$;
grant execute on function leaves(event_kind, event_part) to sobo_app, sobo_judge;

/* Who gives and who receives members by an event that was not withdrawn; members null: not recorded. */
create or replace view event_move with (security_invoker = true) as
  select e.id as event_id, e.kind, e.effective_on, o.organisation_id, o.part, o.members, o.probationary, o.female,
    leaves(e.kind, o.part) as is_leaving
  from event e join event_organisation o on o.event_id = e.id
  where e.retired_on is null and e.kind <> 'transferred';
grant select on event_move to sobo_app, sobo_judge;

set local role sobo_judge;

/*
 * The sums of members that left and came by an event, and of them the probationary ones and the women; a sum is null
 * until each part has its number. SECURITY DEFINER: the officer of the event's unit may not read parts in other units.
 */
drop function if exists event_balance(uuid);
create function event_balance(of_event uuid, out gone integer, out come integer,
  out gone_probationary integer, out come_probationary integer, out gone_female integer, out come_female integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select sum(o.members) filter (where leaving and m), sum(o.members) filter (where not leaving and m),
    sum(o.probationary) filter (where leaving and p), sum(o.probationary) filter (where not leaving and p),
    sum(o.female) filter (where leaving and f), sum(o.female) filter (where not leaving and f)
  from (
    select o.*, o.is_leaving as leaving, bool_and(o.members is not null) over () as m,
      bool_and(o.probationary is not null) over () as p, bool_and(o.female is not null) over () as f
    from event_move o join event e on e.id = o.event_id
    where e.id = of_event and ((select writes_all()) or e.unit_id in (select writable_units()))) o
$$;
grant execute on function event_balance(uuid) to sobo_app, sobo_owner;

/* How many organisations took part in an event. It bypasses RLS, which may hide some of them. */
create or replace function parties_of(of_event uuid) returns integer
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(*)::integer from event_organisation where event_id = of_event and ((select sees_all())
    or of_event in (select id from event where unit_id in (select readable_units())) or of_event in (select own_events()))
$$;
grant execute on function parties_of(uuid) to sobo_app, sobo_owner;

/*
 * AFTER trigger: only organisations that are not withdrawn take part in an event, and members move only between those
 * that count themselves. A Party group is a part of its cell: what moved to it would vanish from the total. A number in a
 * confirmed report of a locked period changes under a reopening only.
 */
create or replace function judge_party() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  happened event;
begin
  select * into happened from event where id = new.event_id;
  if happened.retired_on is not null then return null; end if;
  if exists (select from organisation where id = new.organisation_id and retired_on is not null) then
    raise exception 'a withdrawn organisation takes no part' using errcode = '23514', constraint = 'event_party_withdrawn';
  end if;
  if new.members > 0 and not any_counts_itself(new.organisation_id,
      happened.effective_on - leaves(happened.kind, new.part)::integer) then
    raise exception 'members of a Party group are those of its cell' using errcode = '23514', constraint = 'event_party_counts';
  end if;
  if new.members > 0 and happened.kind in ('dissolved', 'ended_activity') and new.part = 'successor'
    and any_has_below(new.organisation_id, happened.effective_on) then
    raise exception 'a committee has its members in its cells' using errcode = '23514', constraint = 'event_party_reports';
  end if;
  if tg_op = 'UPDATE' and old.members <> new.members and exists (
      select from period p join confirmed_report v on v.period_id = p.id and v.organisation_id = new.organisation_id
      where p.locked_at is not null and p.retired_on is null and happened.effective_on between p.starts_on and p.ends_on
        and any_covering_grant(p.id, new.organisation_id, null) is null) then
    raise exception 'the number is a line of a confirmed report in a locked period' using errcode = '23514', constraint = 'event_numbers_locked';
  end if;
  return null;
end $$;
grant execute on function judge_party() to sobo_owner;

reset role;

create or replace trigger judge_party after insert or update on event_organisation for each row execute function judge_party();
