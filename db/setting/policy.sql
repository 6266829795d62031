-- Write: administrators. Read: administrators and inspectors; all others get single values by setting_on().
call keep_audit('setting', 'setting', 'id', 'value valid retired_on');

call keep_rules('setting',
  reads => $$ (select has_role('administrator')) or (select has_role('inspector')) $$,
  writes => $$ (select has_role('administrator')) $$);
