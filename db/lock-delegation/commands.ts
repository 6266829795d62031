import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { addDays, today } from '../../core/date'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, reviseRow } from '../record/revise'
import { between } from '../record/validity'
import { findDelegation, listOfficerChoices } from './queries'
import { type LockDelegationGrant, lockDelegation } from './record'

type Grant = z.output<typeof LockDelegationGrant>

/** Lets an officer lock periods from one day to another. */
export async function delegateLock(
  db: Db,
  id: string,
  { accountId, from, to }: Grant,
): Promise<Result<{ id: string }>> {
  if (to < from) return invalid('to', 'dates-in-order')
  if (to < today()) return invalid('to', 'over-already')
  const officers = await listOfficerChoices(db)
  // To anybody but a leader there are no officers to choose: the policy says that they may not.
  if (officers.length > 0 && !officers.some(({ value }) => value === accountId)) return invalid('accountId', 'choose')
  await db.insert(lockDelegation).values({ id, accountId, valid: between(from, addDays(to, 1)) })
  return ok({ id })
}

/** Ends a delegation with a day. One that never began is taken back as a whole. */
export async function endDelegation(db: Db, at: At, lastDay: string): Promise<Result<At>> {
  const known = await findDelegation(db, at.id)
  if (!known) return fail({ kind: 'missing' })
  if (lastDay < addDays(known.from, -1)) return invalid('lastDay', 'dates-in-order')
  if (known.lastDay && lastDay > known.lastDay) return invalid('lastDay', 'ends-earlier')
  return reviseRow(
    db,
    lockDelegation,
    at,
    lastDay < known.from
      ? { retiredOn: sql`today()`, retiredReason: sql`left(current_setting('sobo.reason', true), 500)` }
      : { valid: between(known.from, addDays(lastDay, 1)) },
  )
}
