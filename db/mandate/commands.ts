import { sql } from 'drizzle-orm'
import { formatDate } from '../../core/locale'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, keepPart, reviseRow } from '../record/revise'
import { findMandate, type Mandate } from './queries'
import { type MandateInput, mandate, mandateNote } from './record'

type Facts = Omit<MandateInput, 'documentId' | 'note'> & {
  documentId: string | null
  note?: string | null | undefined
  startsOn: string
}
type End = { endsOn: string; endReason: NonNullable<typeof mandate.$inferInsert.endReason> }

/** Inserts a mandate; with `end`, one that has ended already. */
export async function recordMandate(
  db: Db,
  id: string,
  { startsOn, note, ...facts }: Facts,
  end: End | null = null,
): Promise<Result<{ id: string }>> {
  if (end && end.endsOn < startsOn) return invalid('endsOn', 'dates-in-order')
  if (facts.position === 'secretary') {
    const other = await secretaryBetween(db, facts.organisationId, startsOn, end?.endsOn ?? null, id)
    if (other) return invalid('position', 'v10-since', { date: formatDate(other.since, 'vi') })
  }
  await db
    .insert(mandate)
    .values({ ...facts, id, valid: held(startsOn, end?.endsOn), endReason: end?.endReason ?? null })
  await keepMandateNote(db, id, note)
  return ok({ id })
}

/** Corrects a mandate or adds its decision. Its end is recorded by `endMandate`. */
export async function reviseMandate(
  db: Db,
  at: At,
  { startsOn, note, ...facts }: Omit<Facts, 'personId' | 'organisationId'>,
): Promise<Result<At>> {
  const found = await findMandate(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  if (found.endsOn && found.endsOn < startsOn) return invalid('effectiveOn', 'dates-in-order')
  if (facts.position === 'secretary') {
    const other = await secretaryBetween(db, found.organisationId, startsOn, found.endsOn, at.id)
    if (other) return invalid('position', 'v10-since', { date: formatDate(other.since, 'vi') })
  }
  return reviseRow(db, mandate, at, { ...facts, valid: held(startsOn, found.endsOn) }, () =>
    keepMandateNote(db, at.id, note),
  )
}

const keepMandateNote = (db: Db, id: string, note: string | null | undefined): Promise<boolean> =>
  keepPart(db, mandateNote, mandateNote.mandateId, id, { note })

/** Records or corrects the end of a mandate. Its rights end with the last day. */
export async function endMandate(
  db: Db,
  at: At,
  { endsOn, endReason }: End,
  endDocumentId: string | null,
): Promise<Result<At>> {
  const found = await findMandate(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  if (endsOn < found.startsOn) return invalid('endsOn', 'mandate-begins', { date: formatDate(found.startsOn, 'vi') })
  const next = await otherSecretary(db, found, endsOn)
  if (next) return invalid('endsOn', 'v10-since', { date: formatDate(next.since, 'vi') })
  const saved = await reviseRow(db, mandate, at, { valid: held(found.startsOn, endsOn), endReason, endDocumentId })
  if (saved.ok) await db.execute(sql`select end_lost_sessions(${found.personId})`)
  return saved
}

/** Removes a recorded end. Fails if another secretary holds the office since then. */
export async function cancelEnd(db: Db, at: At): Promise<Result<At>> {
  const found = await findMandate(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  const next = await otherSecretary(db, found, null)
  if (next) return invalid('position', 'v10-since', { date: formatDate(next.since, 'vi') })
  return reviseRow(db, mandate, at, { valid: held(found.startsOn, null), endReason: null, endDocumentId: null })
}

/** The other secretary if this mandate lasts until `endsOn`; undefined for any other position. */
export const otherSecretary = (
  db: Db,
  { id, position, organisationId, startsOn }: Pick<Mandate, 'id' | 'position' | 'organisationId' | 'startsOn'>,
  endsOn: string | null,
) => (position === 'secretary' ? secretaryBetween(db, organisationId, startsOn, endsOn, id) : undefined)

/** Another secretary of the organisation during a spell, and the first day (V10). */
async function secretaryBetween(db: Db, organisationId: string, startsOn: string, endsOn: string | null, but: string) {
  const [other] = await db.execute<{ id: string; since: string; personId: string }>(sql`
    select id, lower(valid)::text as since, person_id as "personId" from mandate
    where organisation_id = ${organisationId} and position = 'secretary' and retired_on is null and id <> ${but}
      and valid && ${held(startsOn, endsOn)}::daterange
    order by valid limit 1`)
  return other
}

const held = (startsOn: string, endsOn: string | null | undefined) => `[${startsOn},${endsOn ?? ''}]`
