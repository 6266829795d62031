-- Administrators say who may do what; everybody reads what is said of oneself; inspectors read all.
call keep_audit('assignment', 'account', 'account_id', 'role unit_id valid retired_on');

drop policy if exists assignment_read on assignment;
create policy assignment_read on assignment for select
  using ((select has_role('administrator')) or (select has_role('inspector'))
    or account_id = (select actor_id()));
drop policy if exists assignment_register on assignment;
create policy assignment_register on assignment for insert
  with check ((select has_role('administrator')));
drop policy if exists assignment_revise on assignment;
create policy assignment_revise on assignment for update
  using ((select has_role('administrator')))
  with check ((select has_role('administrator')));

grant select, insert, update on assignment to sobo_app;
