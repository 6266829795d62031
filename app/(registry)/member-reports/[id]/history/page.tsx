import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { listChanges } from '@/db/audit/queries'
import { namesIn } from '@/db/audit/trail'
import { MemberReportInput, MemberSplitInput } from '@/db/member-report/entry'
import { findReport } from '@/db/member-report/queries'
import { listOrganisationNames } from '@/db/organisation/queries'
import { nameOfPeriod } from '@/db/period/words'

export default async function MemberReportHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say, form] = await Promise.all([
    params,
    currentLocale(),
    getTranslations('member-reports'),
    getTranslations('form'),
  ])
  const { report, changes, names } = await readRecord(id, async (db) => {
    const report = await findReport(db, id)
    if (!report) return null
    const changes = await listChanges(db, 'member_report', id)
    const names = await namesIn(db, changes, locale)
    const [organisation] = await listOrganisationNames(db, [report.organisationId])
    return {
      report,
      changes,
      names: {
        ...names,
        [report.periodId]: nameOfPeriod(report, locale),
        [report.organisationId]: organisation?.label ?? '',
      },
    }
  })

  return (
    <HistoryScreen
      title={form('history')}
      crumbs={[
        { href: '/member-reports', label: say('title') },
        {
          href: `/member-reports/${id}`,
          label: [names[report.organisationId], nameOfPeriod(report, locale)].filter(Boolean).join(', '),
        },
      ]}
      changes={changes}
      inputs={[MemberReportInput, MemberSplitInput]}
      names={names}
    />
  )
}
