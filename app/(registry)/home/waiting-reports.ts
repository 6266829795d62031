import 'server-only'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import type { Task } from '@/components/task-list'
import { formatCount } from '@/core/locale'
import type { Db } from '@/db/door/actor'
import { listWaitingPeriods } from '@/db/member-report/matrix'
import { listBegunPeriods } from '@/db/period/queries'
import { nameInSentence } from '@/db/period/words'

/** Reports that wait for a decision, by period; each task links to its first report. */
export async function waitingReports(db: Db): Promise<Task[]> {
  const waiting = await listWaitingPeriods(db)
  if (waiting.length === 0) return []
  const [periods, locale, say] = [await listBegunPeriods(db), await currentLocale(), await getTranslations('home')]
  return waiting.flatMap(({ periodId, isHeld, count }) => {
    const period = periods.find(({ id }) => id === periodId)
    return period
      ? {
          href: `/completeness?period=${periodId}&standing=submitted&report=next#panel`,
          label: say(isHeld ? 'held-reports' : 'waiting-reports', { period: nameInSentence(period, locale) }),
          state: formatCount(count, locale),
          tone: 'todo' as const,
        }
      : []
  })
}
