import { getTranslations } from 'next-intl/server'
import { paramsOf } from '@/app/screen/params'
import { factsOf, readRecord, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { currentLocale } from '@/app/session'
import { Facts } from '@/components/record/facts'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { formatDate, formatDateTime } from '@/core/locale'
import { warningsOf } from '@/db/member-report/balance'
import { findCircumstances } from '@/db/member-report/circumstances'
import { findPreviousReport, findReport, listSplit } from '@/db/member-report/queries'
import { MemberReportInput } from '@/db/member-report/record'
import { nameOfPeriod } from '@/db/period/words'
import { Comparison } from './comparison'
import { Shares } from './shares'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const flow = [
  'openingTotal',
  'admitted',
  'transferredIn',
  'otherIncrease',
  'transferredOut',
  'leftParty',
  'died',
  'otherDecrease',
  'closingTotal',
]

export default async function MemberReportPage({ params, searchParams }: Props) {
  const [{ id }, asked, locale, say, form] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('member-reports'),
    getTranslations('form'),
  ])
  const { report, circumstances, previous, split, isStaff } = await readRecord(id, async (db, { roles }) => {
    const report = await findReport(db, id)
    if (!report) return null
    const [circumstances, previous, split] = await Promise.all([
      findCircumstances(db, report.organisationId, report.periodId),
      findPreviousReport(db, report.organisationId, report.startsOn),
      listSplit(db, report.organisationId, report.endsOn, id),
    ])
    const isStaff = roles.some((role) => role !== 'secretary')
    return circumstances && { report, circumstances, previous, split: [...split], isStaff }
  })
  const seen = { ...report, ...circumstances, previous: previous?.closingTotal ?? null }
  // Standing conditions go to the staff: whoever reports is not asked about them every quarter.
  const warnings = warningsOf(seen).filter(({ key }) => isStaff || key === 'v04')

  return (
    <>
      <PageTitle
        title={say('of', { period: nameOfPeriod(report, locale) })}
        crumbs={{ label: form('crumbs'), links: [{ href: '/member-reports', label: say('title') }] }}
        detail={
          <>
            <a href={`/organisations/${report.organisationId}`}>{circumstances.name}</a>
            <Tag tone={report.confirmedAt ? 'plain' : 'todo'}>
              {report.confirmedAt
                ? say('confirmed-at', { at: formatDateTime(report.confirmedAt, locale) })
                : say('waiting')}
            </Tag>
            {report.lockedAt && <Tag>{say('locked')}</Tag>}
            {report.retiredOn && <Tag tone="warn">{say('retired', { day: formatDate(report.retiredOn, locale) })}</Tag>}
          </>
        }
        actions={
          <RecordActions
            path="/member-reports"
            id={id}
            canEdit={report.canEdit && !report.lockedAt}
            retired={report.retiredOn !== null}
          />
        }
      />
      <SavedNotice params={asked} />
      {warnings.length > 0 && (
        <Notice kind="warning" title={say('warnings')}>
          <ul>
            {warnings.map(({ key, values }) => (
              <li key={key}>{say(`warning.${key}`, values)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Facts
        blank={form('blank')}
        sections={[
          { id: 'flow', title: say('flow'), facts: factsOf(MemberReportInput, report, locale, { only: flow }) },
        ]}
      />
      <Comparison report={report} previous={previous} />
      <Shares total={report.closingTotal} split={split} />
      <Facts
        blank={form('blank')}
        sections={[
          {
            id: 'note',
            title: say('note'),
            facts: factsOf(MemberReportInput, report, locale, { only: ['becameOfficial', 'note'] }),
          },
        ]}
      />
    </>
  )
}
