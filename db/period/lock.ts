import { fail, invalid, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, reviseKept } from '../record/revise'
import { findPeriod } from './queries'
import { period } from './record'

/**
 * Locks a period (chốt số liệu), also with reports missing: what is missing at that moment is kept with it. Who, when
 * and what was missing, the database says; why, the cause of the change does.
 */
export async function lockPeriod(db: Db, at: At): Promise<Result<At>> {
  const known = await findPeriod(db, at.id)
  if (known && !known.hasBegun) return invalid('reason', 'period-not-begun')
  const locked = known?.lockedAt ? null : await reviseKept(db, period, at, { lockedAt: new Date() })
  if (locked && (locked.ok || !(await findPeriod(db, at.id))?.lockedAt)) return locked
  return fail({ kind: 'locked' })
}
