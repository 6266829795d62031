-- Read: staff, in their units; secretaries, the office-holders of their organisations. Write: officers, in their units.
-- Contact data, read and write: officers of the unit, and the person.
call keep_audit('person', 'person', 'id', 'full_name');
call keep_audit('person_contact', 'person', 'person_id', '');

call keep_rules('person',
  reads => $$ (select reads_all()) or unit_id in (select readable_units()) or id in (select own_people()) $$,
  writes => $$ (select writes_all()) or unit_id in (select writable_units()) $$,
  revised => $$ retired_on is null $$);

call keep_rules('person_contact',
  reads => $$ (select writes_all()) or person_id in (select writable_people()) or person_id = (select actor_person()) $$,
  writes => $$ (select writes_all()) or person_id in (select writable_people()) or person_id = (select actor_person()) $$);
