-- Write: administrators. Read: staff; secretaries, the targets of their organisations.
call keep_audit('target', 'target', 'id', 'year organisation_id admissions retired_on', undone => 'rows');

call keep_rules('target',
  reads => $$ (select is_staff()) or organisation_id in (select own_organisations()) $$,
  writes => $$ (select has_role('administrator')) $$,
  watches => $$ watches_organisation(organisation_id) $$);
