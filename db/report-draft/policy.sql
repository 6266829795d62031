-- A draft belongs to the organisation, not to its writer: all who report for it, and officers of the unit, may write
-- it.
call keep_audit('report_draft', 'member_report', 'report_id', '', acts => '{"saved_at": {"*": "draft"}}');
call keep_lock('report_draft');

call keep_rules('report_draft',
  reads => $$ (select reads_all()) or organisation_id in (select readable_organisations()) $$,
  writes => $$ (select writes_all()) or organisation_id in (select writable_organisations())
    or organisation_id in (select reporting_organisations()) $$);
