import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { Form } from '@/components/form/form.client'
import { listCounterparts } from '@/db/report/open-report'
import { proceed } from '../../../actions'
import { Frame } from '../../../frame'
import { draftProps, fieldsOn, inSentence, ledBack, type ReportParams, readOpenReport } from '../../../open-report'
import { sectionsOf, withHints } from '../../../sections'

/** The second page: changes, the split of members, and the yearly lines. */
export default async function ChangesPage({ params }: ReportParams) {
  const { openReport, also } = await readOpenReport(params, (db, openReport) =>
    listCounterparts(db, openReport.circumstances.periodId),
  )
  ledBack(openReport)
  const [say, locale, all, sections] = await Promise.all([
    getTranslations('report'),
    currentLocale(),
    fieldsOn(openReport),
    sectionsOf(openReport),
  ])
  const names = sections.flatMap(({ names, more }) => [...names, ...(more?.names ?? [])])
  const elsewhere = [...also].filter(({ value }) => value !== openReport.circumstances.organisationId)
  const fields = all.filter(({ name }) => names.includes(name))
  return (
    <Frame openReport={openReport} title={say('changes', { period: await inSentence(openReport) })}>
      <Form
        {...(await draftProps(openReport, names))}
        fields={withHints(
          fields,
          openReport,
          { period: (count) => say('before', { count }), year: (count) => say('year-before', { count }) },
          locale,
        )}
        sections={sections}
        choices={Object.fromEntries(
          fields.filter(({ reference }) => reference === 'counterpart').map(({ name }) => [name, elsewhere]),
        )}
        save={proceed}
        submitLabel={say('next')}
      />
    </Frame>
  )
}
