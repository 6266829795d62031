-- Who is reminded of a report still missing, when, and which e-mail goes out. The automatic part is called before
-- anybody signs in: it acts as the service account for as long as the function lasts, takes no wishes that could do
-- harm, and called twice it does nothing the second time.

set local role sobo_judge;

drop function if exists claim_reminder_mails(integer), settle_reminder_mail(uuid, text);

/* The organisations that an open period still waits for: nothing sent, or what was sent was returned. */
create or replace function missing_organisations(of_period uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select x.organisation_id from expected_report x
  join period p on p.id = x.period_id and p.locked_at is null and p.opens_on <= (select today())
  left join member_report_version l on l.id = x.latest_id
  where x.period_id = of_period and x.official_id is null and l.state is distinct from 'submitted'
$$;

create or replace function reporters_of(of_organisation uuid)
returns table (person_id uuid, full_name text, account_id uuid, email text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct h.id, h.full_name::text, a.id, nullif(btrim(c.email), '')
  from reporting_mandate m
  join person h on h.id = m.person_id
  join account a on a.person_id = h.id and a.kind = 'person' and a.disabled_at is null and a.retired_on is null
  left join person_contact c on c.person_id = h.id
  where m.organisation_id = of_organisation
$$;

/* Which of those who report for an organisation can be reached in the application: for officers of its unit. */
create or replace function reached_reporters(of_organisation uuid) returns table (person_id uuid, account_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select person_id, account_id from reporters_of(of_organisation)
  where writes_all() or (select unit_id from organisation where id = of_organisation) in (select writable_units())
$$;

/* Of the days passed that the setting names, the last; null before the first. What was missed is made up for once. */
create or replace function reminder_offset(due_on date) returns integer
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select max(days::integer)
  from regexp_split_to_table(coalesce(setting_on('reminder_offsets', (select today())), '-14,-3,0,3'), '\s*[,;]\s*') days
  where due_on + days::integer <= (select today())
$$;

/* Answers how many were made. Of several instances one works. */
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
  cross join lateral missing_organisations(p.id) m(organisation_id)
  cross join lateral reporters_of(m.organisation_id) w
  where p.locked_at is null and days is not null and not exists (select from reminder earlier
    where earlier.organisation_id = m.organisation_id and earlier.period_id = p.id and earlier.account_id = w.account_id
      and earlier.offset_days >= days)
  on conflict do nothing;
  get diagnostics made = row_count;
  perform step_out(before);
  return made;
end $$;

/* By an officer, of organisations in the own units that are still missing; each at most once a day. Answers which. */
create or replace function remind(of_period uuid, organisations uuid[], by_mail boolean) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with made as (
    insert into reminder (id, organisation_id, period_id, account_id, sent_by, sent_on, mail)
    select uuidv7(), m.organisation_id, of_period, w.account_id, actor_id(), (select today()),
      case when by_mail and w.email is not null then 'waiting'::mail_state else 'none' end
    from missing_organisations(of_period) m(organisation_id)
    cross join lateral reporters_of(m.organisation_id) w
    where m.organisation_id = any (organisations)
      and ((select writes_all()) or m.organisation_id in (select writable_organisations()))
    on conflict do nothing returning organisation_id
  )
  select distinct organisation_id from made
$$;

/* Of reminders that wait with this mail, or with none yet: those of who has sent the report, or left, since. */
create or replace function drop_needless_mails(of_mail uuid) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update reminder r set mail = 'none'
  where r.mail = 'waiting' and r.mail_id is not distinct from of_mail and (r.sent_on < (select today()) - 7
    or r.organisation_id not in (select missing_organisations(r.period_id))
    or not exists (select from reporters_of(r.organisation_id) w where w.account_id = r.account_id and w.email is not null))
$$;

/*
 * Makes a job of each mail that waits: one for each person, with everything that waits, and none for whom one went out
 * today or is on its way. What a mail that could not be sent carried is told as refused.
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

/* What a mail says, and to whom; nothing when there is nothing left to remind of. */
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

/* What came of a mail: sent or refused. */
create or replace function settle_reminder_mail(of_mail uuid, outcome mail_state) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  before record := step_in('Sổ Bộ (nhắc gửi báo cáo)');
begin
  update reminder set mail = outcome, mailed_on = case outcome when 'sent' then today() end
  where mail_id = of_mail and mail = 'waiting';
  perform step_out(before);
end $$;

grant execute on function remind_missing(boolean), queue_reminder_mails(), reminder_mail(uuid), settle_reminder_mail(uuid, mail_state),
  remind(uuid, uuid[], boolean), reached_reporters(uuid), missing_organisations(uuid) to sobo_app, sobo_owner;

reset role;
