import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { type Asked, dayOf, every, fieldsFrom, type Listed, listed, patternOf, window, withinUnit } from '../list'
import { mayRevise } from '../rights'
import { nameOn } from '../validity'
import { type EventInput, event, eventOrganisation } from './record'

export type EventFilter = {
  unitId?: string | undefined
  kind?: string | undefined
  review?: 'no-decision' | undefined
}

export type EventRow = EventInput & {
  id: string
  organisations: string | null
  /** The first three, and how many there are. */
  first: string | null
  count: number
  decision: string | null
}

/** The events of a list, newest first. */
export function listEvents(db: Db, asked: Asked & EventFilter): Promise<Listed<EventRow>> {
  return listed(db, eventRows(asked, window(asked)), sql`select ${matching(asked)}`)
}

export function eventRows(asked: Asked & EventFilter, part: SQL = sql``): SQL {
  const direction = asked.descending ? sql`desc` : sql`asc`
  return sql`
    select page.*, d.number as decision, names.all as organisations, names.first, names.count
    from (
      select ${fieldsFrom('e', event)}, row_number() over (order by e.effective_on ${direction}, e.id) as place
      ${matching(asked)}
      order by e.effective_on ${direction}, e.id ${part}
    ) page
    left join document d on d.id = page."documentId"
    left join lateral (${namesIn(sql`page.id`)}) names on true
    order by page.place`
}

function matching(asked: Asked & EventFilter): SQL {
  const conditions = every([
    sql`e.retired_on is null`,
    asked.validOn ? sql`e.effective_on <= ${dayOf(asked)}` : undefined,
    asked.text
      ? sql`e.id in (select event_id from event_organisation
          where organisation_id in (select organisations_like(${patternOf(asked.text)})))`
      : undefined,
    asked.unitId ? withinUnit(sql`e.unit_id`, asked.unitId) : undefined,
    asked.kind ? sql`e.kind = ${asked.kind}::event_kind` : undefined,
    asked.review === 'no-decision' ? sql`e.document_id is null` : undefined,
  ])
  return sql`from event e where ${conditions}`
}

const namesIn = (eventId: SQL) => sql`
  select string_agg(one.name, ', ' order by one.part, one.name) as all, count(*)::int as count,
    array_to_string((array_agg(one.name order by one.part, one.name))[1:3], ', ') as first
  from (select eo.part, ${nameOn('organisation', sql`eo.organisation_id`, sql`page."effectiveOn"`)} as name
    from event_organisation eo where eo.event_id = ${eventId}) one`

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
