-- Read: staff, in the units of the enterprise. Write: officers there.
call keep_audit('enterprise_figures', 'enterprise_figures', 'id', 'workers female_workers foreign_workers managers high_skilled retired_on');
call keep_lock('enterprise_figures');

drop policy if exists enterprise_figures_read on enterprise_figures;
create policy enterprise_figures_read on enterprise_figures for select
  using ((select reads_all()) or enterprise_id in (select watched_enterprises()));
drop policy if exists enterprise_figures_register on enterprise_figures;
create policy enterprise_figures_register on enterprise_figures for insert
  with check ((select writes_all()) or enterprise_id in (select writable_enterprises()));
drop policy if exists enterprise_figures_revise on enterprise_figures;
create policy enterprise_figures_revise on enterprise_figures for update
  using ((select writes_all()) or enterprise_id in (select writable_enterprises()))
  with check ((select writes_all()) or enterprise_id in (select writable_enterprises()));

grant select, insert, update on enterprise_figures to sobo_app;
