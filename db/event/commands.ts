import type { Db } from '../door/actor'
import { type EventInput, event, eventOrganisation } from './record'

type Happening = Pick<EventInput, 'unitId' | 'kind' | 'effectiveOn' | 'documentId'> &
  Partial<Pick<EventInput, 'membersTo' | 'note'>>
export type Part = {
  organisationId: string
  part: 'predecessor' | 'subject' | 'successor'
  /** How many members left it or came to it; null if unknown. */
  members?: number | null
}

/** Inserts an event and the organisations that took part. */
export async function recordEvent(db: Db, id: string, input: Happening, parts: Part[]): Promise<void> {
  await db.insert(event).values({ id, ...input })
  await db.insert(eventOrganisation).values(parts.map((part) => ({ eventId: id, ...part })))
}
