import { eq, getTableColumns, sql } from 'drizzle-orm'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { mostNamed, type Sign } from '../record/signs'
import { suggestIn } from '../record/suggest'
import { joinUnitName } from '../unit/record'
import { byGivenName, person, personContact } from './record'

/**
 * A person, or null if absent or hidden by RLS. `isSelf`: the actor, who may always change their own contact data;
 * `isReached`: officers still see and keep it.
 */
export async function findPerson(db: Db, id: string) {
  const { sortName: _sort, ...columns } = getTableColumns(person)
  const [found] = await db
    .select({
      ...columns,
      canEdit: mayRevise(person),
      isSelf: sql<boolean>`${person.id} is not distinct from actor_person()`,
      isReached: sql<boolean>`${person.id} in (select reached_people())`,
    })
    .from(person)
    .where(eq(person.id, id))
  return found ?? null
}

export type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>

export async function findPersonContact(db: Db, personId: string) {
  const [found] = await db.select().from(personContact).where(eq(personContact.personId, personId))
  return found ?? null
}

/** The account of a person, if the actor may read it. */
export async function findAccountOfPerson(db: Db, personId: string) {
  const [found] = await db.execute<{ id: string; userName: string; isDisabled: boolean }>(sql`
    select id, shown_user_name(user_name) as "userName", disabled_at is not null as "isDisabled"
    from account where person_id = ${personId} and retired_on is null`)
  return found ?? null
}

/** Somebody who may be registered already; `key` is the caller's, by which the answers are told apart. */
export type AskedPerson = {
  key: string
  fullName: string
  unitId?: string | null | undefined
  birthYear?: number | null | undefined
  jobTitle?: string | null | undefined
  phone?: string | null | undefined
  /** Where the person is to hold an office. */
  organisationId?: string | null | undefined
}

export type Namesake = {
  key: string
  id: string
  fullName: string
  jobTitle: string | null
  birthYear: number | null
  unitName: string | null
  why: Sign[]
}

/**
 * People of the same name that the actor may read, up to five for each, with most in common first. In another park a
 * name alone is a sign only if it is rare and nothing else is told; else they have the year of birth, the job, the
 * organisation or the telephone in common, and no other year of birth.
 */
export function listNamesakes(db: Db, asked: AskedPerson[]) {
  return db.execute<Namesake>(sql`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) r(key text, "fullName" text, "unitId" uuid,
        "birthYear" integer, "jobTitle" text, phone text, "organisationId" uuid)
    ), signed as (
      select asked.key, p.id, p.full_name as "fullName", p.job_title as "jobTitle", p.birth_year as "birthYear",
        p.unit_id, asked."birthYear" <> p.birth_year as is_other_year,
        num_nulls(asked."birthYear", asked."jobTitle", asked.phone, asked."organisationId") = 4
          and count(*) over (partition by asked.key) <= ${fewNamed} as is_all_told,
        array['same_name'] || array_remove(array[
          case when asked."birthYear" = p.birth_year then 'same_birth_year' end,
          case when exists (select from person_contact c where c.person_id = p.id
            and phone_number(c.phone) = phone_number(asked.phone)) then 'same_phone' end,
          case when exists (select from mandate m where m.person_id = p.id and m.retired_on is null
            and m.organisation_id = asked."organisationId") then 'same_organisation' end,
          case when fold_text(btrim(asked."jobTitle")) = fold_text(p.job_title) then 'same_job' end,
          case when asked."unitId" = p.unit_id then 'same_unit' end], null) as why
      from asked
      join people_named(${JSON.stringify(asked)}::text::jsonb) named on named.key = asked.key
      join person p on p.id = named.id
      where p.retired_on is null
    ), ranked as (
      select *, row_number() over (partition by key order by cardinality(why) desc, id) as place from signed
      where 'same_unit' = any (why) or cardinality(why) > 1 and is_other_year is not true or is_all_told
    )
    select r.key, r.id, r."fullName", r."jobTitle", r."birthYear", u.name as "unitName", r.why
    from ranked r ${joinUnitName(sql`r.unit_id`)}
    where r.place <= ${mostNamed} order by r.key, r.place`)
}

/** So many of one name are still asked about by the name alone. */
const fewNamed = 2

/** The people whom a search text finds. */
export const suggestPeople = (db: Db, text: string) =>
  suggestIn(
    db,
    {
      record: 'person',
      from: sql`person p`,
      id: sql`p.id`,
      label: sql`p.full_name || coalesce(' – ' || p.job_title, '')`,
      holds: sql`p.retired_on is null`,
      order: sql.join([...byGivenName.keys], sql`, `),
    },
    text,
  )
