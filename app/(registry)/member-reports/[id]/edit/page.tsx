import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { findCircumstances } from '@/db/member-report/circumstances'
import { splitField } from '@/db/member-report/commands'
import { findPreviousReport, findReport, listSplit } from '@/db/member-report/queries'
import { nameOfPeriod } from '@/db/period/words'
import { revise } from '../../actions'
import { entryFor, sectionsOf } from '../../entry'
import { Lead, Sum } from '../../lead'

export default async function EditMemberReportPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('member-reports')])
  const { report, circumstances, previous, split } = await readRecord(id, async (db) => {
    const report = await findReport(db, id)
    if (!report?.canEdit || report.lockedAt || report.retiredOn) return null
    const [circumstances, previous, split] = await Promise.all([
      findCircumstances(db, report.organisationId, report.periodId),
      findPreviousReport(db, report.organisationId, report.startsOn),
      listSplit(db, report.organisationId, report.endsOn, id),
    ])
    return circumstances && { report, circumstances, previous, split: [...split] }
  })
  const shares = split.length > 1 ? split : []
  const name = nameOfPeriod(report, locale)

  return (
    <FormScreen
      title={say('edit')}
      crumbs={[
        { href: '/member-reports', label: say('title') },
        { href: `/member-reports/${id}`, label: `${circumstances.name}, ${name}` },
      ]}
      input={entryFor(previous ? 'known' : 'again', shares)}
      values={{
        ...report,
        ...Object.fromEntries(shares.map((row) => [splitField(row.enterpriseId), row.members])),
      }}
      save={revise}
      submitLabel={say('save')}
      cancelHref={`/member-reports/${id}`}
      hidden={{ id, version: String(report.version) }}
      sections={sectionsOf(say, shares)}
      asksReason
      lead={<Lead name={circumstances.name} startsOn={report.startsOn} previous={previous} />}
    >
      <Sum opening={previous?.closingTotal ?? null} values={report} />
    </FormScreen>
  )
}
