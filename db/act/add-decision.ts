import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { fail, invalid, ok, type Result } from '../../core/result'
import { decisionIn } from '../document/commands'
import type { DecisionInput } from '../document/record'
import type { Db } from '../door/actor'
import { findEvent, listOrganisationsIn } from '../event/queries'
import { event, eventKindInWords, eventOrganisation } from '../event/record'
import { holdOrganisation } from '../organisation/commands'
import { organisation } from '../organisation/record'

/**
 * Adds the decision of an event that was recorded without one ("bổ sung sau", to be added later), also to the
 * organisations that the event founded.
 */
export async function addDecision(db: Db, eventId: string, asked: DecisionInput): Promise<Result<{ id: string }>> {
  const found = await findEvent(db, eventId)
  if (!found) return fail({ kind: 'missing' })
  if (!found.canEdit) return fail({ kind: 'forbidden' })
  const parts = [...(await listOrganisationsIn(db, eventId))]
  const named = parts.map(({ name }) => name).join(', ')
  const subject = `${eventKindInWords(found.kind)}: ${named}`.slice(0, 500)
  const decision = await decisionIn(db, asked, { unitId: found.unitId, subject })
  if (!decision.ok) return decision
  if (!decision.value) return invalid('decisionNumber', 'v14')
  await db
    .update(event)
    .set({ documentId: decision.value, version: sql`${event.version} + 1` })
    .where(eq(event.id, eventId))
  const born = parts.filter(({ part }) => part === 'successor' || found.kind === 'established')
  await cite(
    db,
    born.map(({ organisationId }) => organisationId),
    decision.value,
  )
  return ok({ id: eventId })
}

/** Adds the founding decision of an organisation that was recorded without one, also to its founding event. */
export async function addFoundingDecision(db: Db, id: string, asked: DecisionInput): Promise<Result<{ id: string }>> {
  const held = await holdOrganisation(db, id)
  if (!held.ok) return held
  const { unitId, name } = held.value
  const decision = await decisionIn(db, asked, {
    unitId,
    subject: `${eventKindInWords('established')}: ${name}`.slice(0, 500),
  })
  if (!decision.ok) return decision
  if (!decision.value) return invalid('decisionNumber', 'v14')
  await cite(db, [id], decision.value)
  const foundings = db
    .select({ id: eventOrganisation.eventId })
    .from(eventOrganisation)
    .where(eq(eventOrganisation.organisationId, id))
  await db
    .update(event)
    .set({ documentId: decision.value, version: sql`${event.version} + 1` })
    .where(and(inArray(event.id, foundings), eq(event.kind, 'established'), isNull(event.documentId)))
  return ok({ id })
}

const cite = async (db: Db, ids: string[], foundingDocumentId: string) => {
  if (ids.length === 0) return
  await db
    .update(organisation)
    .set({ foundingDocumentId, version: sql`${organisation.version} + 1` })
    .where(and(inArray(organisation.id, ids), isNull(organisation.foundingDocumentId)))
}
