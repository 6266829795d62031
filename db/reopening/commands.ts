import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { findReopening, type ReopeningState } from './queries'
import { type ReopeningGrant, type ReopeningGrantedInput, type ReopeningInput, reopening } from './record'

type Id = { id: string }
type Granting = z.output<typeof ReopeningGrant>

/** Inserts a request to reopen a locked period for one scope. */
export async function askReopening(db: Db, id: string, { isWhole, ...input }: ReopeningInput): Promise<Result<Id>> {
  const scopes = [input.organisationId, input.enterpriseId, input.unitId, isWhole].filter((one) => one)
  if (scopes.length !== 1) return invalid('organisationId', 'one-scope')
  await db.insert(reopening).values({ ...input, id, requestedBy: sql`actor_id()` })
  return ok({ id })
}

/** By a leader: request and grant in one transaction. The row has both steps. */
export async function askAndGrant(
  db: Db,
  id: string,
  { expiresOn, ...input }: z.output<typeof ReopeningGrantedInput>,
): Promise<Result<Id>> {
  const asked = await askReopening(db, id, input)
  return asked.ok ? grantReopening(db, id, { expiresOn, decisionNote: null }) : asked
}

/** Grants a request until the end of `expiresOn`. The trigger keep_decision sets who and when. */
export const grantReopening = (db: Db, id: string, { expiresOn, decisionNote = null }: Granting) =>
  decide(db, id, { isGranted: true, expiresOn, decisionNote })

export const declineReopening = (db: Db, id: string, decisionNote: string) =>
  decide(db, id, { isGranted: false, decisionNote })

const decide = (db: Db, id: string, decision: Partial<typeof reopening.$inferInsert>) =>
  reviseIf(db, id, decision, isNull(reopening.isGranted), ['waiting', 'reopening-decided'])

/** Revokes a grant before its last day; from then on it allows no more changes. */
export async function revokeReopening(db: Db, id: string, revokedReason: string): Promise<Result<Id>> {
  if (revokedReason.trim() === '') return invalid('revokedReason', 'empty')
  const open = sql`${reopening.isGranted} and ${reopening.revokedReason} is null and ${reopening.expiresOn} >= today()`
  return reviseIf(db, id, { revokedReason }, open, ['open', 'reopening-not-open'])
}

/**
 * One UPDATE with the condition on the present state, so that one of two concurrent decisions wins. If it changes no
 * row, the state then read gives the reason.
 */
async function reviseIf(
  db: Db,
  id: string,
  values: Partial<typeof reopening.$inferInsert>,
  still: SQL,
  [state, otherwise]: [ReopeningState, string],
): Promise<Result<Id>> {
  const revised = and(eq(reopening.id, id), still)
  const [saved] = await db.update(reopening).set(values).where(revised).returning({ id: reopening.id })
  if (saved) return ok(saved)
  const known = await findReopening(db, id)
  if (!known) return fail({ kind: 'missing' })
  return known.state === state ? fail({ kind: 'forbidden' }) : invalid('decision', otherwise)
}
