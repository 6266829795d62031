-- Everybody signed in reads periods; officers and administrators open them, officers revise them, leaders and
-- their delegates lock them. Which columns are whose, guard_period says.
call keep_audit('period', 'period', 'id', 'starts_on ends_on cut_off_on due_on locked_at');

drop policy if exists period_read on period;
create policy period_read on period for select
  using ((select actor_id()) is not null);
drop policy if exists period_register on period;
create policy period_register on period for insert
  with check ((select has_role('officer')) or (select has_role('administrator')));
drop policy if exists period_revise on period;
create policy period_revise on period for update
  using ((select has_role('officer')) or (select may_lock()))
  with check (((select has_role('officer')) or (select may_lock())) and retired_on is null);
create or replace trigger guard_period after update on period for each row execute function guard_period();

grant select, insert, update on period to sobo_app;
