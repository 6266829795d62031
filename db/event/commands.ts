import type { Db } from '../door/actor'
import { type EventInput, type EventPart, event, eventOrganisation, type Moved } from './record'

type Happening = Pick<EventInput, 'unitId' | 'kind' | 'effectiveOn' | 'documentId'> &
  Partial<Pick<EventInput, 'membersTo' | 'note'>>
export type Part = { organisationId: string; part: EventPart } & Partial<Moved>

/** Inserts an event and the organisations that took part. */
export async function recordEvent(db: Db, id: string, input: Happening, parts: Part[]): Promise<void> {
  await db.insert(event).values({ id, ...input })
  await db.insert(eventOrganisation).values(parts.map((part) => ({ eventId: id, ...part })))
}
