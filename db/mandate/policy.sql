-- Read: as the organisation; the person, too. Write: officers, in its units. Mandates end; they are withdrawn with their
-- organisation only, and never retired from a day on.
call keep_audit('mandate', 'mandate', 'id', 'valid position', undone => 'whole');
call keep_audit('mandate_note', 'mandate', 'mandate_id', '', undone => 'whole');

call keep_rules('mandate',
  reads => $$ (select reads_all()) or organisation_id in (select readable_organisations())
    or person_id = (select actor_person()) $$,
  writes => $$ (select writes_all()) or organisation_id in (select writable_organisations()) $$,
  revised => $$ (retired_on is null or retired_on = '-infinity') $$,
  watches => $$ watches_organisation(organisation_id) $$);

call keep_rules('mandate_note',
  reads => $$ (select reads_all()) or mandate_id in (select id from mandate where organisation_id in (select watched_organisations())) $$,
  writes => $$ (select writes_all()) or mandate_id in (select id from mandate where organisation_id in (select writable_organisations())) $$);

-- Ends the sessions of a person who has lost the last office: open_door would refuse them anyway, but the list of
-- sessions would still show them. Sessions of people with another reporting mandate or an assignment continue.
set local role sobo_judge;
create or replace function end_lost_sessions(person uuid) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  lost uuid;
  ended integer;
begin
  select a.id into lost from account a
  where a.person_id = person and may_keep_account(a.id)
    and not exists (select from reporting_mandate m where m.person_id = person) and not exists (select from assigned_roles(a.id));
  if lost is null then return 0; end if;
  update session set ended_at = now(), ended_by = 'account_ended' where account_id = lost and ended_at is null;
  get diagnostics ended = row_count;
  if ended > 0 then
    perform audit_entry('end_session', 'account', lost, jsonb_build_object('sessions', ended, 'how', 'account_ended'));
  end if;
  return ended;
end $$;
grant execute on function end_lost_sessions(uuid) to sobo_app, sobo_owner;
/* The offices that each of some people holds on a day, with the name of the organisation, of the organisations in sight. Past
   row security for the reason of names_covering(). */
create or replace function offices_held(people uuid[], day date)
returns table (person_id uuid, "position" public."position", organisation text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.person_id, m.position, s.name from mandate m
  join organisation_state s on s.organisation_id = m.organisation_id
    and coalesce(lower(s.valid), '-infinity') <= day and coalesce(upper(s.valid), 'infinity') > day
  where m.person_id = any (people) and m.retired_on is null
    and coalesce(lower(m.valid), '-infinity') <= day and coalesce(upper(m.valid), 'infinity') > day
    and ((select sees_all()) or sees_organisation(m.organisation_id))
$$;
grant execute on function offices_held(uuid[], date) to sobo_app, sobo_owner;

reset role;
