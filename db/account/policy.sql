-- Write: administrators; officers, the accounts without assignment of people in their units. Read: the same, inspectors
-- all accounts, and each account itself. Passwords are in tables without grants to sobo_app.
call keep_audit('account', 'account', 'id', 'user_name person_id disabled_at retired_on',
  acts => '{"disabled_at": {"*": "disable", "null": "enable"}}');

call keep_rules('account',
  reads => $$ (select has_role('administrator')) or (select has_role('inspector')) or id = (select actor_id())
    or person_id in (select writable_people()) and id not in (select assigned_accounts()) $$,
  writes => $$ (select has_role('administrator'))
    or person_id in (select writable_people()) and id not in (select assigned_accounts()) $$);

set local role sobo_judge;

/* SECURITY DEFINER: a reader of an act may read the name of its actor, which the audit trail shows as well. */
create or replace function name_of_account(of_account uuid) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select full_name from account where id = of_account and actor_id() is not null
$$;
grant execute on function name_of_account(uuid) to sobo_app, sobo_owner;

reset role;
