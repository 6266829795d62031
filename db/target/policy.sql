-- Administrators enter what was set; staff read it, and who reports what was set for the own organisation.
call keep_audit('target', 'target', 'id', 'admissions retired_on');

drop policy if exists target_read on target;
create policy target_read on target for select
  using ((select reads_all()) or exists (select readable_units()) or organisation_id in (select own_organisations()));
drop policy if exists target_register on target;
create policy target_register on target for insert
  with check ((select has_role('administrator')));
drop policy if exists target_revise on target;
create policy target_revise on target for update
  using ((select has_role('administrator')))
  with check ((select has_role('administrator')));

grant select, insert, update on target to sobo_app;
