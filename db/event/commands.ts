import { and, eq } from 'drizzle-orm'
import { fail, ok, type Result } from '../../core/result'
import type { Db } from '../actor'
import { findEvent } from './queries'
import { type EventInput, event, eventOrganisation } from './record'

type Happening = Pick<EventInput, 'unitId' | 'kind' | 'effectiveOn' | 'documentId'> &
  Partial<Pick<EventInput, 'membersTo' | 'note'>>
type At = { id: string; version: number }
export type Part = { organisationId: string; part: 'predecessor' | 'subject' | 'successor' }

/** Puts on record what happened to which organisations. */
export async function recordEvent(db: Db, id: string, input: Happening, parts: Part[]): Promise<void> {
  await db.insert(event).values({ id, ...input })
  await db.insert(eventOrganisation).values(parts.map((part) => ({ eventId: id, ...part })))
}

export const reviseEvent = (db: Db, at: At, input: Pick<EventInput, 'membersTo' | 'note'>) => save(db, at, input)

/** For entries made in error; what the event changed is mended on the records themselves. */
export const retireEvent = (db: Db, at: At, retirement: { on: string; reason: string }) =>
  save(db, at, { retiredOn: retirement.on, retiredReason: retirement.reason })

async function save(db: Db, at: At, values: Partial<typeof event.$inferInsert>): Promise<Result<At>> {
  const [saved] = await db
    .update(event)
    .set({ ...values, version: at.version + 1 })
    .where(and(eq(event.id, at.id), eq(event.version, at.version)))
    .returning({ id: event.id, version: event.version })
  if (saved) return ok(saved)
  const found = await findEvent(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  return found.canEdit ? fail({ kind: 'stale', fields: [] }) : fail({ kind: 'forbidden' })
}
