-- Read: staff, in their units; secretaries, the events of their organisations. Write: officers, in their units.
call keep_audit('event', 'event', 'id', 'kind effective_on retired_on', undone => 'whole');
call keep_audit('event_organisation', 'event', 'event_id', 'part', undone => 'whole');

call keep_rules('event',
  reads => $$ (select reads_all()) or unit_id in (select readable_units()) or id in (select own_events()) $$,
  writes => $$ (select writes_all()) or unit_id in (select writable_units()) $$);

call keep_rules('event_organisation',
  reads => $$ (select reads_all()) or organisation_id in (select readable_organisations()) $$,
  registers => $$ (select writes_all())
    or organisation_id in (select writable_organisations()) and event_id in (select id from event) $$,
  revises => $$ (select writes_all()) or organisation_id in (select writable_organisations()) $$);

set local role sobo_judge;

/*
 * The sums of members that left and came by an event; null until each part has its number. SECURITY DEFINER: the
 * officer of the event's unit may not read parts in other units.
 */
create or replace function event_balance(of_event uuid, out gone integer, out come integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select sum(o.members) filter (where leaving), sum(o.members) filter (where not leaving)
  from event_organisation o join event e on e.id = o.event_id,
    lateral (select o.part = 'predecessor' or o.part = 'subject' and e.kind = 'split_off' as leaving) way
  where e.id = of_event and ((select writes_all()) or e.unit_id in (select writable_units()))
  having bool_and(o.members is not null)
$$;
grant execute on function event_balance(uuid) to sobo_app, sobo_owner;

reset role;
