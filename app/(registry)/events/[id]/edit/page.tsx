import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'

import { findEvent } from '@/db/event/queries'
import { EventInput, eventKindInWords } from '@/db/event/record'

import { revise } from '../../actions'

export default async function EditEventPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('events')])
  const event = await readRecord(id, async (db) => {
    const event = await findEvent(db, id)
    return event?.canEdit && !event.retiredOn ? event : null
  })

  return (
    <FormScreen
      title={say('edit')}
      crumbs={[
        { href: '/events', label: say('title') },
        { href: `/events/${id}`, label: eventKindInWords(event.kind, locale) },
      ]}
      input={EventInput.pick({ membersTo: true, note: true })}
      values={event}
      save={revise}
      submitLabel={say('save')}
      cancelHref={`/events/${id}`}
      hidden={{ id, version: String(event.version) }}
      asksReason
    />
  )
}
