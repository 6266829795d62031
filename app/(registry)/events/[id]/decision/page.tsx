import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { crumbsOf, readRecord } from '@/app/screen/record'
import { DecisionInput } from '@/db/document/record'
import { findEvent } from '@/db/event/queries'
import { eventKindInWords, events } from '@/db/event/record'

import { nameDecision } from '../../actions'

export default async function EventDecisionPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('events')])
  const event = await readRecord(id, async (db) => {
    const event = await findEvent(db, id)
    return event?.canEdit && !event.retiredOn && !event.documentId ? event : null
  })

  return (
    <FormScreen
      title={say('add-decision')}
      crumbs={crumbsOf(events, { id, called: eventKindInWords(event.kind, locale) }, locale)}
      input={DecisionInput}
      values={{}}
      save={nameDecision}
      submitLabel={say('save')}
      cancelHref={`/events/${id}`}
      hidden={{ id }}
    />
  )
}
