import { eq, sql } from 'drizzle-orm'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, reviseRow } from '../record/revise'
import { findEvent, listOrganisationsIn } from './queries'
import { event, eventOrganisation, movesMembers } from './record'

/**
 * Records how many members left or came, by the id of each part; null removes a number. Reports that are not confirmed
 * take the numbers as their lines; a confirmed one must be corrected. Fails with `event-members` if more come than
 * left.
 */
export async function recordMembers(db: Db, at: At, numbers: Record<string, number | null>): Promise<Result<At>> {
  const found = await findEvent(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  if (!movesMembers(found.kind)) return invalid('decision', 'event-moves-nobody')
  const parts = new Map([...(await listOrganisationsIn(db, at.id))].map((part) => [part.id, part]))
  if (Object.keys(numbers).some((id) => !parts.get(id)?.canEdit)) return fail({ kind: 'forbidden' })

  const saved = await reviseRow(db, event, at, {}, async () => {
    const other = Object.entries(numbers).filter(([id, members]) => parts.get(id)?.members !== members)
    for (const [id, members] of other)
      await db.update(eventOrganisation).set({ members }).where(eq(eventOrganisation.id, id))
    return other.length > 0
  })
  if (!saved.ok) return saved
  const [balance] = await db.execute<{ gone: number | null; come: number | null }>(
    sql`select gone, come from event_balance(${at.id})`,
  )
  const { gone, come } = balance ?? { gone: null, come: null }
  if (gone !== null && come !== null && come > gone) return invalid('decision', 'event-members', { gone, come })
  return ok(saved.value)
}
