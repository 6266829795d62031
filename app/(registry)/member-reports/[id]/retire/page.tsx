import { getTranslations } from 'next-intl/server'
import { readRecord } from '@/app/screen/record'
import { RetireScreen } from '@/app/screen/retire-screen'
import { currentLocale } from '@/app/session'
import { findReport } from '@/db/member-report/queries'
import { nameOfPeriod } from '@/db/period/words'
import { restore, retire } from '../../actions'

export default async function RetireMemberReportPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('member-reports')])
  const report = await readRecord(id, async (db) => {
    const report = await findReport(db, id)
    return report?.canEdit && !report.lockedAt ? report : null
  })

  return (
    <RetireScreen
      path="/member-reports"
      list={say('title')}
      record={report}
      name={nameOfPeriod(report, locale)}
      retire={retire}
      restore={restore}
    />
  )
}
