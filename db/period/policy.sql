-- Read: every user. Open: officers of the whole register and administrators. Revise: those officers. Lock: leaders of the
-- whole register and their delegates. The trigger
-- guard_period separates the columns of revising from those of locking.
call keep_audit('period', 'period', 'id', 'starts_on ends_on cut_off_on due_on locked_at',
  acts => '{"locked_at": {"*": "lock"}}', undone => 'rows');

call keep_rules('period',
  reads => $$ (select actor_id()) is not null $$,
  registers => $$ (select may_keep_periods()) or (select has_role('administrator')) $$,
  revises => $$ (select may_keep_periods()) or (select may_lock()) $$,
  revised => $$ retired_on is null $$);
create or replace trigger guard_period after update on period for each row execute function guard_period();
create or replace trigger name_lock before update on period for each row execute function name_lock();
