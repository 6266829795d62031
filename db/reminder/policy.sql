-- Written by the functions of reminders.sql only. Read: officers, in their units; the account that was reminded.
call keep_audit('reminder', 'reminder', 'id', '', acts => '{"id": {"*": "remind"}}');

call keep_rules('reminder',
  reads => $$ (select reads_all()) or organisation_id in (select writable_organisations()) or account_id = (select actor_id()) $$,
  registers => $$ (select is_owner()) $$,
  watches => $$ watches_organisation(organisation_id) $$);
revoke insert on reminder from sobo_app;
