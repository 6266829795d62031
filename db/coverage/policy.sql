-- Read: with the organisation. Write: officers, in the units of the organisation.
call keep_audit('coverage', 'organisation', 'organisation_id', 'valid retired_on', undone => 'whole');

call keep_rules('coverage',
  reads => $$ (select reads_all()) or organisation_id in (select readable_organisations()) $$,
  writes => $$ (select writes_all()) or organisation_id in (select writable_organisations()) $$,
  watches => $$ watches_organisation(organisation_id) $$);
