-- Jobs are requested in a transaction with an actor, claimed by one worker under a lease, and settled. Failed attempts
-- are repeated with a growing delay. Only the worker's login may claim and settle them.

set local role sobo_judge;

drop function if exists step_in();

create or replace function token_hash_of(token text) returns bytea
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select sha256(convert_to(token, 'UTF8'))
$$;

/* Makes the service account the actor; step_out restores the context that step_in returns. */
create or replace function step_in(as_what text, out context text, out request text)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  context := coalesce(current_setting('sobo.context', true), '');
  request := coalesce(current_setting('sobo.request_id', true), '');
  perform enter('00000000-0000-7000-8000-000000000001', null, as_what);
  perform set_config('sobo.request_id', gen_random_uuid()::text, true);
end $$;

create or replace function step_out(before record) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('sobo.context', before.context, true), set_config('sobo.request_id', before.request, true);
end $$;

/* One minute, then four, sixteen, sixty-four: five attempts in an hour and a half. */
create or replace function job_backoff(attempts integer) returns interval
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select interval '1 minute' * 4 ^ (least(attempts, 5) - 1)
$$;

/* Inserts a job of the actor and its session of kind 'job', which ends with the job and after 24 hours at most. */
create or replace function ask_job(of_kind job_kind, input jsonb) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  asked constant uuid := uuidv7();
  held constant uuid := uuidv7();
begin
  if actor_id() is null then raise exception 'no job is asked for without an actor' using errcode = '28000'; end if;
  if of_kind <> 'export' or is_remembered() or exists (select from session where id = (actor_context() ->> 'session')::uuid and kind = 'job') then
    raise exception 'not a job that may be asked for' using errcode = '42501';
  end if;
  -- Requests of one account follow one another here, so that the count holds.
  perform hold('jobs of ' || actor_id());
  if (select count(*) from job where account_id = actor_id() and state = 'open') >= 3 then
    raise exception 'three jobs of this account are open' using errcode = '23514', constraint = 'job_three_at_once';
  end if;
  insert into session (id, account_id, kind, opened_as, device, expires_at, idle_minutes)
  values (held, actor_id(), 'job', (actor_context() ->> 'opened')::session_opening, of_kind, now() + interval '24 hours', 24 * 60);
  insert into job (id, kind, account_id, session_id, input) values (asked, of_kind, actor_id(), held, ask_job.input);
  return asked;
end $$;

/* Ends a job and its session; unless it is done, its file is deleted. */
create or replace function end_job(of_job uuid, how job_state, why text, called text default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update job set state = how, rows_done = case how when 'done' then coalesce(rows_all, rows_done) else rows_done end, problem = why, file_name = called, finished_at = now(), claimed_by = null where id = of_job;
  update session set ended_at = now(), ended_by = 'signed_out'
  where id = (select session_id from job where id = of_job) and ended_at is null;
  if how <> 'done' then delete from job_file where job_id = of_job; end if;
end $$;

/* The jobs that an administrator reads: all but those that an inspector asked for, which are inspections. */
create or replace function administered_jobs() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select j.id from job j where (select has_role('administrator')) and not exists (select from assignment a
    where a.account_id = j.account_id and a.role = 'inspector' and a.valid @> day_of(j.asked_at))
$$;

/*
 * By the account that requested it, which then gets no notice, or an administrator who reads it. The worker stops when report_job or
 * renew_job returns false.
 */
create or replace function cancel_job(of_job uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform from job where id = of_job and state = 'open' and every_minutes is null
    and (account_id = actor_id() or id in (select administered_jobs())) for update;
  if not found then return false; end if;
  perform end_job(of_job, 'cancelled', null);
  perform see_job(of_job);
  return true;
end $$;

/* Closes the notice about the end of a job of the actor. */
create or replace function see_job(of_job uuid) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update job set seen_at = now() where id = of_job and account_id = actor_id() and seen_at is null and state <> 'open'
$$;

/* ---- for the worker's login, without an actor ---- */

/*
 * Claims the job of these kinds that has been due longest, with a lease of one minute. The token becomes the token of
 * the job's session and replaces the one of an earlier claim; open_door checks the session, the account and its offices
 * in every transaction. Before, due jobs whose session is over or whose attempts are used up are set to failed. Jobs
 * of a disabled account are not claimed.
 */
create or replace function claim_job(token text, kinds job_kind[])
returns table (id uuid, kind job_kind, input jsonb, attempt integer)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  before record;
  due job;
begin
  before := step_in('Sổ Bộ (việc chạy nền)');
  perform end_job(j.id, 'failed', case when j.attempts >= 5 then 'attempts' else 'session' end)
  from (select j.* from job j left join session s on s.id = j.session_id join account a on a.id = j.account_id
    where j.state = 'open' and j.every_minutes is null and j.due_at <= now() and (j.attempts >= 5
      or s.ended_at is not null or s.expires_at <= now() or (s.id is not null and (a.disabled_at is not null or a.retired_on is not null)))
    for update of j skip locked) j;

  select j.* into due from job j join account a on a.id = j.account_id
  where j.state = 'open' and j.due_at <= now() and j.kind = any (kinds) and a.disabled_at is null and a.retired_on is null
  order by j.due_at, j.id limit 1 for update of j skip locked;
  if due.id is not null then
    update job j set attempts = j.attempts + 1, due_at = now() + interval '1 minute', claimed_by = token_hash_of(token), rows_done = 0
    where j.id = due.id;
    delete from job_file where job_id = due.id;
    update session_token t set token_hash = token_hash_of(token) where t.session_id = due.session_id;
    if not found and due.session_id is not null then
      insert into session_token (token_hash, session_id) values (token_hash_of(token), due.session_id);
    end if;
    return query select due.id, due.kind, due.input, due.attempts + 1;
  end if;
  perform step_out(before);
end $$;

/* Extends the lease by one minute; false if the job has ended or was claimed with another token. */
create or replace function renew_job(token text, of_job uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  before record := step_in('Sổ Bộ (việc chạy nền)');
  renewed boolean;
begin
  update job set due_at = now() + interval '1 minute'
  where id = of_job and state = 'open' and claimed_by = token_hash_of(token);
  renewed := found;
  perform step_out(before);
  return renewed;
end $$;

/*
 * Records the result of a job: done if `why` is null, with the name of its file; else failed, or open again after the
 * backoff if `again` is true and this was not the fifth attempt. A schedule stays open; its next run is counted from
 * now, so that missed runs are not made up for. False if the job has ended or was claimed with another token.
 */
create or replace function settle_job(token text, of_job uuid, why text, again boolean, called text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  before record := step_in('Sổ Bộ (việc chạy nền)');
  j job;
begin
  select * into j from job where id = of_job and state = 'open' and claimed_by = token_hash_of(token) for update;
  if j.every_minutes is not null then
    update job set claimed_by = null, problem = why, finished_at = now(), attempts = case when why is not null then j.attempts else 0 end,
      due_at = now() + least(make_interval(mins => j.every_minutes), case when why is not null then job_backoff(j.attempts) end)
    where id = of_job;
  elsif why is null then
    perform end_job(j.id, 'done', null, called);
  elsif again and j.attempts < 5 then
    update job set claimed_by = null, problem = why, due_at = now() + job_backoff(j.attempts) where id = j.id;
  else
    perform end_job(j.id, 'failed', why);
  end if;
  perform step_out(before);
  return j.id is not null;
end $$;

/* Deletes the files of jobs that ended more than 24 hours ago. */
create or replace function tidy_jobs() returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from job_file where job_id in (select id from job where finished_at < now() - interval '24 hours')
$$;

/* ---- for a worker with the session of a job ---- */

/* Sets the progress of the job of this session; false if it has ended. */
create or replace function report_job(done integer, of_all integer) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update job set rows_done = done, rows_all = of_all
  where session_id = (actor_context() ->> 'session')::uuid and state = 'open' and claimed_by is not null;
  return found;
end $$;

/* Stores a piece of the file of the job of this session. */
create or replace function keep_job_file(part integer, bytes bytea) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into job_file (id, job_id, account_id, number, content)
  select uuidv7(), id, account_id, part, bytes from job
  where session_id = (actor_context() ->> 'session')::uuid and state = 'open'
$$;

grant execute on function ask_job(job_kind, jsonb), cancel_job(uuid), see_job(uuid), report_job(integer, integer),
  keep_job_file(integer, bytea), administered_jobs() to sobo_app, sobo_owner;
grant execute on function claim_job(text, job_kind[]), renew_job(text, uuid), settle_job(text, uuid, text, boolean, text),
  tidy_jobs() to sobo_worker, sobo_owner;

reset role;
