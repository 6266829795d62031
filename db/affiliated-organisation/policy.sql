-- Read: staff, in the units of the enterprise. Write: officers there.
call keep_audit('affiliated_organisation', 'enterprise', 'enterprise_id', 'valid retired_on');

drop policy if exists affiliated_organisation_read on affiliated_organisation;
create policy affiliated_organisation_read on affiliated_organisation for select
  using ((select reads_all()) or enterprise_id in (select watched_enterprises()));
drop policy if exists affiliated_organisation_register on affiliated_organisation;
create policy affiliated_organisation_register on affiliated_organisation for insert
  with check ((select writes_all()) or enterprise_id in (select writable_enterprises()));
drop policy if exists affiliated_organisation_revise on affiliated_organisation;
create policy affiliated_organisation_revise on affiliated_organisation for update
  using ((select writes_all()) or enterprise_id in (select writable_enterprises()))
  with check ((select writes_all()) or enterprise_id in (select writable_enterprises()));

grant select, insert, update on affiliated_organisation to sobo_app;
