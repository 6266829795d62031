import { getTranslations } from 'next-intl/server'
import { factsOf, readRecord } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { currentLocale } from '@/app/session'
import { Facts } from '@/components/record/facts'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { findCircumstances } from '@/db/member-report/circumstances'
import { MemberReportInput } from '@/db/member-report/entry'
import { findLatest, findOfficial, findPreviousReport, findReport, listSplit } from '@/db/member-report/queries'
import { nameOfPeriod } from '@/db/period/words'
import { Comparison } from './comparison'
import { Shares } from './shares'

type Props = { params: Promise<{ id: string }> }

export default async function MemberReportPage({ params }: Props) {
  const [{ id }, locale, say, form] = await Promise.all([
    params,
    currentLocale(),
    getTranslations('member-reports'),
    getTranslations('form'),
  ])
  const { report, circumstances, version, previous, split } = await readRecord(id, async (db) => {
    const report = await findReport(db, id)
    const version = report && ((await findOfficial(db, id)) ?? (await findLatest(db, id)))
    if (!report || !version) return null
    const [circumstances, previous, split] = await Promise.all([
      findCircumstances(db, report.organisationId, report.periodId),
      findPreviousReport(db, report.organisationId, report.startsOn),
      listSplit(db, report.organisationId, report.endsOn, version.id),
    ])
    return circumstances && { report, circumstances, version, previous, split: [...split] }
  })

  return (
    <>
      <PageTitle
        title={say('of', { period: nameOfPeriod(report, locale) })}
        crumbs={{ label: form('crumbs'), links: [{ href: '/member-reports', label: say('title') }] }}
        detail={
          <>
            <a href={`/organisations/${report.organisationId}`}>{circumstances.name}</a>
            <Tag tone={version.state === 'confirmed' ? 'plain' : 'todo'}>{say(version.state)}</Tag>
            {report.lockedAt && <Tag>{say('locked')}</Tag>}
          </>
        }
        actions={<RecordActions path="/member-reports" id={id} canEdit={false} retired={false} />}
      />
      <Facts
        blank={form('blank')}
        sections={[{ id: 'flow', title: say('flow'), facts: factsOf(MemberReportInput, version, locale) }]}
      />
      <Comparison report={report} version={version} previous={previous} />
      <Shares total={version.closingTotal} split={split} />
    </>
  )
}
