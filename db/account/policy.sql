-- Administrators keep accounts; officers those of people who report in their units and hold no
-- assignment; everybody reads the own one; inspectors read all. Passwords are in tables without grants.
call keep_audit('account', 'account', 'id', 'user_name person_id disabled_at retired_on');

drop policy if exists account_read on account;
create policy account_read on account for select
  using ((select has_role('administrator')) or (select has_role('inspector'))
    or id = (select actor_id())
    or person_id in (select writable_people()) and id not in (select assigned_accounts()));
drop policy if exists account_register on account;
create policy account_register on account for insert
  with check ((select has_role('administrator'))
    or person_id in (select writable_people()) and id not in (select assigned_accounts()));
drop policy if exists account_revise on account;
create policy account_revise on account for update
  using ((select has_role('administrator'))
    or person_id in (select writable_people()) and id not in (select assigned_accounts()))
  with check ((select has_role('administrator'))
    or person_id in (select writable_people()) and id not in (select assigned_accounts()));

grant select, insert, update on account to sobo_app;
