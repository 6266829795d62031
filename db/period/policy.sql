-- Everybody signed in reads periods; officers and administrators open them, officers revise them.
call keep_audit('period', 'period', 'id', 'starts_on ends_on cut_off_on due_on locked_at');

drop policy if exists period_read on period;
create policy period_read on period for select
  using ((select actor_id()) is not null);
drop policy if exists period_register on period;
create policy period_register on period for insert
  with check ((select has_role('officer')) or (select has_role('administrator')));
drop policy if exists period_revise on period;
create policy period_revise on period for update
  using ((select has_role('officer')))
  with check ((select has_role('officer')) and retired_on is null);

grant select, insert, update on period to sobo_app;
