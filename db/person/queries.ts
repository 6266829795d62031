import { eq, getTableColumns, sql } from 'drizzle-orm'
import { fold, nfc } from '../../core/fold'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { patternOf } from '../record/list'
import { byGivenName, person, personContact } from './record'

/** A person, or null if absent or hidden by RLS. `isSelf`: the actor, who may always change their own contact data. */
export async function findPerson(db: Db, id: string) {
  const { sortName: _sort, searchText: _search, ...columns } = getTableColumns(person)
  const [found] = await db
    .select({
      ...columns,
      canEdit: mayRevise(person),
      isSelf: sql<boolean>`${person.id} is not distinct from actor_person()`,
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
    select id, user_name as "userName", disabled_at is not null as "isDisabled"
    from account where person_id = ${personId} and retired_on is null`)
  return found ?? null
}

export type Namesake = { id: string; fullName: string; jobTitle: string | null; birthYear: number | null }

/** Up to five people of the same unit whose names are equal without accents and case. */
export function listNamesakes(db: Db, { fullName, unitId }: { fullName: string; unitId: string }) {
  return db.execute<Namesake>(sql`
    select id, full_name as "fullName", job_title as "jobTitle", birth_year as "birthYear" from person
    where search_text = ${fold(nfc(fullName))} and unit_id = ${unitId} and retired_on is null
    order by full_name, id limit 5`)
}

/** Ten people who match a search text. */
export const suggestPeople = (db: Db, text: string) =>
  db.execute<{ value: string; label: string }>(sql`
    select p.id as value, p.full_name || coalesce(' – ' || p.job_title, '') as label from person p
    where p.retired_on is null
      and ${text.trim() ? sql`p.id in (select people_like(${patternOf(text)}))` : sql`true`}
    order by ${byGivenName}, p.full_name collate "vi-x-icu" limit 10`)
