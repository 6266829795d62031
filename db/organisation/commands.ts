import { eq, sql } from 'drizzle-orm'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, reviseKept } from '../record/revise'
import { parted, type Revision, reviseState, since } from '../record/validity'
import { findOrganisation } from './queries'
import { type OrganisationInput, OrganisationState, organisation, organisationState } from './record'

/** Registers an organisation whose first spell begins on `effectiveOn`. Repeated with the same id it does nothing. */
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
  const { state, own } = parted(OrganisationState, input)
  await db.insert(organisation).values({ id, ...own })
  await db.insert(organisationState).values({ organisationId: id, valid: since(effectiveOn), ...state })
  return ok({ id })
}

/** Corrects an organisation as recorded, also for the past. Real changes (rename, new superior) are in db/act. */
export async function correctOrganisation(db: Db, at: At, input: OrganisationInput): Promise<Result<At>> {
  const checked = oneSuperior(input)
  if (!checked.ok) return checked
  const found = await findOrganisation(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  const { state, own } = parted(OrganisationState, input)
  return reviseKept(db, organisation, at, own, () =>
    changeState(db, at.id, state, { effectiveOn: found.stateDay, isCorrection: true }),
  )
}

/** Changes name, kind or superior of an organisation; see reviseState. Returns whether anything changed. */
export const changeState = (db: Db, id: string, facts: Partial<OrganisationState>, revision: Revision) =>
  reviseState(db, organisationState, { column: organisationState.organisationId, id }, facts, revision)

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
