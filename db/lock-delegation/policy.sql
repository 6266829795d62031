-- Leaders let officers lock; staff see who may.
call keep_audit('lock_delegation', 'lock_delegation', 'id', 'account_id valid retired_on');

drop policy if exists lock_delegation_read on lock_delegation;
create policy lock_delegation_read on lock_delegation for select
  using ((select reads_all()) or (select has_role('leader')) or (select has_role('officer')));
drop policy if exists lock_delegation_register on lock_delegation;
create policy lock_delegation_register on lock_delegation for insert
  with check ((select has_role('leader')) or (select is_owner()));
drop policy if exists lock_delegation_revise on lock_delegation;
create policy lock_delegation_revise on lock_delegation for update
  using ((select has_role('leader')))
  with check ((select has_role('leader')));

grant select, insert, update on lock_delegation to sobo_app;
