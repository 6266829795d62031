-- Authentication of a transaction. The application passes the token of the session's cookie; open_door() verifies it
-- and sets a context that is signed for this one transaction (see access/context.sql) and that all RLS policies read.

set local role sobo_judge;

/*
 * The offices of an account today that a session has, as text for the audit trail, roles first:
 * "officer, secretary: Chi bộ …".
 */
drop function if exists office_of(uuid);
create or replace function office_of(account_id uuid, opened session_opening default null) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select string_agg(office, ', ' order by place, office) from (
    select 1 as place, role::text as office from session_roles(office_of.account_id, opened)
    union
    select 2, m.position || ': ' || s.name
    from account a join reporting_mandate m on m.person_id = a.person_id
    join organisation_state s on s.organisation_id = m.organisation_id and s.valid @> (select today())
    where a.id = office_of.account_id
  ) offices
$$;

/* Verifies session, account and office, sets the context and the request id, and returns the actor. Otherwise it raises
   28000, with 'session', 'account' or 'office' as DETAIL. Roles that the session was not opened with do not count.
   today and units (readable_units(); null: all) are for statements that are planned by their values: decision 046. */
drop function if exists open_door(text, uuid);
create or replace function open_door(token text, request uuid)
returns table (account_id uuid, session_id uuid, opened_as session_opening, full_name text, language text, person_id uuid,
  roles text[], office text, today date, units uuid[])
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  s session;
  a account;
begin
  select session.* into s
  from session_token t join session on session.id = t.session_id
  where t.token_hash = sha256(convert_to(token, 'UTF8'));
  -- First: disabling an account ends its sessions, and the user is told why.
  select * into a from account where id = s.account_id;
  if a.disabled_at is not null or a.retired_on is not null then
    raise exception 'the account is disabled' using errcode = '28000', detail = 'account';
  end if;
  if s.id is null or s.ended_at is not null or s.expires_at <= now()
     or s.seen_at + make_interval(mins => s.idle_minutes) <= now() then
    raise exception 'the session is over' using errcode = '28000', detail = 'session';
  end if;
  office := office_of(a.id, s.opened_as);
  perform enter(a.id, s.id, a.full_name || ' – ' || office, s.opened_as);
  roles := array(select distinct r.role::text from actor_roles() r) || case
    when a.person_id is not null and exists (select from reporting_mandate m where m.person_id = a.person_id) then array['secretary']
    else '{}' end;
  if cardinality(roles) = 0 then
    raise exception 'the account holds no office today that this session has' using errcode = '28000',
      detail = case when exists (select from assigned_roles(a.id)) then 'session' else 'office' end;
  end if;
  -- What a former transaction of this connection may have set for the whole connection must not speak in this one.
  perform set_config('sobo.request_id', request::text, true), set_config('sobo.reason', '', true),
    set_config('sobo.on_behalf_of', '', true), set_config('sobo.change_set', '', true), set_config('sobo.undoes', '', true);
  account_id := a.id; session_id := s.id; opened_as := s.opened_as; full_name := a.full_name; language := a.language::text; person_id := a.person_id;
  today := (select today()); units := case when not reads_all() then array(select readable_units()) end;
  return next;
end $$;

/* Opens a transaction as the service account: for migrations, set-up and test data. Only sobo_owner may execute it. */
create or replace function open_service_door() returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform enter('00000000-0000-7000-8000-000000000001', null, 'Sổ Bộ (thiết lập hệ thống)');
  perform set_config('sobo.request_id', gen_random_uuid()::text, true);
end $$;
grant execute on function open_service_door() to sobo_owner;

/* Updates the time of the last request, at most once a minute and in a transaction of its own: in open_door() the row
   lock would make the requests of one session wait for each other. */
create or replace function see_session(token text) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update session set seen_at = now()
  from session_token t
  where t.session_id = session.id and t.token_hash = sha256(convert_to(token, 'UTF8'))
    and ended_at is null and seen_at < now() - interval '1 minute'
    and seen_at + make_interval(mins => idle_minutes) > now()
$$;

grant execute on function open_door(text, uuid), see_session(text) to sobo_app, sobo_owner;

reset role;
