import 'server-only'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import type { Db } from '@/db/door/actor'
import { listWaitingPeriods } from '@/db/member-report/matrix'
import type { PeriodRow } from '@/db/period/queries'
import { nameInSentence } from '@/db/period/words'
import type { Item } from './what-waits'

/** Reports that wait for a decision, by period; each task links to its first report. */
export async function waitingReports(db: Db, begun: Promise<Iterable<PeriodRow>>): Promise<Item[]> {
  const [waiting, periods] = await Promise.all([listWaitingPeriods(db), begun])
  const [locale, say] = [await currentLocale(), await getTranslations('home')]
  return waiting.flatMap(({ periodId, isHeld, count }) => {
    const period = [...periods].find(({ id }) => id === periodId)
    return period
      ? {
          kind: 'report-waiting' as const,
          href: `/completeness?period=${periodId}&standing=submitted&report=next#panel`,
          label: say(isHeld ? 'held-reports' : 'waiting-reports', { period: nameInSentence(period, locale) }),
          count,
        }
      : []
  })
}
