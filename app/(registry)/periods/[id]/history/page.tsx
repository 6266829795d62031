import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { listChanges } from '@/db/audit/queries'
import { findPeriod } from '@/db/period/queries'
import { PeriodInput } from '@/db/period/record'
import { nameOfPeriod } from '@/db/period/words'

export default async function PeriodHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('form')])
  const list = await getTranslations('periods')
  const { period, changes } = await readRecord(id, async (db) => {
    const period = await findPeriod(db, id)
    return period && { period, changes: await listChanges(db, 'period', id) }
  })

  return (
    <HistoryScreen
      title={say('history')}
      crumbs={[
        { href: '/periods', label: list('title') },
        { href: `/periods/${id}`, label: nameOfPeriod(period, locale) },
      ]}
      changes={changes}
      inputs={[PeriodInput]}
    />
  )
}
