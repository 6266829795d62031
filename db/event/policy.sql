-- Read: staff, in their units; those who report, what happened to their own organisations. Write: officers.
call keep_audit('event', 'event', 'id', 'kind effective_on retired_on');
call keep_audit('event_organisation', 'event', 'event_id', 'part');

call keep_rules('event',
  reads => $$ (select reads_all()) or unit_id in (select readable_units()) or id in (select own_events()) $$,
  writes => $$ (select writes_all()) or unit_id in (select writable_units()) $$);

call keep_rules('event_organisation',
  reads => $$ (select reads_all()) or organisation_id in (select readable_organisations()) $$,
  registers => $$ (select writes_all())
    or organisation_id in (select writable_organisations()) and event_id in (select id from event) $$,
  revises => $$ (select writes_all()) or organisation_id in (select writable_organisations()) $$);
