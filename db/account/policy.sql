-- Administrators keep accounts; officers those of people who report in their units and hold no
-- assignment; everybody reads the own one; inspectors read all. Passwords are in tables without grants.
call keep_audit('account', 'account', 'id', 'user_name person_id disabled_at retired_on');

call keep_rules('account',
  reads => $$ (select has_role('administrator')) or (select has_role('inspector')) or id = (select actor_id())
    or person_id in (select writable_people()) and id not in (select assigned_accounts()) $$,
  writes => $$ (select has_role('administrator'))
    or person_id in (select writable_people()) and id not in (select assigned_accounts()) $$);
