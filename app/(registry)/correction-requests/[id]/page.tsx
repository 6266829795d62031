import { openPage, type PageProps, readRecord, SavedNotice } from '@/app/screen/record'
import { WalkBar } from '@/app/screen/walk-bar'
import { formWords } from '@/app/screen/words'
import { Form } from '@/components/form/form.client'
import { Facts } from '@/components/record/facts'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { fieldsOf } from '@/core/field'
import { formatCount, formatDateTime } from '@/core/locale'
import { AnswerInput } from '@/db/correction-request/answer'
import { findCorrectionRequest } from '@/db/correction-request/queries'
import { nameInSentence } from '@/db/period/words'
import { answer } from '../actions'
import { Ways } from './ways'

/** A request to correct an opening: the shown and the requested value, the ways to correct it, and the answer. */
export default async function CorrectionRequestPage(props: PageProps) {
  const { id, asked, locale, say, form } = await openPage(props, 'correction-requests')
  const words = await formWords()
  const request = await readRecord(id, (db) => findCorrectionRequest(db, id))
  const at = (moment: string | null) => moment && formatDateTime(new Date(moment), locale)
  const waits = request.canAnswer && !request.resolvedAt

  return (
    <>
      <WalkBar />
      <PageTitle
        title={say('of', { period: nameInSentence(request, locale) })}
        about={request.organisationName}
        crumbs={{ label: form('crumbs'), links: [{ href: '/correction-requests', label: say('title') }] }}
        detail={
          <>
            <a href={`/organisations/${request.organisationId}/reports`}>{request.organisationName}</a>
            {request.resolvedAt ? <Tag>{say('is.answered')}</Tag> : <Tag tone="todo">{say('is.open')}</Tag>}
          </>
        }
      />
      <SavedNotice params={asked} />
      <Facts
        blank={form('blank')}
        sections={[
          {
            id: 'request',
            title: say('request'),
            facts: [
              { label: say('shown'), value: formatCount(request.shownTotal, locale) },
              { label: say('claimed'), value: formatCount(request.claimedTotal, locale) },
              { label: say('message'), value: request.message },
              { label: say('requested-by'), value: request.requestedBy },
              { label: say('requested-at'), value: at(request.requestedAt) },
            ],
          },
          ...(request.resolvedAt
            ? [
                {
                  id: 'answer',
                  title: say('answer'),
                  facts: [
                    { label: say('resolution'), value: request.resolution },
                    { label: say('resolved-by'), value: request.resolvedBy },
                    { label: say('resolved-at'), value: at(request.resolvedAt) },
                  ],
                },
              ]
            : []),
        ]}
      />
      {request.canAnswer && <Ways request={request} locale={locale} />}
      {waits && (
        <Form
          fields={fieldsOf(AnswerInput, locale)}
          save={answer}
          words={words}
          submitLabel={say('send-answer')}
          cancelHref="/correction-requests"
          hidden={{ id }}
          sections={[{ title: say('answer'), names: ['resolution'] }]}
        />
      )}
    </>
  )
}
