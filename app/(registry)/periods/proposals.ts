import { addDays, today } from '@/core/date'
import {
  type Period,
  type PeriodKind,
  periodAfter,
  periodBounds,
  periodCode,
  periodContaining,
  periodFromCode,
} from '@/core/period'

const kinds: PeriodKind[] = ['quarter', 'half_year', 'year', 'month']

/** The current and the next period of each kind, without those that exist. */
export const proposed = (opened: Set<string>): { code: string; period: Period }[] =>
  kinds
    .map((kind) => periodContaining(today(), kind))
    .flatMap((period) => [period, periodAfter(period)])
    .filter((period) => !opened.has(`${period.kind} ${periodBounds(period).from}`))
    .map((period) => ({ code: periodCode(period), period }))

/**
 * The first values of a new period: calendar days; opens 14 days before its end, due 10 days after. Members are
 * reported quarterly (in the last quarter with the yearly form), figures of enterprises twice a year.
 */
export function beginningOf(code: string | undefined, opened: Set<string>) {
  const period = periodFromCode(code ?? '') ?? proposed(opened)[0]?.period ?? periodContaining(today(), 'quarter')
  const { from: startsOn, to: endsOn } = periodBounds(period)
  return {
    kind: period.kind,
    startsOn,
    endsOn,
    cutOffOn: endsOn,
    opensOn: addDays(endsOn, -14),
    dueOn: addDays(endsOn, 10),
    asksMembers: period.kind === 'quarter',
    asksYearly: period.kind === 'quarter' && period.index === 4,
    asksFigures: period.kind === 'half_year' || period.kind === 'year',
  }
}
