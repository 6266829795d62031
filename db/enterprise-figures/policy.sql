-- Read: staff, in the units of the enterprise. Write: officers there.
call keep_audit('enterprise_figures', 'enterprise_figures', 'id', 'workers female_workers foreign_workers managers high_skilled retired_on', undone => 'rows');
call keep_lock('enterprise_figures');

call keep_rules('enterprise_figures',
  reads => $$ (select reads_all()) or enterprise_id in (select watched_enterprises()) $$,
  writes => $$ (select writes_all()) or enterprise_id in (select writable_enterprises()) $$);
