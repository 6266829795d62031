-- Administrators keep settings, inspectors read them; others get one value at a time from setting_on().
call keep_audit('setting', 'setting', 'id', 'value valid retired_on');

call keep_rules('setting',
  reads => $$ (select has_role('administrator')) or (select has_role('inspector')) $$,
  writes => $$ (select has_role('administrator')) $$);
