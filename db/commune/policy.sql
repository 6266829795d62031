-- Reference data. Read: every user. Write: administrators.
call keep_audit('commune', 'commune', 'id', 'kind name code formerly retired_on');

call keep_rules('commune',
  reads => $$ (select actor_id()) is not null $$,
  writes => $$ (select has_role('administrator')) $$);
