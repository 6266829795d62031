import { periodBounds, periodContaining } from '../../core/period'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, reviseRow } from '../record/revise'
import { findPeriod } from './queries'
import { type PeriodInput, period } from './record'

/** A new reporting period. */
export async function openPeriod(db: Db, id: string, input: PeriodInput): Promise<Result<{ id: string }>> {
  const checked = soundIn(input)
  if (!checked.ok) return checked
  await db.insert(period).values({ id, ...checked.value })
  return ok({ id })
}

/** Changes a period that is not locked. */
export async function revisePeriod(db: Db, at: At, input: PeriodInput): Promise<Result<At>> {
  const checked = soundIn(input)
  if (!checked.ok) return checked
  const known = await findPeriod(db, at.id)
  return known?.lockedAt ? fail({ kind: 'locked' }) : reviseRow(db, period, at, checked.value)
}

/**
 * Validates a period. Calendar periods must have the bounds of their kind and lose their name. An ad hoc period needs a
 * name and may ask for neither members nor figures (a day on which figures are taken). The cut-off date defaults to the
 * last day.
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
