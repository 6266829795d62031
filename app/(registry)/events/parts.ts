import { z } from 'zod'
import { addDays } from '@/core/date'
import type { Locale } from '@/core/locale'
import { movedAs, movedFields, movedIn, type Values, withinMembers } from '@/db/act/moved'
import type { Db } from '@/db/door/actor'
import { asksMembers } from '@/db/event/members'
import { findEvent, listOrganisationsIn, type Taking } from '@/db/event/queries'
import { type EventKind, leaves, type Moved } from '@/db/event/record'
import { findMembers } from '@/db/organisation/warnings'

export type Moving = { kind: EventKind; parts: Taking[] }

/**
 * The organisations of an event whose members the user may enter; null if the event moves none, or the user may not
 * change it.
 */
export async function readParts(db: Db, id: string): Promise<Moving | null> {
  const event = await findEvent(db, id)
  if (!event?.canEdit || event.retiredOn) return null
  const parts = await listPartsOf(db, event)
  const open = parts.filter((part) => part.canEdit && (part.direction === null || hasNoFigure(part)))
  return asksMembers(event.kind, open) ? { kind: event.kind, parts: open } : null
}

export type Told = Taking & {
  /**
   * The members that it had on the day before, where an event concerns them all: a transfer takes them along, and a
   * cell that rises hands them over.
   */
  before: number | null
}

/** The organisations of an event, with their figures of the day before where the event concerns all members. */
export async function listPartsOf(
  db: Db,
  event: { id: string; kind: EventKind; effectiveOn: string },
  locale?: Locale,
) {
  const parts: Told[] = []
  for (const part of await listOrganisationsIn(db, event.id, locale)) {
    const before =
      event.kind === 'transferred' ? await findMembers(db, part.organisationId, addDays(event.effectiveOn, -1)) : null
    parts.push({ ...part, before: before?.members ?? null })
  }
  return parts
}

/** Whether an organisation came into the zone without a figure in the register, so that its members are to be said. */
export const hasNoFigure = ({ direction, before }: Told) => direction === 'in' && before === null

const prefix = 'part-'
const rowOf = ({ id }: Pick<Taking, 'id'>) => `${prefix}${id}-`

/** A schema with the numbers of each organisation, labelled by the direction in which members went. */
export function membersInput({ kind, parts }: Moving) {
  const fields = parts.map((part) => movedFields(rowOf(part), labelOf(kind, part), undefined, calledOf(part)))
  return z.object(Object.assign({}, ...fields) as z.ZodRawShape).check(withinMembers(parts.map(rowOf)))
}

/** The present numbers by field. */
export const membersValues = ({ parts }: Moving) =>
  Object.assign({}, ...parts.map((part) => movedAs(rowOf(part), part)))

const calledOf = ({ name }: Taking) => ({ vi: name ?? '', en: name ?? '' })
const labelOf = (kind: EventKind, { part, name }: Taking) =>
  leaves(kind, part)
    ? { vi: `${name}: số đảng viên chuyển đi`, en: `${name}: members who left` }
    : { vi: `${name}: số đảng viên chuyển đến`, en: `${name}: members who came` }

/** The numbers by id of the part; an empty field is null. */
export function partsIn(values: Values): Record<string, Moved> {
  const rows = new Set(Object.keys(values).map((name) => name.slice(0, name.lastIndexOf('-') + 1)))
  return Object.fromEntries([...rows].map((row) => [row.slice(prefix.length, -1), movedIn(values, row)]))
}
