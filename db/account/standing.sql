set local role sobo_judge;

/*
 * How far the account of each person has come: 'staff' (with an assignment, which officers do not keep), 'disabled',
 * 'used' (a password is set), 'waiting' and 'expired' (the last sheet was not used), 'unissued' (no sheet, or none since
 * the password ended with the account). For administrators and inspectors all accounts, for officers those of the people in
 * their units; of these, `those` if given.
 */
drop function if exists account_standing();
create or replace function account_standing(those uuid[] default null)
returns table (account_id uuid, person_id uuid, standing text, issued_at timestamptz, last_sign_in timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  -- MATERIALIZED: else the roles would be asked for each account.
  with sight as materialized (select has_role('administrator') or has_role('inspector') as everything)
  select a.id, a.person_id, case
      when not sight.everything and a.id <> (select actor_id()) and a.id in (select assigned_accounts()) then 'staff'
      when a.disabled_at is not null then 'disabled'
      when c.account_id is not null then 'used'
      when e.id is null or e.used_at is not null then 'unissued'
      when e.expires_at > now() then 'waiting' else 'expired' end,
    e.issued_at, s.last_sign_in
  from sight join account a on a.kind = 'person'
    and (those is null or a.id = any (those)) and (sight.everything or a.id = (select actor_id())
      or a.person_id is not null and (select writes_all()) or a.person_id in (select writable_people()))
  left join (select distinct on (enrolment.account_id) * from enrolment where those is null or enrolment.account_id = any (those)
    order by enrolment.account_id, id desc) e on e.account_id = a.id
  left join (select session.account_id, max(started_at) as last_sign_in from session where kind = 'browser'
    and (those is null or session.account_id = any (those)) group by 1) s on s.account_id = a.id
  left join credential c on c.account_id = a.id
$$;

/*
 * User names that equal one of these, or one of these with a number behind it, for those who may make accounts. A stem
 * without a letter is no user name: it would ask for telephone numbers.
 */
create or replace function user_names_like(stems text[]) returns setof text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select user_name from account
  where (is_owner() or may_register_account()) and exists (select from unnest(stems) stem
    where stem ~ '[a-z]' and starts_with(user_name, stem) and substr(user_name, length(stem) + 1) ~ '^[0-9]*$')
$$;
grant execute on function account_standing(uuid[]), user_names_like(text[]) to sobo_app, sobo_owner;

reset role;
