-- Read: the units of your assignments and everything below them; those who report, the public facts
-- of the enterprises their organisations cover. Write: officers, in their units. Nobody deletes.
call keep_audit('enterprise', 'enterprise', 'id', 'tax_code unit_id retired_on');
call keep_audit('enterprise_state', 'enterprise', 'enterprise_id', 'name ownership standing valid');
call keep_audit('enterprise_contact', 'enterprise', 'enterprise_id', '');

drop policy if exists enterprise_read on enterprise;
create policy enterprise_read on enterprise for select
  using ((select reads_all()) or unit_id in (select readable_units())
    or id in (select own_enterprises()));
drop policy if exists enterprise_register on enterprise;
create policy enterprise_register on enterprise for insert
  with check ((select writes_all()) or unit_id in (select writable_units()));
drop policy if exists enterprise_revise on enterprise;
create policy enterprise_revise on enterprise for update
  using ((select writes_all()) or unit_id in (select writable_units()))
  with check ((select writes_all()) or unit_id in (select writable_units()));

drop policy if exists enterprise_state_read on enterprise_state;
-- The enterprise itself is asked, row by row: a list of all one may see would be made for a page of fifty.
create policy enterprise_state_read on enterprise_state for select
  using ((select reads_all()) or enterprise_id in (select own_enterprises())
    or exists (select readable_units()) and (select e.id from enterprise e where e.id = enterprise_id) is not null);
drop policy if exists enterprise_state_register on enterprise_state;
create policy enterprise_state_register on enterprise_state for insert
  with check ((select writes_all()) or enterprise_id in (select writable_enterprises()));
drop policy if exists enterprise_state_revise on enterprise_state;
create policy enterprise_state_revise on enterprise_state for update
  using ((select writes_all()) or enterprise_id in (select writable_enterprises()))
  with check ((select writes_all()) or enterprise_id in (select writable_enterprises()));

drop policy if exists enterprise_contact_read on enterprise_contact;
create policy enterprise_contact_read on enterprise_contact for select
  using ((select reads_all()) or enterprise_id in (select watched_enterprises()));
drop policy if exists enterprise_contact_register on enterprise_contact;
create policy enterprise_contact_register on enterprise_contact for insert
  with check ((select writes_all()) or enterprise_id in (select writable_enterprises()));
drop policy if exists enterprise_contact_revise on enterprise_contact;
create policy enterprise_contact_revise on enterprise_contact for update
  using ((select writes_all()) or enterprise_id in (select writable_enterprises()))
  with check ((select writes_all()) or enterprise_id in (select writable_enterprises()));

grant select, insert, update on enterprise, enterprise_state, enterprise_contact to sobo_app;
