-- Reference data. Read: every user. Write: administrators.
call keep_audit('name_word', 'name_word', 'id', 'kind word spellings retired_on', undone => 'rows');

call keep_rules('name_word',
  reads => $$ (select actor_id()) is not null $$,
  writes => $$ (select has_role('administrator')) $$);
