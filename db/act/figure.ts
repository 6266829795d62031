import { addDays } from '../../core/date'
import type { Db } from '../door/actor'
import type { Moved } from '../event/record'
import { findLastCount, findMembers } from '../organisation/warnings'

const nobody: Moved = { members: 0, probationary: 0, female: 0 }

/**
 * An organisation's own members by the register on the day before `day`; null if unknown. Those of a committee are
 * counted at the organisations below it: of its own it has what still stands in for them.
 */
export async function figureBefore(db: Db, id: string, day: string): Promise<Moved> {
  const before = addDays(day, -1)
  const [{ own, isSummed }, count] = [await findMembers(db, id, before), await findLastCount(db, id, before)]
  const members = isSummed ? (own ?? 0) : own
  if (members === 0) return nobody
  // The last report tells the composition only of the members that it counted.
  const isWhole = count !== null && count.members === members
  return { members, probationary: isWhole ? count.probationary : null, female: isWhole ? count.female : null }
}

/** The members who move with an organisation as a whole: what was said of them, else what the register has. */
export function movedWhole(figure: Moved, said: Partial<Moved> = {}): Moved {
  const { members = null, probationary = null, female = null } = said
  if (members !== null) return { members, probationary, female }
  return { ...figure, probationary: probationary ?? figure.probationary, female: female ?? figure.female }
}
