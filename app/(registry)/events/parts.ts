import { z } from 'zod'
import type { Db } from '@/db/door/actor'
import { findEvent, listOrganisationsIn, type Taking } from '@/db/event/queries'
import { type EventInput, leaves, membersMoved, movesMembers } from '@/db/event/record'

export type Moved = { kind: EventInput['kind']; parts: Taking[] }

/**
 * The organisations of an event whose members the user may enter; null if the event moves none, or the user may not
 * change it.
 */
export async function readParts(db: Db, id: string): Promise<Moved | null> {
  const event = await findEvent(db, id)
  if (!event?.canEdit || event.retiredOn || !movesMembers(event.kind)) return null
  const parts = [...(await listOrganisationsIn(db, id))].filter(({ canEdit }) => canEdit)
  return { kind: event.kind, parts }
}

const prefix = 'members-'
export const nameOfPart = ({ id }: Pick<Taking, 'id'>) => `${prefix}${id}`

/** A schema with a number for each organisation, labelled by the direction of the transfer. */
export const membersInput = ({ kind, parts }: Moved) =>
  z.object(Object.fromEntries(parts.map((part) => [nameOfPart(part), membersMoved(labelOf(kind, part))])))

const labelOf = (kind: Moved['kind'], { part, name }: Taking) =>
  leaves(kind, part)
    ? { vi: `${name}: số đảng viên chuyển đi`, en: `${name}: members who left` }
    : { vi: `${name}: số đảng viên chuyển đến`, en: `${name}: members who came` }

/** The numbers by id of the part; an empty field is null. */
export const partsIn = (numbers: Record<string, number | null | undefined>): Record<string, number | null> =>
  Object.fromEntries(Object.entries(numbers).map(([name, members]) => [name.slice(prefix.length), members ?? null]))
