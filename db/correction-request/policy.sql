-- Register: those who report for the organisation, and officers of its unit. Answer: these officers; keep_decision
-- allows it once.
call keep_audit('correction_request', 'correction_request', 'id', '',
  acts => '{"id": {"*": "ask"}, "resolved_at": {"*": "answer"}}');

call keep_rules('correction_request',
  reads => $$ (select reads_all()) or organisation_id in (select readable_organisations()) $$,
  registers => $$ (select writes_all()) or organisation_id in (select writable_organisations())
    or organisation_id in (select reporting_organisations()) $$,
  revises => $$ (select writes_all()) or organisation_id in (select writable_organisations()) $$,
  watches => $$ watches_organisation(organisation_id) $$);

set local role sobo_judge;
drop function if exists name_correction_request(), guard_correction_request() cascade;
reset role;

create or replace trigger keep_decision before insert or update on correction_request
  for each row execute function keep_decision('requested message', 'resolved resolution');
