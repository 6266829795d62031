-- Read: with the organisation. Write: officers, in the units of the organisation.
call keep_audit('coverage', 'organisation', 'organisation_id', 'valid retired_on');

drop policy if exists coverage_read on coverage;
create policy coverage_read on coverage for select
  using ((select reads_all()) or organisation_id in (select readable_organisations()));
drop policy if exists coverage_register on coverage;
create policy coverage_register on coverage for insert
  with check ((select writes_all()) or organisation_id in (select writable_organisations())
    and enterprise_id in (select readable_enterprises()));
drop policy if exists coverage_revise on coverage;
create policy coverage_revise on coverage for update
  using ((select writes_all()) or organisation_id in (select writable_organisations()))
  with check ((select writes_all()) or organisation_id in (select writable_organisations()));

grant select, insert, update on coverage to sobo_app;
