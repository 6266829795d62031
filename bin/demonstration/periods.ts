import { addDays } from '../../core/date'
import type { period } from '../../db/period/record'
import { at } from './chance'
import { quarterEnd, quarterOf, quarterStart } from './course'
import type { World } from './world'

export type Period = typeof period.$inferInsert & { id: string; endsOn: string; opensOn: string; dueOn: string }

/**
 * The periods. Quarters require members, the fourth also the yearly form; the last one is the current quarter, which is
 * open. Half-years require workers, years trade. An ad hoc period for the reference date requires nothing.
 */
export function periodsOf({ chance, today }: World) {
  const period = (
    kind: Period['kind'],
    startsOn: string,
    endsOn: string,
    asks: { asksMembers: boolean; asksYearly?: boolean; asksFigures: boolean },
  ) => ({
    id: chance.id(),
    kind,
    startsOn,
    endsOn,
    cutOffOn: endsOn,
    opensOn: addDays(endsOn, -14),
    dueOn: addDays(endsOn, kind === 'quarter' ? 10 : 20),
    ...asks,
  })
  const current = quarterOf(today)
  const quarters = Array.from({ length: current + 1 }, (_, q) =>
    period('quarter', quarterStart(q), quarterEnd(q), {
      asksMembers: true,
      // The current quarter has no yearly form yet.
      asksYearly: q % 4 === 3 && q < current,
      asksFigures: false,
    }),
  )
  const open = at(quarters, current)
  open.opensOn = [open.opensOn, [open.startsOn, addDays(today, -12)].sort()[1] ?? today].sort()[0] ?? today
  const figures = { asksMembers: false, asksFigures: true }
  const halves = Array.from({ length: Math.floor(current / 2) }, (_, h) =>
    period('half_year', quarterStart(2 * h), quarterEnd(2 * h + 1), figures),
  )
  const years = Array.from({ length: Math.floor(current / 4) }, (_, y) =>
    period('year', quarterStart(4 * y), quarterEnd(4 * y + 3), figures),
  )
  const conference = {
    ...period('ad_hoc', '2024-03-18', '2024-03-18', { asksMembers: false, asksFigures: false }),
    name: 'Hội nghị gặp gỡ doanh nghiệp có tổ chức đảng',
    opensOn: '2024-03-11',
    dueOn: '2024-03-18',
  }
  return { quarters, halves, years, all: [...quarters, ...halves, ...years, conference] }
}

export type Periods = ReturnType<typeof periodsOf>
