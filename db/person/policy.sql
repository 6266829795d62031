-- Read: staff, in their units; secretaries, the office-holders of their organisations. Write: officers, in their units.
-- Contact data, read and write: officers of the unit while the person has an office and for some time after, and the
-- person always.
call keep_audit('person', 'person', 'id', 'full_name', undone => 'rows');
call keep_audit('person_contact', 'person', 'person_id', '', undone => 'rows');

set local role sobo_judge;

/*
 * The people whose contact data are shown: those with an office, and for contact_months after the last one; those who
 * never had one, for as long after they were registered, which their id tells (UUIDv7). A role in the office is one, too.
 */
create or replace function reachable_people() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  since constant date := today() - make_interval(months => coalesce(setting_on('contact_months'::setting_key, today())::integer, 12));
begin
  return query
  with held as (
    select m.person_id, upper(m.valid) as until from mandate m where m.retired_on is null
    union all select a.person_id, upper(r.valid) from assignment r join account a on a.id = r.account_id
      where r.retired_on is null and a.person_id is not null
  )
  select held.person_id from held group by held.person_id having bool_or(until is null or until > since)
  union all
  select p.id from person p where not exists (select from held where held.person_id = p.id)
    and coalesce(uuid_extract_timestamp(p.id) >= since, false);
end $$;

/* Of those, the people of the actor's units. */
create or replace function reached_people() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select reachable_people() where (select actor_id()) is not null
  intersect select id from person where (select writes_all()) or unit_id in (select writable_units())
$$;
grant execute on function reached_people() to sobo_app, sobo_owner;

reset role;

call keep_rules('person',
  reads => $$ (select reads_all()) or unit_id in (select readable_units()) or id in (select own_people()) $$,
  writes => $$ (select writes_all()) or unit_id in (select writable_units()) $$,
  revised => $$ retired_on is null $$,
  watches => $$ watches_unit(unit_id) $$);

call keep_rules('person_contact',
  reads => $$ person_id in (select reached_people()) or person_id = (select actor_person()) $$,
  writes => $$ (select writes_all()) or person_id in (select writable_people()) or person_id = (select actor_person()) $$,
  watches => $$ exists (select from person p where p.id = person_id and watches_unit(p.unit_id)) $$);

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
