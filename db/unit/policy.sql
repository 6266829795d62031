-- Names of units are for everybody who is signed in; administrators keep them.
call keep_audit('unit', 'unit', 'id', 'code parent_id retired_on');
call keep_audit('unit_state', 'unit', 'unit_id', 'name standing valid');

drop policy if exists unit_read on unit;
create policy unit_read on unit for select using ((select actor_id()) is not null);
drop policy if exists unit_register on unit;
create policy unit_register on unit for insert with check ((select has_role('administrator')));
drop policy if exists unit_revise on unit;
create policy unit_revise on unit for update
  using ((select has_role('administrator'))) with check ((select has_role('administrator')));

drop policy if exists unit_state_read on unit_state;
create policy unit_state_read on unit_state for select using ((select actor_id()) is not null);
drop policy if exists unit_state_register on unit_state;
create policy unit_state_register on unit_state for insert with check ((select has_role('administrator')));
drop policy if exists unit_state_revise on unit_state;
create policy unit_state_revise on unit_state for update
  using ((select has_role('administrator'))) with check ((select has_role('administrator')));

grant select, insert, update on unit, unit_state to sobo_app;
