-- Read: whoever may read the organisation. Submit: those who report for it, and officers of its unit ("nhập thay").
-- Decide: officers, and a committee for the organisations below it; they also withdraw a confirmation, which is the only
-- act of a version that can be undone. The trigger judge_version writes split and transfers.
call keep_audit('member_report', 'member_report', 'id', '');
call keep_audit('member_report_version', 'member_report', 'report_id', '', undone => 'rows',
  acts => '{"number": {"*": "submit"}, "state": {"confirmed": "confirm", "returned": "return"}, "decided_at": {"null": "unconfirm"}}');
call keep_audit('member_split', 'member_report', 'report_id', '');
call keep_audit('member_transfer', 'member_report', 'report_id', '');
call keep_lock('member_report_version');

call keep_rules('member_report',
  reads => $$ (select reads_all()) or organisation_id in (select readable_organisations()) $$,
  registers => $$ (select writes_all()) or organisation_id in (select writable_organisations())
    or organisation_id in (select reporting_organisations()) $$,
  watches => $$ watches_organisation(organisation_id) $$);

call keep_rules('member_report_version',
  reads => $$ (select reads_all()) or organisation_id in (select readable_organisations()) $$,
  registers => $$ (select writes_all()) or organisation_id in (select writable_organisations())
    or organisation_id in (select reporting_organisations()) $$,
  revises => $$ (select writes_all()) or organisation_id in (select reviewed_organisations()) $$,
  watches => $$ watches_organisation(organisation_id) $$);

call keep_rules('member_split',
  reads => $$ (select reads_all()) or report_id in (select id from member_report) $$,
  watches => $$ exists (select from member_report r where r.id = report_id and watches_organisation(r.organisation_id)) $$);
call keep_rules('member_transfer',
  reads => $$ (select reads_all()) or report_id in (select id from member_report) $$,
  watches => $$ exists (select from member_report r where r.id = report_id and watches_organisation(r.organisation_id)) $$);

-- A draft belongs to the organisation, not to its writer: all who report for it, and officers of the unit, may write
-- it. Its report is asked for here and not by a foreign key alone, because a report has one draft: the constraint would
-- tell whether a report out of sight has one.
call keep_audit('report_draft', 'member_report', 'report_id', '', acts => '{"saved_at": {"*": "draft"}, "typed": {"null": "clear_draft"}}');
call keep_lock('report_draft');

call keep_rules('report_draft',
  reads => $$ (select reads_all()) or organisation_id in (select readable_organisations()) $$,
  writes => $$ (report_id, organisation_id, period_id) in (select id, organisation_id, period_id from member_report)
    and ((select writes_all()) or organisation_id in (select writable_organisations())
      or organisation_id in (select reporting_organisations())) $$,
  watches => $$ watches_organisation(organisation_id) $$);
