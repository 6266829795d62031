import { fail, invalid, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, reviseRow } from '../record/revise'
import { findPeriod } from './queries'
import { period } from './record'

/**
 * Locks a period (chốt số liệu). Reports may be missing. The trigger name_lock sets locked_by, locked_at and
 * missing_at_lock; the reason is the Cause of the change.
 */
export async function lockPeriod(db: Db, at: At): Promise<Result<At>> {
  const known = await findPeriod(db, at.id)
  if (known && !known.hasBegun) return invalid('reason', 'period-not-begun')
  const locked = known?.lockedAt ? null : await reviseRow(db, period, at, { lockedAt: new Date() })
  if (locked && (locked.ok || !(await findPeriod(db, at.id))?.lockedAt)) return locked
  return fail({ kind: 'locked' })
}
