import 'server-only'
import { uuidIn } from '@/app/screen/filters'
import type { Params } from '@/app/screen/params'
import { today } from '@/core/date'
import type { Locale } from '@/core/locale'
import type { Db } from '@/db/door/actor'
import { listBegunPeriods, type PeriodRow } from '@/db/period/queries'
import { nameOfPeriod } from '@/db/period/words'
import { listUnitChoices } from '@/db/unit/queries'

export type Chosen = { periods: PeriodRow[]; period: PeriodRow }

/**
 * The period of the URL; else the latest that takes reports, or the latest. Null without a period that asks for
 * members.
 */
export async function choosePeriod(db: Db, params: Params): Promise<Chosen | null> {
  const periods = [...(await listBegunPeriods(db))].filter(({ asksMembers }) => asksMembers)
  const period = periods.find(({ id }) => id === uuidIn(params.period)) ?? periods.find(isOpen) ?? periods[0]
  return period ? { periods, period } : null
}

export const isOpen = ({ opensOn, lockedAt }: PeriodRow) => opensOn <= today() && !lockedAt

/** The choices of the filters. */
export async function choicesOf(db: Db, { periods }: Chosen, locale: Locale) {
  const named = periods.map((period) => ({ value: period.id, label: nameOfPeriod(period, locale) }))
  return { periods: named, units: [...(await listUnitChoices(db))] }
}
