import 'server-only'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { distanceOf, isOpen, missingPath } from '@/app/screen/missing-reports'
import { hrefWith } from '@/app/screen/params'
import type { Db } from '@/db/door/actor'
import type { PeriodRow } from '@/db/period/queries'
import { nameInSentence } from '@/db/period/words'
import { countRemindable, listReminderDays } from '@/db/report/missing'
import type { Item } from './what-waits'

/**
 * Whom the officer may remind today for the period that takes reports, from the first automatic reminder on; the task
 * links to the choice of whom.
 */
export async function unsentReports(db: Db, period: PeriodRow | undefined): Promise<Item[]> {
  if (!period || !isOpen(period)) return []
  if (distanceOf(period, await listReminderDays(db)).isFar) return []
  const [remindable, locale, say] = [
    await countRemindable(db, period.id),
    await currentLocale(),
    await getTranslations('home'),
  ]
  if (remindable === 0) return []
  return [
    {
      kind: 'remind',
      href: hrefWith(`${missingPath}/send`, { period: period.id }, {}),
      label: say('remind', { period: nameInSentence(period, locale) }),
      count: remindable,
      day: period.dueOn,
    },
  ]
}
