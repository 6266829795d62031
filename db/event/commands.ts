import type { z } from 'zod'
import type { Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, keepPart, reviseRow } from '../record/revise'
import {
  type EventInput,
  type EventPart,
  type EventRevision,
  event,
  eventNote,
  eventOrganisation,
  type Moved,
} from './record'

type Happening = Pick<EventInput, 'unitId' | 'kind' | 'effectiveOn' | 'documentId'> &
  Partial<Pick<EventInput, 'membersTo' | 'note'>>
export type Part = { organisationId: string; part: EventPart } & Partial<Moved>

/** Inserts an event and the organisations that took part. */
export async function recordEvent(db: Db, id: string, { note, ...input }: Happening, parts: Part[]): Promise<void> {
  await db.insert(event).values({ id, ...input })
  await keepEventNote(db, id, note)
  await db.insert(eventOrganisation).values(parts.map((part) => ({ eventId: id, ...part })))
}

export const reviseEvent = (db: Db, at: At, { note, ...facts }: z.output<typeof EventRevision>): Promise<Result<At>> =>
  reviseRow(db, event, at, facts, () => keepEventNote(db, at.id, note))

const keepEventNote = (db: Db, id: string, note: string | null | undefined): Promise<boolean> =>
  keepPart(db, eventNote, eventNote.eventId, id, { note })
