-- Reminders of missing reports and their mails. The automatic functions are for the worker's login only, which has no
-- actor: they become the service account inside the function, and a second call does nothing.

set local role sobo_judge;

drop function if exists claim_reminder_mails(integer), settle_reminder_mail(uuid, text);

/*
 * The organisations whose report is missing in an open period: nothing sent, or the report was returned. The first
 * function is internal; the second one is for those who may read the organisations.
 */
create or replace function all_missing_organisations(of_period uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select x.organisation_id from expected_report x
  join period p on p.id = x.period_id and p.locked_at is null and p.opens_on <= (select today())
  where x.period_id = of_period and x.official_id is null and x.state is distinct from 'submitted'
$$;

create or replace function missing_organisations(of_period uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from all_missing_organisations(of_period) id
  where (select sees_all()) or id in (select readable_organisations())
$$;

/*
 * The accounts that report for organisations: for all of them, or one. The first two functions are internal; the third
 * one has those of the units where the actor is an officer.
 */
create or replace function all_reporters(of_organisation uuid default null)
returns table (organisation_id uuid, person_id uuid, full_name text, account_id uuid, email text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct m.organisation_id, h.id, h.full_name::text, a.id, nullif(btrim(c.email), '')
  from reporting_mandate m
  join person h on h.id = m.person_id
  join account a on a.person_id = h.id and a.kind = 'person' and a.disabled_at is null and a.retired_on is null
  left join person_contact c on c.person_id = h.id
  where of_organisation is null or m.organisation_id = of_organisation
$$;

create or replace function reporters_of(of_organisation uuid)
returns table (person_id uuid, full_name text, account_id uuid, email text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select person_id, full_name, account_id, email from all_reporters(of_organisation)
$$;

drop function if exists reached_reporters(uuid);
create or replace function reached_reporters() returns table (organisation_id uuid, person_id uuid, account_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select organisation_id, person_id, account_id from all_reporters()
  where (select writes_all()) or organisation_id in (select writable_organisations())
$$;

/*
 * The largest of the set offsets whose day has come; null before the first. If several days were missed, only one
 * reminder is made.
 */
create or replace function reminder_offset(due_on date) returns integer
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select max(days::integer)
  from regexp_split_to_table(coalesce(setting_on('reminder_offsets', (select today())), '-14,-3,0,3'), '\s*[,;]\s*') days
  where due_on + days::integer <= (select today())
$$;

/* Returns the number of new reminders. The advisory lock lets one of several servers work; the others return 0. */
create or replace function remind_missing(by_mail boolean) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  before record;
  made integer;
begin
  if not pg_try_advisory_xact_lock(7272027) then return 0; end if;
  before := step_in('Sổ Bộ (nhắc gửi báo cáo)');
  insert into reminder (id, organisation_id, period_id, account_id, offset_days, sent_on, mail)
  select uuidv7(), m.organisation_id, p.id, w.account_id, days, (select today()),
    case when by_mail and w.email is not null then 'waiting'::mail_state else 'none' end
  from period p
  cross join lateral reminder_offset(p.due_on) days
  cross join lateral all_missing_organisations(p.id) m(organisation_id)
  cross join lateral reporters_of(m.organisation_id) w
  where p.locked_at is null and days is not null and not exists (select from reminder earlier
    where earlier.organisation_id = m.organisation_id and earlier.period_id = p.id and earlier.account_id = w.account_id
      and earlier.offset_days >= days)
  on conflict do nothing;
  get diagnostics made = row_count;
  perform step_out(before);
  return made;
end $$;

/*
 * By an officer, for missing reports of organisations in the actor's units; once a day at most. Returns the new
 * reminders: one for each account.
 */
drop function if exists remind(uuid, uuid[], boolean);
create function remind(of_period uuid, organisations uuid[], by_mail boolean) returns table (organisation_id uuid, mail mail_state)
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with made as (
    insert into reminder (id, organisation_id, period_id, account_id, sent_by, sent_on, mail)
    select uuidv7(), m.organisation_id, of_period, w.account_id, actor_id(), (select today()),
      case when by_mail and w.email is not null then 'waiting'::mail_state else 'none' end
    from all_missing_organisations(of_period) m(organisation_id)
    cross join lateral reporters_of(m.organisation_id) w
    where m.organisation_id = any (organisations)
      and ((select writes_all()) or m.organisation_id in (select writable_organisations()))
    on conflict do nothing returning reminder.organisation_id, reminder.mail
  )
  select made.organisation_id, made.mail from made
$$;

/*
 * Cancels mails that are no longer needed, among those of one mail or (null) of none yet: the report was sent, the
 * account no longer reports or has no address, or the reminder is older than seven days.
 */
create or replace function drop_needless_mails(of_mail uuid) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update reminder r set mail = 'none'
  where r.mail = 'waiting' and r.mail_id is not distinct from of_mail and (r.sent_on < (select today()) - 7
    or r.organisation_id not in (select all_missing_organisations(r.period_id))
    or not exists (select from reporters_of(r.organisation_id) w where w.account_id = r.account_id and w.email is not null))
$$;

/*
 * Creates one job per account for all its waiting mails, unless a mail to it was sent today or has a job already.
 * Reminders of a job that failed become 'refused'. Returns the number of reminders in new jobs.
 */
create or replace function queue_reminder_mails() returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  before record;
  made integer;
begin
  if not pg_try_advisory_xact_lock(7272027) then return 0; end if;
  before := step_in('Sổ Bộ (nhắc gửi báo cáo)');
  update reminder r set mail = 'refused' from job j where r.mail = 'waiting' and j.id = r.mail_id and j.state <> 'open';
  perform drop_needless_mails(null);
  with chosen as (
    select r.account_id, uuidv7() as fresh from reminder r where r.mail = 'waiting' group by r.account_id
    having bool_and(r.mail_id is null)
      and not exists (select from reminder s where s.account_id = r.account_id and s.mailed_on = (select today()))
  ), queued as (
    insert into job (id, kind, account_id) select fresh, 'reminder_mail', actor_id() from chosen returning id
  )
  update reminder r set mail_id = fresh from chosen join queued on queued.id = fresh
  where r.account_id = chosen.account_id and r.mail = 'waiting';
  get diagnostics made = row_count;
  perform step_out(before);
  return made;
end $$;

/* The content and address of a mail; no row if none of its reports is missing any more. */
create or replace function reminder_mail(of_mail uuid)
returns table (full_name text, address text, reports jsonb)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  before record := step_in('Sổ Bộ (nhắc gửi báo cáo)');
begin
  perform drop_needless_mails(of_mail);
  return query
  select min(w.full_name), min(w.email), jsonb_agg(jsonb_build_object('organisationId', c.organisation_id,
      'organisation', called(c.organisation_id, (select today())), 'periodId', p.id, 'kind', p.kind, 'name', p.name, 'startsOn', p.starts_on, 'dueOn', p.due_on,
      'daysLeft', p.due_on - (select today()), 'isReturned', l.id is not null) order by p.due_on, called(c.organisation_id, (select today())))
  from (select distinct r.account_id, r.organisation_id, r.period_id from reminder r
    where r.mail_id = of_mail and r.mail = 'waiting' and exists (select from job j where j.id = of_mail and j.state = 'open' and j.claimed_by is not null)) c
  join period p on p.id = c.period_id
  join lateral reporters_of(c.organisation_id) w on w.account_id = c.account_id
  left join latest_report l on l.organisation_id = c.organisation_id and l.period_id = c.period_id
  group by c.account_id;
  perform step_out(before);
end $$;

/* Records the result of a mail: 'sent' or 'refused'. */
create or replace function settle_reminder_mail(of_mail uuid, outcome mail_state) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  before record := step_in('Sổ Bộ (nhắc gửi báo cáo)');
begin
  update reminder set mail = outcome, mailed_on = case outcome when 'sent' then today() end
  where mail_id = of_mail and mail = 'waiting';
  perform step_out(before);
end $$;

grant execute on function remind(uuid, uuid[], boolean), reached_reporters(), missing_organisations(uuid) to sobo_app, sobo_owner;
grant execute on function remind_missing(boolean), queue_reminder_mails(), reminder_mail(uuid),
  settle_reminder_mail(uuid, mail_state) to sobo_worker, sobo_owner;

reset role;
