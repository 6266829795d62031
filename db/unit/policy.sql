-- Reference data. Read: every user. Write: administrators.
call keep_audit('unit', 'unit', 'id', 'code parent_id contact_name contact_phone retired_on', undone => 'rows');
call keep_audit('unit_state', 'unit', 'unit_id', 'name standing valid', undone => 'rows');

call keep_rules('unit',
  reads => $$ (select actor_id()) is not null $$,
  writes => $$ (select has_role('administrator')) $$);

call keep_rules('unit_state',
  reads => $$ (select actor_id()) is not null $$,
  writes => $$ (select has_role('administrator')) $$);
