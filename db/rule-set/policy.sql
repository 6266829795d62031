-- What regulations set: everybody signed in reads it, administrators keep it.
call keep_audit('rule_set', 'rule_set', 'id', 'retired_on');

call keep_rules('rule_set',
  reads => $$ (select actor_id()) is not null $$,
  writes => $$ (select has_role('administrator')) $$);
