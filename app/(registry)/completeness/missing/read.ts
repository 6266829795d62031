import 'server-only'
import type { Chosen } from '@/app/screen/missing-reports'
import type { Locale } from '@/core/locale'
import type { Db } from '@/db/door/actor'
import { nameOfPeriod } from '@/db/period/words'
import { listUnitChoices } from '@/db/unit/queries'

/** The choices of the filters. */
export async function choicesOf(db: Db, { periods }: Chosen, locale: Locale) {
  const named = periods.map((period) => ({ value: period.id, label: nameOfPeriod(period, locale) }))
  return { periods: named, units: [...(await listUnitChoices(db))] }
}
