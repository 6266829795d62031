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

/** Allows an officer to lock periods for a spell. */
export async function delegateLock(
  db: Db,
  id: string,
  { accountId, from, to }: Grant,
): Promise<Result<{ id: string }>> {
  if (to < from) return invalid('to', 'dates-in-order')
  if (to < today()) return invalid('to', 'over-already')
  const officers = await listOfficerChoices(db)
  // officers() returns rows to a leader only. For all others the list is empty, and the policy refuses the INSERT.
  if (officers.length > 0 && !officers.some(({ value }) => value === accountId)) return invalid('accountId', 'choose')
  await db.insert(lockDelegation).values({ id, accountId, valid: between(from, addDays(to, 1)) })
  return ok({ id })
}

/** Ends a delegation with a day. If that is before its first day, the delegation is retired. */
export async function endDelegation(db: Db, at: At, lastDay: string): Promise<Result<At>> {
  const known = await findDelegation(db, at.id)
  if (!known) return fail({ kind: 'missing' })
  if (lastDay < addDays(known.from, -1)) return invalid('lastDay', 'dates-in-order')
  if (known.lastDay && lastDay > known.lastDay) return invalid('lastDay', 'ends-earlier')
  return reviseRow(
    db,
    lockDelegation,
    at,
    lastDay < known.from ? { retiredOn: sql`today()` } : { valid: between(known.from, addDays(lastDay, 1)) },
  )
}
