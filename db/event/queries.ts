import { eq, getTableColumns, sql } from 'drizzle-orm'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { nameOn } from '../record/validity'
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

/** What happened to an organisation, newest first, and which others took part, unless they were many. */
export const listEventsOf = (db: Db, organisationId: string) =>
  db.execute<Happened>(sql`
    select e.id, e.kind, e.effective_on::text as "effectiveOn", mine.part, e.document_id as "documentId",
      d.number as decision, e.members_to as "membersTo", e.note,
      (select case when count(*) <= 5 then string_agg(${nameOn('organisation', sql`eo.organisation_id`, sql`e.effective_on`)}, ', ' order by eo.part) end
        from event_organisation eo where eo.event_id = e.id and eo.organisation_id <> ${organisationId}) as others
    from event_organisation mine join event e on e.id = mine.event_id
    left join document d on d.id = e.document_id
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

/** Who took part in an event, as what, and with how many members. */
export const listOrganisationsIn = (db: Db, eventId: string) =>
  db.execute<Taking>(sql`
    select eo.id, eo.organisation_id as "organisationId", eo.part, eo.members,
      ${nameOn('organisation', sql`eo.organisation_id`, sql`e.effective_on`)} as name,
      ${mayRevise(eventOrganisation, 'eo')} as "canEdit"
    from event_organisation eo join event e on e.id = eo.event_id
    where e.id = ${eventId} order by eo.part, name`)
