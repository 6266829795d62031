-- Leaders let officers lock; staff see who may.
call keep_audit('lock_delegation', 'lock_delegation', 'id', 'account_id valid retired_on');

call keep_rules('lock_delegation',
  reads => $$ (select reads_all()) or (select has_role('leader')) or (select has_role('officer')) $$,
  registers => $$ (select has_role('leader')) or (select is_owner()) $$,
  revises => $$ (select has_role('leader')) $$);
