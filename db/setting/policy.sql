-- Administrators keep settings, inspectors read them; others get one value at a time from setting_on().
call keep_audit('setting', 'setting', 'id', 'value valid retired_on');

drop policy if exists setting_read on setting;
create policy setting_read on setting for select
  using ((select has_role('administrator')) or (select has_role('inspector')));
drop policy if exists setting_register on setting;
create policy setting_register on setting for insert with check ((select has_role('administrator')));
drop policy if exists setting_revise on setting;
create policy setting_revise on setting for update
  using ((select has_role('administrator'))) with check ((select has_role('administrator')));

grant select, insert, update on setting to sobo_app;
