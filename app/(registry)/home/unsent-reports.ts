import 'server-only'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { choosePeriod, distanceOf, isOpen, missingPath } from '@/app/screen/missing-reports'
import { hrefWith } from '@/app/screen/params'
import type { Task } from '@/components/task-list'
import { formatCount } from '@/core/locale'
import type { Db } from '@/db/door/actor'
import { nameInSentence } from '@/db/period/words'
import { countRemindable, listReminderDays } from '@/db/report/missing'

/**
 * Whom the officer may remind today for the period that takes reports, from the first automatic reminder on; the task
 * links to the choice of whom.
 */
export async function unsentReports(db: Db): Promise<Task[]> {
  const chosen = await choosePeriod(db, {})
  if (!chosen || !isOpen(chosen.period)) return []
  const { period } = chosen
  if (distanceOf(period, await listReminderDays(db)).isFar) return []
  const [remindable, locale, say] = [
    await countRemindable(db, period.id),
    await currentLocale(),
    await getTranslations('home'),
  ]
  if (remindable === 0) return []
  return [
    {
      href: hrefWith(`${missingPath}/send`, { period: period.id }, {}),
      label: say('remind', { period: nameInSentence(period, locale) }),
      state: formatCount(remindable, locale),
      tone: 'todo',
    },
  ]
}
