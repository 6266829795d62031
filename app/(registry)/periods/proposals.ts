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

/** Of each kind the present period and the next. */
export const proposed = (): { code: string; period: Period }[] =>
  kinds
    .map((kind) => periodContaining(today(), kind))
    .flatMap((period) => [period, periodAfter(period)])
    .map((period) => ({ code: periodCode(period), period }))

/** What a form begins with: the days of the calendar, a fortnight before the end to open, ten days after it to send. */
export function beginningOf(code: string | undefined) {
  const period = periodFromCode(code ?? '') ?? periodContaining(today(), 'quarter')
  const { from: startsOn, to: endsOn } = periodBounds(period)
  return {
    kind: period.kind,
    startsOn,
    endsOn,
    cutOffOn: endsOn,
    opensOn: addDays(endsOn, -14),
    dueOn: addDays(endsOn, 10),
    asksMembers: period.kind === 'quarter',
    asksFigures: period.kind === 'half_year' || period.kind === 'year',
  }
}
