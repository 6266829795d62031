import { eq, sql } from 'drizzle-orm'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, reviseRow } from '../record/revise'
import { findEvent, listOrganisationsIn, type Taking } from './queries'
import { type EventKind, event, eventOrganisation, letsMembersOut, type Moved, movesMembers } from './record'

/**
 * Records how many members left or came, by the id of each part; null removes a number. Reports that are not confirmed
 * take the numbers as their lines; a confirmed one must be corrected. Fails if the sums of those who left and of those
 * who came are known and differ.
 */
export async function recordMembers(db: Db, at: At, numbers: Record<string, Partial<Moved>>): Promise<Result<At>> {
  const found = await findEvent(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  const taking = [...(await listOrganisationsIn(db, at.id))]
  if (!asksMembers(found.kind, taking)) return invalid('decision', 'event-moves-nobody')
  const parts = new Map(taking.map((part) => [part.id, part]))
  if (Object.keys(numbers).some((id) => !parts.get(id)?.canEdit)) return fail({ kind: 'forbidden' })

  const saved = await reviseRow(db, event, at, {}, async () => {
    const other = Object.entries(numbers).filter(([id, moved]) =>
      measures.some((one) => moved[one] !== undefined && moved[one] !== parts.get(id)?.[one]),
    )
    for (const [id, moved] of other) await db.update(eventOrganisation).set(moved).where(eq(eventOrganisation.id, id))
    return other.length > 0
  })
  if (!saved.ok) return saved
  const [balance] = await db.execute<Balance>(sql`select * from event_balance(${at.id})`)
  const refused = balance && imbalanceOf(found.kind, balance)
  return refused ?? ok(saved.value)
}

/**
 * Whether an event has numbers of members. A transfer moves nobody, but one into the zone says how many it brought, if
 * the register had no figure.
 */
export const asksMembers = (kind: EventKind, parts: readonly Pick<Taking, 'part' | 'direction'>[]): boolean =>
  movesMembers(kind, parts) || parts.some(({ direction }) => direction === 'in')

const measures = ['members', 'probationary', 'female'] as const
type Balance = Record<
  'gone' | `gone_${'probationary' | 'female'}` | 'come' | `come_${'probationary' | 'female'}`,
  number | null
>

/** The refusal of sums that differ; of members who left the register, fewer may have come. */
function imbalanceOf(kind: EventKind, of: Balance): Result<never> | undefined {
  const differ = (gone: number | null, come: number | null) =>
    gone !== null && come !== null && (come > gone || (come < gone && !letsMembersOut(kind)))
      ? { gone, come }
      : undefined
  const members = differ(of.gone, of.come)
  if (members)
    return invalid('decision', members.come > members.gone ? 'event-members' : 'event-members-fewer', members)
  const probationary = differ(of.gone_probationary, of.come_probationary)
  if (probationary) return invalid('decision', 'event-probationary', probationary)
  const female = differ(of.gone_female, of.come_female)
  return female && invalid('decision', 'event-female', female)
}
