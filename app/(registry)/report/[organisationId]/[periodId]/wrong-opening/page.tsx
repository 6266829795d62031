import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { formWords } from '@/app/screen/words'
import { Form } from '@/components/form/form.client'
import { fieldsOf } from '@/core/field'
import { findWaitingRequest } from '@/db/correction-request/queries'
import { CorrectionRequestInput } from '@/db/correction-request/record'
import { newId } from '@/db/record/id'
import { request } from '../../../actions'
import { addressOf } from '../../../address'
import { Frame } from '../../../frame'
import { type ReportParams, readOpenReport } from '../../../open-report'

/** "Số đầu kỳ chưa đúng?": sends a request to the officers, and leads back to the report. */
export default async function WrongOpeningPage({ params }: ReportParams) {
  const { openReport, also } = await readOpenReport(params, (db, { circumstances }) =>
    findWaitingRequest(db, circumstances),
  )
  const { begins, canReport, organisationId, periodId } = openReport.circumstances
  if (begins.opening === null || !canReport) notFound()
  if (also) redirect(addressOf(openReport.circumstances))
  const [say, locale, words] = await Promise.all([getTranslations('report.claim'), currentLocale(), formWords()])
  return (
    <Frame openReport={openReport} title={say('title')}>
      <p>{say('lead', { count: begins.opening + begins.adjustment })}</p>
      <Form
        fields={fieldsOf(CorrectionRequestInput, locale)}
        hidden={{ organisation: organisationId, period: periodId, nonce: newId() }}
        save={request}
        words={words}
        submitLabel={say('submit')}
        cancelHref={addressOf(openReport.circumstances)}
      />
    </Frame>
  )
}
