-- Read: with the organisation. Submit: who reports for it, and officers of its unit ("nhập thay"). Decide: officers,
-- and a committee for the organisations below it. Split and transfers are written with their version, by rules.sql.
call keep_audit('member_report', 'member_report', 'id', '');
call keep_audit('member_report_version', 'member_report', 'report_id', '');
call keep_audit('member_split', 'member_report', 'report_id', '');
call keep_audit('member_transfer', 'member_report', 'report_id', '');
call keep_lock('member_report_version');

drop policy if exists member_report_read on member_report;
create policy member_report_read on member_report for select
  using ((select reads_all()) or organisation_id in (select readable_organisations()));
drop policy if exists member_report_register on member_report;
create policy member_report_register on member_report for insert
  with check ((select writes_all()) or organisation_id in (select writable_organisations()) or organisation_id in (select reporting_organisations()));

drop policy if exists member_report_version_read on member_report_version;
create policy member_report_version_read on member_report_version for select
  using ((select reads_all()) or organisation_id in (select readable_organisations()));
drop policy if exists member_report_version_register on member_report_version;
create policy member_report_version_register on member_report_version for insert
  with check ((select writes_all()) or organisation_id in (select writable_organisations()) or organisation_id in (select reporting_organisations()));
drop policy if exists member_report_version_revise on member_report_version;
create policy member_report_version_revise on member_report_version for update
  using ((select writes_all()) or organisation_id in (select reviewed_organisations()))
  with check ((select writes_all()) or organisation_id in (select reviewed_organisations()));

drop policy if exists member_split_read on member_split;
create policy member_split_read on member_split for select
  using ((select reads_all()) or report_id in (select id from member_report));
drop policy if exists member_transfer_read on member_transfer;
create policy member_transfer_read on member_transfer for select
  using ((select reads_all()) or report_id in (select id from member_report));

grant select, insert on member_report to sobo_app;
grant select, insert, update on member_report_version to sobo_app;
grant select on member_split, member_transfer to sobo_app;
