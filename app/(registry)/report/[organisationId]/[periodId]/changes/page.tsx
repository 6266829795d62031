import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { Form } from '@/components/form/form.client'
import { listCounterparts } from '@/db/report/desk'
import { proceed } from '../../../actions'
import { draftProps, fieldsOn, inSentence, ledBack, type ReportParams, readDesk } from '../../../desk'
import { Frame } from '../../../frame'
import { sectionsOf, withHints } from '../../../sections'

/** The second page: what changed, how the members are composed now, and what only the report of a year asks. */
export default async function ChangesPage({ params }: ReportParams) {
  const { desk, also } = await readDesk(params, (db, desk) => listCounterparts(db, desk.circumstances.periodId))
  ledBack(desk)
  const [say, locale, all, sections] = await Promise.all([
    getTranslations('report'),
    currentLocale(),
    fieldsOn(desk),
    sectionsOf(desk),
  ])
  const names = sections.flatMap(({ names, more }) => [...names, ...(more?.names ?? [])])
  const elsewhere = [...also].filter(({ value }) => value !== desk.circumstances.organisationId)
  const fields = all.filter(({ name }) => names.includes(name))
  return (
    <Frame desk={desk} title={say('changes', { period: await inSentence(desk) })}>
      <Form
        {...(await draftProps(desk, names))}
        fields={withHints(
          fields,
          desk,
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
