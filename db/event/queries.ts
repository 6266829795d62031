import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import { mayRevise } from '../access/rights'
import { documents } from '../document/record'
import type { Db } from '../door/actor'
import { organisations } from '../organisation/record'
import { type EventInput, event, eventOrganisation } from './record'

export async function findEvent(db: Db, id: string) {
  const [found] = await db
    .select({
      ...getTableColumns(event),
      canEdit: mayRevise(event),
    })
    .from(event)
    .where(eq(event.id, id))
  return found ?? null
}

export type Happened = {
  id: string
  kind: EventInput['kind']
  effectiveOn: string
  part: 'predecessor' | 'subject' | 'successor'
  documentId: string | null
  decision: string | null
  membersTo: string | null
  note: string | null
  others: string | null
}

/**
 * The events of an organisation, newest first. `others`: the names of the other organisations; null if more than five.
 */
export const listEventsOf = (db: Db, organisationId: string, locale: Locale = 'vi') =>
  db.execute<Happened>(sql`
    select e.id, e.kind, e.effective_on::text as "effectiveOn", mine.part, e.document_id as "documentId",
      ${documents.referredName(sql`e.document_id`, locale)} as decision, e.members_to as "membersTo", e.note,
      (select case when count(*) <= 5 then string_agg(${organisations.referredName(sql`eo.organisation_id`, locale, sql`e.effective_on`)}, ', ' order by eo.part) end
        from event_organisation eo where eo.event_id = e.id and eo.organisation_id <> ${organisationId}) as others
    from event_organisation mine join event e on e.id = mine.event_id
    where mine.organisation_id = ${organisationId} and e.retired_on is null
    order by e.effective_on desc, e.id desc`)

export type Taking = {
  id: string
  organisationId: string
  name: string | null
  part: 'predecessor' | 'subject' | 'successor'
  members: number | null
  canEdit: boolean
}

/** The organisations that took part in an event, with their part and number of members. */
export const listOrganisationsIn = (db: Db, eventId: string, locale: Locale = 'vi') =>
  db.execute<Taking>(sql`
    select eo.id, eo.organisation_id as "organisationId", eo.part, eo.members,
      ${organisations.referredName(sql`eo.organisation_id`, locale, sql`e.effective_on`)} as name,
      ${mayRevise(eventOrganisation, 'eo')} as "canEdit"
    from event_organisation eo join event e on e.id = eo.event_id
    where e.id = ${eventId} order by eo.part, name`)
