-- Read: the units of your assignments and everything below them; those who report, the public facts
-- of the enterprises their organisations cover. Write: officers, in their units. Nobody deletes.
call keep_audit('enterprise', 'enterprise', 'id', 'tax_code unit_id retired_on', undone => 'rows');
call keep_audit('enterprise_state', 'enterprise', 'enterprise_id', 'name ownership standing valid', undone => 'rows');
call keep_audit('enterprise_contact', 'enterprise', 'enterprise_id', '', undone => 'rows');

call keep_rules('enterprise',
  reads => $$ (select reads_all()) or unit_id in (select readable_units()) or id in (select own_enterprises()) $$,
  writes => $$ (select writes_all()) or unit_id in (select writable_units()) $$);

-- The enterprise itself is asked, row by row: a list of all one may see would be made for a page of fifty.
call keep_rules('enterprise_state',
  reads => $$ (select reads_all()) or enterprise_id in (select own_enterprises())
    or (select is_staff()) and (select e.id from enterprise e where e.id = enterprise_id) is not null $$,
  writes => $$ (select writes_all()) or enterprise_id in (select writable_enterprises()) $$);

call keep_rules('enterprise_contact',
  reads => $$ (select reads_all()) or enterprise_id in (select watched_enterprises()) $$,
  writes => $$ (select writes_all()) or enterprise_id in (select writable_enterprises()) $$);
