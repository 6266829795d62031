import { getTranslations } from 'next-intl/server'
import { readRecord } from '@/app/screen/record'
import { RetireScreen } from '@/app/screen/retire-screen'
import { currentLocale } from '@/app/session'
import { findEvent } from '@/db/event/queries'
import { eventKindInWords } from '@/db/event/record'
import { restore, retire } from '../../actions'

export default async function RetireEventPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('events')])
  const event = await readRecord(id, async (db) => {
    const event = await findEvent(db, id)
    return event?.canEdit ? event : null
  })

  return (
    <RetireScreen
      path="/events"
      list={say('title')}
      record={event}
      name={eventKindInWords(event.kind, locale)}
      retire={retire}
      restore={restore}
      mistake={{ title: say('retire'), hint: say('retire-hint') }}
    />
  )
}
