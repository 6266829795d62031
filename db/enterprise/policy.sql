-- Read: staff, in their units; secretaries, the public facts of the enterprises that their organisations cover. Write:
-- officers, in their units. No deletion.
call keep_audit('enterprise', 'enterprise', 'id', 'tax_code unit_id retired_on', undone => 'rows');
call keep_audit('enterprise_state', 'enterprise', 'enterprise_id', 'name ownership standing valid', undone => 'rows');
call keep_audit('enterprise_contact', 'enterprise', 'enterprise_id', '', undone => 'rows');
call keep_audit('enterprise_note', 'enterprise', 'enterprise_id', '', undone => 'rows');

call keep_rules('enterprise',
  reads => $$ (select reads_all()) or unit_id in (select readable_units()) or id in (select own_enterprises()) $$,
  writes => $$ (select writes_all()) or unit_id in (select writable_units()) $$,
  watches => $$ watches_unit(unit_id) $$);

-- Per-row lookup on purpose: a hashed subplan would read every visible enterprise for a page of 50.
call keep_rules('enterprise_state',
  reads => $$ (select reads_all()) or enterprise_id in (select own_enterprises())
    or (select is_staff()) and (select e.id from enterprise e where e.id = enterprise_id) is not null $$,
  writes => $$ (select writes_all()) or enterprise_id in (select writable_enterprises()) $$,
  watches => $$ watches_enterprise(enterprise_id) $$);

call keep_rules('enterprise_contact',
  reads => $$ (select reads_all()) or enterprise_id in (select watched_enterprises()) $$,
  writes => $$ (select writes_all()) or enterprise_id in (select writable_enterprises()) $$);

call keep_rules('enterprise_note',
  reads => $$ (select reads_all()) or enterprise_id in (select watched_enterprises()) $$,
  writes => $$ (select writes_all()) or enterprise_id in (select writable_enterprises()) $$);

set local role sobo_judge;

/*
 * The name of an enterprise referred to by a row that the reader may read, even if RLS hides the enterprise (decision
 * 023).
 */
drop function if exists name_of_enterprise(uuid, date, text);
create or replace function name_of_enterprise(of_enterprise uuid, on_day date, marks text[]) returns text
language sql stable strict security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.name || mark_on(e.retired_on, on_day, marks)
  from enterprise e join enterprise_state s on s.enterprise_id = e.id
  where e.id = of_enterprise and actor_id() is not null
  order by s.valid @> on_day desc, lower(s.valid) <= on_day desc, lower(s.valid) desc limit 1
$$;
grant execute on function name_of_enterprise(uuid, date, text[]) to sobo_app, sobo_owner;

reset role;
