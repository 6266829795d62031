-- Read: with the organisation. Write: officers, in the units of the organisation.
call keep_audit('coverage', 'organisation', 'organisation_id', 'valid retired_on', undone => 'whole');

call keep_rules('coverage',
  reads => $$ (select reads_all()) or organisation_id in (select readable_organisations()) $$,
  registers => $$ (select writes_all())
    or organisation_id in (select writable_organisations()) and enterprise_id in (select readable_enterprises()) $$,
  revises => $$ (select writes_all()) or organisation_id in (select writable_organisations()) $$);
