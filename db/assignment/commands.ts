import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { addDays } from '../../core/date'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, reviseRow } from '../record/revise'
import { between } from '../record/validity'
import { findAssignment } from './queries'
import { type AssignmentGrant, assignment } from './record'

type Grant = z.output<typeof AssignmentGrant>

/** Inserts an assignment. That of an administrator holds only after another one has confirmed it. */
export async function grantAssignment(
  db: Db,
  at: { id: string; accountId: string },
  { from, to, ...grant }: Grant,
): Promise<Result<{ accountId: string }>> {
  if (to && to < from) return invalid('to', 'dates-in-order')
  await db.insert(assignment).values({ ...at, ...grant, valid: between(from, to ? addDays(to, 1) : null) })
  return ok({ accountId: at.accountId })
}

/** By another administrator than the one who proposed it: the trigger keep_administrators sets who and when. */
export const confirmAdministrator = (db: Db, at: At) => reviseRow(db, assignment, at, { confirmedAt: sql`now()` })

/** Ends an assignment with a day; one that nobody has confirmed is withdrawn. The trigger administrator_remains refuses to end the last administrator's. */
export async function endAssignment(db: Db, at: At, lastDay: string): Promise<Result<{ accountId: string }>> {
  const known = await findAssignment(db, at.id)
  if (!known) return fail({ kind: 'missing' })
  if (!known.isProposed && lastDay < addDays(known.from, -1)) return invalid('lastDay', 'dates-in-order')
  const neverBegan = lastDay < known.from || known.isProposed
  const ended = await reviseRow(
    db,
    assignment,
    at,
    neverBegan ? { retiredOn: sql`today()` } : { valid: between(known.from, addDays(lastDay, 1)) },
  )
  return ended.ok ? ok({ accountId: known.accountId }) : ended
}
