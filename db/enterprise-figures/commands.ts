import { fail, invalidBeside, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, reviseRow } from '../record/revise'
import { findFigures, findFiguresOf, isPeriodLocked } from './queries'
import { type EnterpriseFiguresInput, enterpriseFigures } from './record'

/** Inserts the figures of an enterprise for a period. */
export async function recordFigures(
  db: Db,
  id: string,
  input: EnterpriseFiguresInput,
): Promise<Result<{ id: string }>> {
  const allowed = await mayHold(db, id, input)
  if (!allowed.ok) return allowed
  await db.insert(enterpriseFigures).values({ id, ...input })
  return ok({ id })
}

export async function reviseFigures(db: Db, at: At, input: EnterpriseFiguresInput): Promise<Result<At>> {
  const allowed = await mayHold(db, at.id, input)
  return allowed.ok ? reviseRow(db, enterpriseFigures, at, input) : allowed
}

/** One row per enterprise and period; none in a locked period (V28). */
async function mayHold(db: Db, id: string, input: EnterpriseFiguresInput): Promise<Result<null>> {
  const before = await findFigures(db, id)
  if (before?.isLocked || (await isPeriodLocked(db, input.periodId, input.enterpriseId)))
    return fail({ kind: 'locked' })
  const known = await findFiguresOf(db, input.enterpriseId, input.periodId)
  if (!known || known.id === id) return ok(null)
  return invalidBeside('periodId', 'figures-known', [{ code: 'enterprise_figures', id: known.id }])
}
