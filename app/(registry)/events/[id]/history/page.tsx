import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { listChanges } from '@/db/audit/queries'
import { listDocumentNames } from '@/db/document/queries'
import { findEvent } from '@/db/event/queries'
import { EventInput, EventOrganisationInput, eventKindInWords } from '@/db/event/record'
import { listUnitChoices, namesOf } from '@/db/unit/queries'

export default async function EventHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('events')])
  const { event, changes, names } = await readRecord(id, async (db) => {
    const event = await findEvent(db, id)
    if (!event) return null
    const [changes, units, papers] = await Promise.all([
      listChanges(db, 'event', id),
      listUnitChoices(db),
      listDocumentNames(db, event.documentId ? [event.documentId] : []),
    ])
    return { event, changes, names: namesOf([...units, ...papers]) }
  })

  return (
    <HistoryScreen
      title={say('history')}
      crumbs={[
        { href: '/events', label: say('title') },
        { href: `/events/${id}`, label: eventKindInWords(event.kind, locale) },
      ]}
      changes={changes}
      inputs={[EventInput, EventOrganisationInput]}
      names={names}
    />
  )
}
