import { and, eq, sql } from 'drizzle-orm'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../actor'
import { type Revision, reviseState, since } from '../validity'
import { findOrganisation } from './queries'
import { type OrganisationInput, OrganisationState, organisation, organisationState } from './record'

type At = { id: string; version: number }

/** A new organisation, followed from a day on. Repeating it with the same id registers nothing twice. */
export async function registerOrganisation(
  db: Db,
  id: string,
  input: OrganisationInput,
  effectiveOn: string,
): Promise<Result<{ id: string }>> {
  if (await findOrganisation(db, id)) return ok({ id })
  if (effectiveOn < input.foundedOn) return invalid('effectiveOn', 'before-founding')
  const checked = oneSuperior(input)
  if (!checked.ok) return checked
  const { state, own } = parted(input)
  await db.insert(organisation).values({ id, ...own })
  await db.insert(organisationState).values({ organisationId: id, valid: since(effectiveOn), ...state })
  return ok({ id })
}

/** Mends what was recorded: it was so all along. What changed in the world is recorded by an act, from a day on. */
export async function correctOrganisation(db: Db, at: At, input: OrganisationInput): Promise<Result<At>> {
  const checked = oneSuperior(input)
  if (!checked.ok) return checked
  const found = await findOrganisation(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  const { state, own } = parted(input)
  const saved = await save(db, at, own)
  if (!saved.ok) return saved
  await changeState(db, at.id, state, { effectiveOn: found.stateDay, isCorrection: true })
  return saved
}

/** What an organisation is called, what it is and to whom it belongs, from a day on. Answers whether that is new. */
export const changeState = (db: Db, id: string, facts: Partial<OrganisationState>, revision: Revision) =>
  reviseState(db, organisationState, { column: organisationState.organisationId, id }, facts, revision)

/** For entries made in error only: an organisation that was ends by an act, with its decision. */
export const retireOrganisation = (
  db: Db,
  at: At,
  retirement: { on: string; reason: string } | null,
): Promise<Result<At>> => save(db, at, { retiredOn: retirement?.on ?? null, retiredReason: retirement?.reason ?? null })

/**
 * Holds an organisation for an act, so that two acts on it follow one another; refused to whoever may only read it.
 */
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

async function save(db: Db, at: At, values: Partial<typeof organisation.$inferInsert>): Promise<Result<At>> {
  const [saved] = await db
    .update(organisation)
    .set({ ...values, version: at.version + 1 })
    .where(and(eq(organisation.id, at.id), eq(organisation.version, at.version)))
    .returning({ id: organisation.id, version: organisation.version })
  return saved ? ok(saved) : notSaved(db, at)
}

/** Belongs to one committee or to one outside the registry, not to both. */
export const oneSuperior = (input: Pick<OrganisationState, 'superiorId' | 'externalSuperior'>): Result<null> =>
  input.superiorId && input.externalSuperior ? invalid('externalSuperior', 'one-superior') : ok(null)

function parted(input: OrganisationInput) {
  const state = OrganisationState.parse(input)
  const own = Object.fromEntries(Object.entries(input).filter(([name]) => !(name in OrganisationState.shape)))
  return { state, own: own as Omit<OrganisationInput, keyof typeof state> }
}

/** Postgres does not refuse an update of a row the actor may not write: it finds no such row. */
async function notSaved(db: Db, at: At): Promise<Result<never>> {
  const found = await findOrganisation(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  return found.canEdit ? fail({ kind: 'stale', fields: [] }) : fail({ kind: 'forbidden' })
}
