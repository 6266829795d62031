import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { formatDate } from '../../core/locale'
import { fail, invalid, invalidBeside, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, keepPart, reviseRow } from '../record/revise'
import { lockedByFirstDay, moveFirstDay, parted, type Revision, reviseState, since } from '../record/validity'
import { kindStands } from './derived'
import { findOrganisation } from './queries'
import {
  type OrganisationInput,
  OrganisationNote,
  OrganisationState,
  organisation,
  organisationNote,
  organisationState,
} from './record'

/** A new organisation, followed from a day on. */
export async function registerOrganisation(
  db: Db,
  id: string,
  input: OrganisationInput,
  effectiveOn: string,
): Promise<Result<{ id: string }>> {
  if (effectiveOn < input.foundedOn) return invalid('effectiveOn', 'before-founding')
  const checked = oneSuperior(input)
  if (!checked.ok) return checked
  const standing = await kindStands(db, input.kind, effectiveOn)
  if (!standing.ok) return standing
  const { state, note, own } = partsOf(input)
  await db.insert(organisation).values({ id, ...own })
  await db.insert(organisationState).values({ organisationId: id, valid: since(effectiveOn), ...state })
  await keepOrganisationNote(db, id, note)
  return ok({ id })
}

/**
 * Mends what was recorded: it was so all along. What changed in the world is recorded by an act, from a day on. Its first
 * day is moved back only: mandates, coverage and reports may rest on the days after it.
 */
export async function correctOrganisation(
  db: Db,
  at: At,
  input: OrganisationInput,
  followedFrom: string | null = null,
): Promise<Result<At>> {
  const checked = oneSuperior(input)
  if (!checked.ok) return checked
  const found = await findOrganisation(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  const first = followedFrom ?? found.followedFrom
  if (first > found.followedFrom)
    return invalid('followedFrom', 'first-day-later', { date: formatDate(found.followedFrom, 'vi') })
  if (first < found.followedFrom && first < input.foundedOn) return invalid('followedFrom', 'before-founding')
  const locked = await lockedByFirstDay(db, 'organisation', at.id, [found.followedFrom, first])
  if (locked.length > 0) return invalidBeside('followedFrom', 'first-day-locked', locked)
  const { state, note, own } = partsOf(input)
  return reviseRow(db, organisation, at, own, async () => {
    const moved = await moveFirstDay(db, organisationState, ownerOf(at.id), first)
    const isNoted = await keepOrganisationNote(db, at.id, note)
    return (
      (await changeState(db, at.id, state, { effectiveOn: found.stateDay, isCorrection: true })) || moved || isNoted
    )
  })
}

/** The columns of the input by table. */
function partsOf(input: OrganisationInput) {
  const { state, own: rest } = parted(OrganisationState, input)
  const { state: note, own } = parted(OrganisationNote, rest)
  return { state, note, own }
}

const keepOrganisationNote = (db: Db, id: string, note: z.output<typeof OrganisationNote>): Promise<boolean> =>
  keepPart(db, organisationNote, organisationNote.organisationId, id, note)

const ownerOf = (id: string) => ({ column: organisationState.organisationId, id })

/** What an organisation is called, what it is and to whom it belongs, from a day on. Answers whether that is new. */
export const changeState = (db: Db, id: string, facts: Partial<OrganisationState>, revision: Revision) =>
  reviseState(db, organisationState, ownerOf(id), facts, revision)

/** Locks an organisation for an act by raising its version, so that acts on it run one after another. */
export async function holdOrganisation(db: Db, id: string) {
  const [held] = await db
    .update(organisation)
    .set({ version: sql`${organisation.version} + 1` })
    .where(eq(organisation.id, id))
    .returning({ id: organisation.id })
  const found = await findOrganisation(db, id)
  if (!found) return fail({ kind: 'missing' })
  return held ? ok(found) : fail({ kind: 'forbidden' })
}

/** Fails if both a superior in the register and one outside are given. */
export const oneSuperior = (input: Pick<OrganisationState, 'superiorId' | 'externalSuperior'>): Result<null> =>
  input.superiorId && input.externalSuperior ? invalid('externalSuperior', 'one-superior') : ok(null)
