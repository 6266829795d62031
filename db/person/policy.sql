-- Read: staff, in their units; secretaries, the office-holders of their organisations. Write: officers, in their units.
-- Contact data, read and write: officers of the unit, and the person.
call keep_audit('person', 'person', 'id', 'full_name', undone => 'rows');
call keep_audit('person_contact', 'person', 'person_id', '', undone => 'rows');

call keep_rules('person',
  reads => $$ (select reads_all()) or unit_id in (select readable_units()) or id in (select own_people()) $$,
  writes => $$ (select writes_all()) or unit_id in (select writable_units()) $$,
  revised => $$ retired_on is null $$);

call keep_rules('person_contact',
  reads => $$ (select writes_all()) or person_id in (select writable_people()) or person_id = (select actor_person()) $$,
  writes => $$ (select writes_all()) or person_id in (select writable_people()) or person_id = (select actor_person()) $$);

set local role sobo_judge;

/* Whether a person held an office and holds none on a day: asked of all mandates, whoever may read them. */
create or replace function left_office(of_person uuid, on_day date) returns boolean
language sql stable strict security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(bool_and(coalesce(upper(valid) <= on_day, false)), false) from mandate
  where person_id = of_person and retired_on is null and lower(valid) <= on_day and actor_id() is not null
$$;

/* What a person is called in a row that the reader sees, whoever may open the person (decision 023). */
drop function if exists name_of_person(uuid, date, text);
create or replace function name_of_person(of_person uuid, on_day date, marks text[]) returns text
language sql stable strict security definer set search_path = pg_catalog, public, pg_temp as $$
  select full_name || case when left_office(id, on_day) then marks[1] else '' end
  from person where id = of_person and actor_id() is not null
$$;
grant execute on function left_office(uuid, date), name_of_person(uuid, date, text[]) to sobo_app, sobo_owner;

reset role;
