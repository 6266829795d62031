-- Administrators keep accounts; officers those of people who report in their units and hold no
-- assignment; everybody reads the own one; inspectors read all. Passwords are in tables without grants.
call keep_audit('account', 'account', 'id', 'user_name person_id disabled_at retired_on',
  acts => '{"disabled_at": {"*": "disable", "null": "enable"}}');

call keep_rules('account',
  reads => $$ (select has_role('administrator')) or (select has_role('inspector')) or id = (select actor_id())
    or person_id in (select writable_people()) and id not in (select assigned_accounts()) $$,
  writes => $$ (select has_role('administrator'))
    or person_id in (select writable_people()) and id not in (select assigned_accounts()) $$);

set local role sobo_judge;

/* Who acted is no secret among those who see the act: the trail names them, too. */
create or replace function name_of_account(of_account uuid) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select full_name from account where id = of_account and actor_id() is not null
$$;
grant execute on function name_of_account(uuid) to sobo_app, sobo_owner;

reset role;
