import { addDays } from '../../core/date'
import { invalid, ok, type Result } from '../../core/result'
import { decisionIn } from '../document/commands'
import type { Db } from '../door/actor'
import { type Part, recordEvent } from '../event/commands'
import { type EventInput, type EventPart, eventKindInWords, type Moved } from '../event/record'
import { holdOrganisation } from '../organisation/commands'
import { findOrganisation, type Organisation } from '../organisation/queries'
import type { ActInput } from './inputs'

/** The organisation that the act starts from, and the id of the new event. */
export type On = { organisationId: string; eventId: string }
export type Acted = Result<{ id: string }>
export type Taken = { parts: Part[]; membersTo?: string | null | undefined }

/** The organisation, locked until the end of the transaction, and the document of the decision. */
export type Subject = { organisation: Organisation; documentId: string | null }

/**
 * Runs one act on an organisation: locks it, records the decision, runs `work`, and inserts the event with the parts
 * that `work` returns. The caller's transaction rolls all of it back if any step fails. Fails with `not-living` if the
 * organisation does not exist on the day before and on the day of the act.
 */
export async function actOn(
  db: Db,
  { organisationId, eventId }: On,
  kind: EventInput['kind'],
  asked: ActInput,
  work: (subject: Subject) => Promise<Result<Taken>>,
): Promise<Acted> {
  const held = await holdLiving(db, organisationId, asked.effectiveOn)
  if (!held.ok) return held
  const organisation = held.value
  const subject = `${eventKindInWords(kind)}: ${organisation.name}`.slice(0, 500)
  const decision = await decisionIn(db, asked, { unitId: organisation.unitId, subject })
  if (!decision.ok) return decision
  const taken = await work({ organisation, documentId: decision.value })
  if (!taken.ok) return taken
  const { unitId } = organisation
  const { effectiveOn, note } = asked
  const { parts, membersTo = null } = taken.value
  await recordEvent(db, eventId, { unitId, kind, effectiveOn, note, membersTo, documentId: decision.value }, parts)
  return ok({ id: organisationId })
}

/** Locks an organisation that exists on the day before `day` and on `day`; the result is its state on `day`. */
export async function holdLiving(db: Db, id: string, day: string): Promise<Result<Organisation>> {
  const held = await holdOrganisation(db, id)
  if (!held.ok) return held
  const [before, then] = [await findOrganisation(db, id, addDays(day, -1)), await findOrganisation(db, id, day)]
  const lives = before && then && !then.retiredOn && before.from < day && !before.endedOn && !then.endedOn
  return lives ? ok(then) : invalid('effectiveOn', 'not-living', { name: held.value.name })
}

type Named = (organisationId: string, moved?: Partial<Moved>) => Part

const as =
  (part: EventPart): Named =>
  (organisationId, { members = null, probationary = null, female = null } = {}) => ({
    organisationId,
    part,
    members,
    probationary,
    female,
  })
export const subject = as('subject')
export const predecessor = as('predecessor')
export const successor = as('successor')
