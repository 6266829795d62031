import { invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, reviseRow } from '../record/revise'
import { parted, type Revision, reviseState, since } from '../record/validity'
import { isBelow } from './queries'
import { type UnitInput, UnitState, unit, unitState } from './record'

/** A new zone or park. */
export async function registerUnit(
  db: Db,
  id: string,
  input: UnitInput,
  effectiveOn: string,
): Promise<Result<{ id: string }>> {
  const { state, own } = parted(UnitState, input)
  await db.insert(unit).values({ id, ...own })
  await db.insert(unitState).values({ unitId: id, valid: since(effectiveOn), ...state })
  return ok({ id })
}

/** Name and standing change from the revision's day on; parent, kind and code have no spells and change at once. */
export async function reviseUnit(db: Db, at: At, input: UnitInput, revision: Revision): Promise<Result<At>> {
  if (input.parentId && (await isBelow(db, input.parentId, at.id))) return invalid('parentId', 'unit-cycle')
  const { state, own } = parted(UnitState, input)
  const owner = { column: unitState.unitId, id: at.id }
  return reviseRow(db, unit, at, own, () => reviseState(db, unitState, owner, state, revision))
}
