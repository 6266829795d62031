import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { fold, nfc } from '../../core/fold'
import type { Locale } from '../../core/locale'
import type { Db } from '../actor'
import {
  type Asked,
  dayOf,
  every,
  fieldsFrom,
  inWordsOf,
  type Listed,
  listed,
  patternOf,
  window,
  withinUnit,
} from '../list'
import { MandateInput } from '../mandate/record'
import { mayRevise } from '../rights'
import { type PersonInput, person, personContact } from './record'

export type PersonFilter = {
  unitId?: string | undefined
  position?: string | undefined
  holdsOffice?: 'yes' | 'no' | undefined
  locale: Locale
}

/** Every field of the record, so that a list or an export can show any of them, and the offices held. */
export type PersonRow = PersonInput & { id: string; unitName: string; offices: string | null }

/** By given name, then by the rest: in one string a tone of the given name would weigh less than the family name. */
const byGivenName: SQL = sql`left(p.sort_name, length(p.sort_name) - length(p.full_name) - 1) collate "vi-x-icu"`

const sortable: Record<string, SQL> = {
  fullName: byGivenName,
  jobTitle: sql`p.job_title collate "vi-x-icu"`,
}

/** Office-holders, with what they held on a day. Rights are not asked here: the database adds them. */
export function listPeople(db: Db, asked: Asked & PersonFilter): Promise<Listed<PersonRow>> {
  return listed(db, personRows(asked, window(asked)), sql`select ${matching(asked)}`)
}

/** The rows of a list, all of them or a window of them, as one statement. */
export function personRows(asked: Asked & PersonFilter, part: SQL = sql``): SQL {
  const day = dayOf(asked)
  const direction = asked.descending ? sql`desc` : sql`asc`
  const order = sql`${sortable[asked.sort] ?? byGivenName} ${direction}, p.full_name collate "vi-x-icu" ${direction}, p.id`
  const position = inWordsOf(sql`m.position`, MandateInput, 'position', asked.locale)
  return sql`
    select page.*, u.name as "unitName",
      (select string_agg(${position} || ', ' || os.name, '; ' order by m.position, os.name) from mandate m
        join organisation_state os on os.organisation_id = m.organisation_id and os.valid @> ${day}
        where m.person_id = page.id and m.valid @> ${day} and m.retired_on is null) as offices
    from (
      select ${fieldsFrom('p', person)}, row_number() over (order by ${order}) as place
      ${matching(asked)}
      order by ${order} ${part}
    ) page
    left join unit_state u on u.unit_id = page."unitId" and u.valid @> ${day}
    order by page.place`
}

/** One filter for the rows, their count and their export: they cannot disagree. */
function matching(asked: Asked & PersonFilter): SQL {
  const held = sql`from mandate m where m.person_id = p.id and m.valid @> ${dayOf(asked)} and m.retired_on is null`
  const conditions = every([
    sql`p.retired_on is null`,
    asked.text ? sql`p.id in (select people_like(${patternOf(asked.text)}))` : undefined,
    asked.unitId ? withinUnit(sql`p.unit_id`, asked.unitId) : undefined,
    asked.position ? sql`exists (select ${held} and m.position::text = ${asked.position})` : undefined,
    asked.holdsOffice === 'yes' ? sql`exists (select ${held})` : undefined,
    asked.holdsOffice === 'no' ? sql`not exists (select ${held})` : undefined,
  ])
  return sql`from person p where ${conditions}`
}

/** A person, or null: absent and out of sight are the same answer. One's own contact data one may always keep. */
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

/** The account of a person, where the actor may see it. */
export async function findAccountOfPerson(db: Db, personId: string) {
  const [found] = await db.execute<{ id: string; userName: string; isDisabled: boolean }>(sql`
    select id, user_name as "userName", disabled_at is not null as "isDisabled"
    from account where person_id = ${personId} and retired_on is null`)
  return found ?? null
}

export type Namesake = { id: string; fullName: string; jobTitle: string | null; birthYear: number | null }

/** People of the same unit whose name is the same once accents and case are left out. */
export function listNamesakes(db: Db, { fullName, unitId }: { fullName: string; unitId: string }) {
  return db.execute<Namesake>(sql`
    select id, full_name as "fullName", job_title as "jobTitle", birth_year as "birthYear" from person
    where search_text = ${fold(nfc(fullName))} and unit_id = ${unitId} and retired_on is null
    order by full_name, id limit 5`)
}

/** The first few people that fit a text, for a field that refers to one. */
export const suggestPeople = (db: Db, text: string) =>
  db.execute<{ value: string; label: string }>(sql`
    select p.id as value, p.full_name || coalesce(' – ' || p.job_title, '') as label from person p
    where p.retired_on is null
      and ${text.trim() ? sql`p.id in (select people_like(${patternOf(text)}))` : sql`true`}
    order by ${byGivenName}, p.full_name collate "vi-x-icu" limit 10`)
