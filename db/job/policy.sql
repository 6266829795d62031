-- Written by the functions of jobs.sql only. Read: the account that requested the job; administrators, all jobs but no
-- files, and not those of inspectors, because what an inspector takes along is an inspection (decision 042).
call keep_audit('job', 'job', 'id', '',
  acts => '{"state": {"open": "start_job", "done": "finish_job", "failed": "fail_job", "cancelled": "cancel_job"}}',
  quiet => 'attempts due_at claimed_by rows_done rows_all finished_at seen_at');

call keep_rules('job',
  reads => $$ account_id = (select actor_id()) or id in (select administered_jobs()) $$,
  registers => $$ (select is_owner()) $$,
  watches => $$ account_id <> (select actor_id()) $$);
revoke insert on job from sobo_app;

-- Pieces of a file. No audit triggers: the entry of the job is enough. Only SECURITY DEFINER functions delete them.
alter table job_file enable row level security;
alter table job_file force row level security;
create or replace trigger demand_actor before insert or update on job_file for each statement execute function demand_actor();
create or replace trigger guard_removal before delete on job_file for each statement execute function guard_removal('tidied');
create or replace trigger refuse_truncate before truncate on job_file for each statement execute function demand_actor();
call keep_rules('job_file',
  reads => $$ account_id = (select actor_id()) or (select is_owner()) $$,
  registers => $$ (select is_owner()) $$,
  watches => $$ account_id <> (select actor_id()) $$);
revoke insert on job_file from sobo_app;
grant delete on job_file to sobo_judge;
