-- Read: every account. Write: administrators.
call keep_audit('rule_set', 'rule_set', 'id', 'retired_on');

call keep_rules('rule_set',
  reads => $$ (select actor_id()) is not null $$,
  writes => $$ (select has_role('administrator')) $$);
