-- Reference data: everybody signed in reads it, administrators keep it.
call keep_audit('commune', 'commune', 'id', 'kind name code formerly retired_on', undone => 'rows');

call keep_rules('commune',
  reads => $$ (select actor_id()) is not null $$,
  writes => $$ (select has_role('administrator')) $$);
