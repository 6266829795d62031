-- Read: staff, in their units; the unit is that of the project, not of the enterprise. Write: officers in these units.
call keep_audit('project', 'project', 'id', 'code retired_on', undone => 'rows');
call keep_audit('project_capital', 'project', 'project_id', 'registered_capital currency valid', undone => 'rows');

call keep_rules('project',
  reads => $$ (select reads_all()) or unit_id in (select readable_units()) $$,
  writes => $$ (select writes_all()) or unit_id in (select writable_units()) $$);

call keep_rules('project_capital',
  reads => $$ (select reads_all()) or project_id in (select id from project) $$,
  writes => $$ (select writes_all()) or project_id in (select id from project where unit_id in (select writable_units())) $$);
