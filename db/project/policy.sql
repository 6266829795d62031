-- Read: staff, in their units, judged by the park of the project. Write: officers there, for enterprises they see.
call keep_audit('project', 'project', 'id', 'code retired_on');
call keep_audit('project_capital', 'project', 'project_id', 'registered_capital currency valid');

drop policy if exists project_read on project;
create policy project_read on project for select
  using ((select reads_all()) or unit_id in (select readable_units()));
drop policy if exists project_register on project;
create policy project_register on project for insert
  with check ((select writes_all()) or unit_id in (select writable_units())
    and enterprise_id in (select readable_enterprises()));
drop policy if exists project_revise on project;
create policy project_revise on project for update
  using ((select writes_all()) or unit_id in (select writable_units()))
  with check ((select writes_all()) or unit_id in (select writable_units()));

drop policy if exists project_capital_read on project_capital;
create policy project_capital_read on project_capital for select
  using ((select reads_all()) or project_id in (select id from project));
drop policy if exists project_capital_register on project_capital;
create policy project_capital_register on project_capital for insert
  with check ((select writes_all()) or project_id in (select id from project where unit_id in (select writable_units())));
drop policy if exists project_capital_revise on project_capital;
create policy project_capital_revise on project_capital for update
  using ((select writes_all()) or project_id in (select id from project where unit_id in (select writable_units())))
  with check ((select writes_all()) or project_id in (select id from project where unit_id in (select writable_units())));

grant select, insert, update on project, project_capital to sobo_app;
