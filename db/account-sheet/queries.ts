import { sql } from 'drizzle-orm'
import type { Standing } from '../account/record'
import type { Db } from '../door/actor'
import { byGivenName } from '../person/record'
import { anyOf } from '../record/list'
import { reportingOf } from './list'
import { commonIn, unique, userNameFor } from './user-name'

/** Why a person gets no sheet in a batch. */
export type Obstacle =
  | 'no-office'
  | 'other-unit'
  | 'elsewhere'
  | 'staff'
  | 'administrator'
  | 'disabled'
  | 'self'
  | 'issued'

export type Candidate = {
  personId: string
  fullName: string
  offices: { position: string; organisation: string; code: string | null }[]
  accountId: string | null
  userName: string | null
  /** The user name for everyone to read, see shown_user_name(). */
  shownName: string | null
  standing: Standing
  /** The time of the last sheet, exact: a sheet issued since then makes another one a repetition. '' without one. */
  seen: string
  obstacle: Exclude<Obstacle, 'issued'> | null
}

/** People for whom sheets are wanted, each judged by the rights of the actor, by given name. Hidden ones are left out. */
export async function listCandidates(db: Db, personIds: string[]): Promise<Candidate[]> {
  const rows = await db.execute<Candidate>(sql`
    select p.id as "personId", p.full_name as "fullName", s.account_id as "accountId", a.user_name as "userName", shown_user_name(a.user_name) as "shownName",
      coalesce(s.standing, 'none') as standing, coalesce(extract(epoch from s.issued_at)::text, '') as seen,
      coalesce((select json_agg(json_build_object('position', m.position, 'organisation', os.name, 'code', o.external_code)
        order by m.position, os.name) from ${reportingOf(sql`p.id`)}), '[]') as offices,
      case
        when not exists (select from reporting_mandate m where m.person_id = p.id) then 'no-office'
        when s.account_id = (select actor_id()) then 'self'
        when s.standing in ('staff', 'disabled') then s.standing
        when reports_elsewhere(p.id) then 'elsewhere'
        when p.id not in (select kept_people()) then 'other-unit'
        when s.account_id is not null and not may_issue(s.account_id) then 'administrator'
      end as obstacle
    from person p left join account_standing() s on s.person_id = p.id left join account a on a.id = s.account_id
    where p.id = ${anyOf(personIds)} and p.retired_on is null
    order by ${sql.join([...byGivenName.keys], sql`, `)}`)
  return [...rows]
}

/** Those among these user names that exist, and those that differ from one of these only by a number behind it. */
export async function listUserNamesLike(db: Db, stems: string[]): Promise<string[]> {
  if (stems.length === 0) return []
  const listed = `{${stems.map((stem) => `"${stem.replaceAll(/["\\]/g, '')}"`).join(',')}}`
  const rows = await db.execute<{ name: string }>(sql`select user_names_like(${listed}::text[]) as name`)
  return rows.map(({ name }) => name)
}

/** A free user name for each of these people, from the first of their offices. */
export async function proposeUserNames(db: Db, people: Candidate[]): Promise<Record<string, string>> {
  const common = commonIn([
    ...(await db.execute<{ word: string; spellings: string | null; isForm: boolean }>(
      sql`select word, spellings, kind = 'legal_form' as "isForm" from name_word
        where kind in ('legal_form', 'trade_word') and retired_on is null`,
    )),
  ])
  const stems = people.map(({ offices: [first] }) =>
    userNameFor(first ?? { position: 'reporter', organisation: '', code: null }, common),
  )
  const names = unique(stems, await listUserNamesLike(db, stems))
  return Object.fromEntries(people.map(({ personId }, at) => [personId, names[at] ?? '']))
}
