-- Read: staff, in their units; those who report, the office-holders of their own organisations.
-- Contact data: those who may write the mandate, and the person, who may also change it.
call keep_audit('person', 'person', 'id', 'full_name');
call keep_audit('person_contact', 'person', 'person_id', '');

drop policy if exists person_read on person;
create policy person_read on person for select
  using ((select reads_all()) or unit_id in (select readable_units())
    or id in (select own_people()));
drop policy if exists person_register on person;
create policy person_register on person for insert
  with check ((select writes_all()) or unit_id in (select writable_units()));
drop policy if exists person_revise on person;
create policy person_revise on person for update
  using ((select writes_all()) or unit_id in (select writable_units()))
  with check (((select writes_all()) or unit_id in (select writable_units())) and retired_on is null);

drop policy if exists person_contact_read on person_contact;
create policy person_contact_read on person_contact for select
  using ((select writes_all()) or person_id in (select writable_people())
    or person_id = (select actor_person()));
drop policy if exists person_contact_register on person_contact;
create policy person_contact_register on person_contact for insert
  with check ((select writes_all()) or person_id in (select writable_people())
    or person_id = (select actor_person()));
drop policy if exists person_contact_revise on person_contact;
create policy person_contact_revise on person_contact for update
  using ((select writes_all()) or person_id in (select writable_people())
    or person_id = (select actor_person()))
  with check ((select writes_all()) or person_id in (select writable_people())
    or person_id = (select actor_person()));

grant select, insert, update on person, person_contact to sobo_app;
