-- Read: staff, in the units of the enterprise. Write: officers there.
call keep_audit('affiliated_organisation', 'enterprise', 'enterprise_id', 'valid retired_on', undone => 'rows');

call keep_rules('affiliated_organisation',
  reads => $$ (select reads_all()) or enterprise_id in (select watched_enterprises()) $$,
  writes => $$ (select writes_all()) or enterprise_id in (select writable_enterprises()) $$);
