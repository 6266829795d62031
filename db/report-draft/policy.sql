-- A draft belongs to the organisation: whoever reports for it goes on where the one before stopped; officers may, too.
call keep_audit('report_draft', 'member_report', 'report_id', '');
call keep_lock('report_draft');

drop policy if exists report_draft_read on report_draft;
create policy report_draft_read on report_draft for select
  using ((select reads_all()) or organisation_id in (select readable_organisations()));
drop policy if exists report_draft_register on report_draft;
create policy report_draft_register on report_draft for insert
  with check ((select writes_all()) or organisation_id in (select writable_organisations()) or organisation_id in (select reporting_organisations()));
drop policy if exists report_draft_revise on report_draft;
create policy report_draft_revise on report_draft for update
  using ((select writes_all()) or organisation_id in (select writable_organisations()) or organisation_id in (select reporting_organisations()))
  with check ((select writes_all()) or organisation_id in (select writable_organisations()) or organisation_id in (select reporting_organisations()));

grant select, insert, update on report_draft to sobo_app;
