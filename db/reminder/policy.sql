-- Officers remind those who report in their units; who was reminded sees it.
call keep_audit('reminder', 'reminder', 'id', '');

call keep_rules('reminder',
  reads => $$ (select reads_all()) or organisation_id in (select writable_organisations()) or account_id = (select actor_id()) $$,
  registers => $$ (select is_owner())
    or (((select writes_all()) or organisation_id in (select writable_organisations())) and offset_days is null and sent_by = (select actor_id())) $$);
