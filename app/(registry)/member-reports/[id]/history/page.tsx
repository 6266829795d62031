import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { listChanges } from '@/db/audit/queries'
import { MemberReportInput, MemberSplitInput } from '@/db/member-report/entry'
import { findReport, listSplit } from '@/db/member-report/queries'
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
    const [changes, organisations, split] = await Promise.all([
      listChanges(db, 'member_report', id),
      listOrganisationNames(db, [report.organisationId]),
      listSplit(db, report.organisationId, report.endsOn, id),
    ])
    const named = [
      ...[...organisations].map(({ value, label }) => [value, label]),
      ...[...split].map(({ enterpriseId, name }) => [enterpriseId, name]),
      [report.periodId, nameOfPeriod(report, locale)],
    ]
    return { report, changes, names: Object.fromEntries(named) as Record<string, string> }
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
