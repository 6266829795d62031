import { sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { congressDueOn } from '../mandate/term'
import { lastCount } from '../organisation/derived'
import { organisations } from '../organisation/record'
import type { Named } from '../period/words'
import { people } from '../person/record'
import { dayOf, opens } from '../record/list'

/** An organisation that covers an enterprise on a day, as whoever looks for it needs it. */
export type Serving = {
  id: string
  organisationId: string
  name: string
  opens: boolean
  valid: string
  isHost: boolean
  /** Its superior in the register or outside of it. */
  superior: string | null
  secretary: {
    personId: string
    name: string
    opens: boolean
    /** Null where there is none, and for readers who may not see it. */
    phone: string | null
    termEndsOn: string | null
    congressDueOn: string | null
  } | null
  /** Confirmed by a report; null: chưa có số liệu. */
  count: { members: number; official: number | null; female: number | null; period: Named; endsOn: string } | null
}

/** The seat first. Row security judges each part: whoever may not read a mandate or a report gets null for it. */
export const listServing = async (db: Db, enterpriseId: string, validOn: string | undefined, locale: Locale) => {
  const day = dayOf({ validOn })
  const found = await db.execute<Serving>(sql`
    select c.id, c.organisation_id as "organisationId", c.valid::text as valid, c.is_host as "isHost",
      ${organisations.referredName(sql`c.organisation_id`, locale, day)} as name,
      ${opens('organisation', sql`c.organisation_id`)} as opens,
      coalesce(${organisations.referredName(sql`s.superior_id`, locale, day)}, s.external_superior) as superior,
      held.secretary, counted.count
    from coverage c
    left join organisation_state s on s.organisation_id = c.organisation_id and s.valid @> ${day}
    left join lateral (
      select jsonb_build_object('personId', m.person_id, 'name', ${people.referredName(sql`m.person_id`, locale, day)},
        'opens', ${opens('person', sql`m.person_id`)}, 'termEndsOn', m.term_ends_on, 'congressDueOn', ${congressDueOn},
        'phone', (select phone from person_contact reached where reached.person_id = m.person_id)) as secretary
      from mandate m where m.organisation_id = c.organisation_id and m.position = 'secretary' and m.valid @> ${day}
        and m.retired_on is null limit 1) held on true
    left join lateral (
      select jsonb_build_object('members', last.members, 'official', last.official, 'female', last.female, 'endsOn', last.ends_on,
        'period', jsonb_build_object('kind', last.kind, 'name', last.name, 'startsOn', last.starts_on)) as count
      from (${lastCount(sql`c.organisation_id`, day)}) last) counted on true
    where c.enterprise_id = ${enterpriseId}::uuid and c.valid @> ${day} and c.retired_on is null
    order by c.is_host desc, name collate vi_natural`)
  return [...found]
}
