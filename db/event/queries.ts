import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import { mayRevise } from '../access/rights'
import { documents } from '../document/record'
import type { Db } from '../door/actor'
import { organisations } from '../organisation/record'
import { type EventKind, type EventPart, event, eventNote, eventOrganisation, type Moved } from './record'

export async function findEvent(db: Db, id: string) {
  const [found] = await db
    .select({
      ...getTableColumns(event),
      note: eventNote.note,
      canEdit: mayRevise(event),
      /** The actor may read what officers remark on it. */
      isWatched: sql<boolean>`watches_unit(${event.unitId})`,
    })
    .from(event)
    .leftJoin(eventNote, eq(eventNote.eventId, event.id))
    .where(eq(event.id, id))
  return found ?? null
}

export type Happened = {
  id: string
  kind: EventKind
  effectiveOn: string
  part: EventPart
  documentId: string | null
  decision: string | null
  membersTo: string | null
  note: string | null
  others: string | null
  direction: Direction | null
}

/** A transfer by the Party organisation of the zone: within it, out of it, into it, or outside of it. */
export type Direction = 'within' | 'out' | 'in' | 'outside'

/** SQL for the direction of a transfer; null for other events, and while no committee of the zone is set. */
const directionOf = (kind: SQL, organisationId: SQL, day: SQL): SQL => sql`
  case when ${kind} = 'transferred' then ${directionOn(organisationId, day)} end`

const directionOn = (organisationId: SQL, day: SQL): SQL => sql`
  case (${isInZone(organisationId, sql`${day} - 1`)})::text || ' ' || (${isInZone(organisationId, day)})::text
    when 'true true' then 'within' when 'true false' then 'out' when 'false true' then 'in' when 'false false' then 'outside' end`

const isInZone = (organisationId: SQL, day: SQL): SQL => sql`
  ${organisationId} in (select organisations_below(setting_on('zone_committee', ${day})::uuid, ${day}))`

/** The direction in which an organisation goes on a day, by its superiors on the day before and on that day. */
export async function findDirection(db: Db, organisationId: string, day: string): Promise<Direction | null> {
  const [found] = await db.execute<{ direction: Direction | null }>(
    sql`select ${directionOn(sql`${organisationId}::uuid`, sql`${day}::date`)} as direction`,
  )
  return found?.direction ?? null
}

/**
 * The events of an organisation, newest first. `others`: the names of the other organisations; null if more than five.
 */
export const listEventsOf = (db: Db, organisationId: string, locale: Locale = 'vi') =>
  db.execute<Happened>(sql`
    select e.id, e.kind, e.effective_on::text as "effectiveOn", mine.part, e.document_id as "documentId",
      ${documents.referredName(sql`e.document_id`, locale)} as decision, e.members_to as "membersTo", noted.note,
      (select case when count(*) <= 5 then string_agg(${organisations.referredName(sql`eo.organisation_id`, locale, sql`e.effective_on`)}, ', ' order by eo.part) end
        from event_organisation eo where eo.event_id = e.id and eo.organisation_id <> ${organisationId}) as others,
      ${directionOf(sql`e.kind`, sql`mine.organisation_id`, sql`e.effective_on`)} as direction
    from event_organisation mine join event e on e.id = mine.event_id left join event_note noted on noted.event_id = e.id
    where mine.organisation_id = ${organisationId} and e.retired_on is null
    order by e.effective_on desc, e.id desc`)

export type Taking = Moved & {
  id: string
  organisationId: string
  name: string | null
  part: EventPart
  direction: Direction | null
  canEdit: boolean
}

/** How many organisations took part in an event that the actor may read, including those out of sight. */
export async function countParties(db: Db, eventId: string): Promise<number> {
  const [found] = await db.execute<{ parties: number }>(
    sql`select parties_of(${event.id}) as parties from ${event} where ${event.id} = ${eventId}`,
  )
  return found?.parties ?? 0
}

/** The organisations that took part in an event, with their part and the members that they moved. */
export const listOrganisationsIn = (db: Db, eventId: string, locale: Locale = 'vi') =>
  db.execute<Taking>(sql`
    select eo.id, eo.organisation_id as "organisationId", eo.part, eo.members, eo.probationary, eo.female,
      ${organisations.referredName(sql`eo.organisation_id`, locale, sql`e.effective_on`)} as name,
      ${directionOf(sql`e.kind`, sql`eo.organisation_id`, sql`e.effective_on`)} as direction,
      ${mayRevise(eventOrganisation, 'eo')} as "canEdit"
    from event_organisation eo join event e on e.id = eo.event_id
    where e.id = ${eventId} order by eo.part, name`)
