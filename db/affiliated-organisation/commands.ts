import { addDays } from '../../core/date'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, reviseRow } from '../record/revise'
import { between, since } from '../record/validity'
import { findAffiliated } from './queries'
import { type AffiliatedRegistration, affiliatedOrganisation } from './record'

/** Inserts an organisation of an enterprise. */
export async function registerAffiliated(
  db: Db,
  id: string,
  { foundedOn, ...input }: AffiliatedRegistration,
): Promise<Result<{ id: string }>> {
  await db.insert(affiliatedOrganisation).values({ id, ...input, valid: since(foundedOn) })
  return ok({ id })
}

/** Corrects a row; keeps its recorded end. */
export async function reviseAffiliated(
  db: Db,
  at: At,
  { foundedOn, ...input }: AffiliatedRegistration,
): Promise<Result<At>> {
  const found = await findAffiliated(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  const { endedOn } = found
  if (endedOn && endedOn < foundedOn) return invalid('foundedOn', 'dates-in-order')
  const valid = endedOn ? between(foundedOn, addDays(endedOn, 1)) : since(foundedOn)
  return reviseRow(db, affiliatedOrganisation, at, { ...input, valid })
}

export async function endAffiliated(db: Db, at: At, endsOn: string): Promise<Result<At>> {
  const found = await findAffiliated(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  if (endsOn < found.foundedOn) return invalid('endsOn', 'dates-in-order')
  return reviseRow(db, affiliatedOrganisation, at, { valid: between(found.foundedOn, addDays(endsOn, 1)) })
}
