import { sql } from 'drizzle-orm'
import { shown } from '../../core/notation'
import type { Db } from '../door/actor'
import { anyOf } from '../record/list'

/** Whom people call: the officer of their unit. Without a name, the telephone of the office. */
export type Contact = { name: string | null; phone: string }

/**
 * For people who report, by person: the contact of the unit of their organisation, else of the nearest unit above it.
 * People whose units have none are left out.
 */
export async function listContactsOf(db: Db, personIds: string[]): Promise<Map<string, Contact>> {
  if (personIds.length === 0) return new Map()
  const rows = await db.execute<Contact & { personId: string }>(sql`
    with recursive up(person_id, unit_id, distance) as (
      select m.person_id, o.unit_id, 0 from reporting_mandate m join organisation o on o.id = m.organisation_id
      where m.person_id = ${anyOf(personIds)}
      union
      select up.person_id, u.parent_id, distance + 1 from up join unit u on u.id = up.unit_id
      where u.contact_phone is null and u.parent_id is not null
    )
    select distinct on (up.person_id) up.person_id as "personId", u.contact_name as name, u.contact_phone as phone
    from up join unit u on u.id = up.unit_id where u.contact_phone is not null
    order by up.person_id, distance, u.contact_name`)
  return new Map([...rows].map(({ personId, name, phone }) => [personId, { name, phone: shown(phone, 'phone') }]))
}
