import { periodBounds, periodContaining } from '../../core/period'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, reviseKept } from '../record/revise'
import { findPeriod } from './queries'
import { type PeriodInput, period } from './record'

/** A new reporting period. */
export async function openPeriod(db: Db, id: string, input: PeriodInput): Promise<Result<{ id: string }>> {
  const checked = soundIn(input)
  if (!checked.ok) return checked
  await db.insert(period).values({ id, ...checked.value })
  return ok({ id })
}

/** Other days or questions for a period that is not locked. */
export async function revisePeriod(db: Db, at: At, input: PeriodInput): Promise<Result<At>> {
  const checked = soundIn(input)
  if (!checked.ok) return checked
  const known = await findPeriod(db, at.id)
  return known?.lockedAt ? fail({ kind: 'locked' }) : reviseKept(db, period, at, checked.value)
}

/**
 * A quarter is a quarter of the calendar and has no name of its own; an ad hoc period is what its name says, and may
 * ask for nothing: then it is a day as of which figures are taken. Figures count to the last day unless it is said otherwise.
 */
function soundIn(input: PeriodInput): Result<PeriodInput & { cutOffOn: string }> {
  const { kind, startsOn, endsOn, opensOn, dueOn } = input
  const cutOffOn = input.cutOffOn ?? endsOn
  if (startsOn > endsOn) return invalid('endsOn', 'dates-in-order')
  if (opensOn > dueOn) return invalid('dueOn', 'dates-in-order')
  if (cutOffOn < startsOn) return invalid('cutOffOn', 'dates-in-order')
  if (kind === 'ad_hoc') return input.name ? ok({ ...input, cutOffOn }) : invalid('name', 'empty')
  const bounds = periodBounds(periodContaining(startsOn, kind))
  if (bounds.from !== startsOn) return invalid('startsOn', 'period-bounds')
  if (bounds.to !== endsOn) return invalid('endsOn', 'period-bounds')
  return ok({ ...input, cutOffOn, name: null })
}
