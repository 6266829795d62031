import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { today } from '@/core/date'
import { findEvent } from '@/db/event/queries'
import { eventKindInWords } from '@/db/event/record'
import { RetirementInput } from '@/db/validity'
import { retire } from '../../actions'

export default async function RetireEventPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('events')])
  const event = await readRecord(id, async (db) => {
    const event = await findEvent(db, id)
    return event?.canEdit && !event.retiredOn ? event : null
  })

  return (
    <FormScreen
      title={say('retire')}
      crumbs={[
        { href: '/events', label: say('title') },
        { href: `/events/${id}`, label: eventKindInWords(event.kind, locale) },
      ]}
      input={RetirementInput}
      values={{ retiredOn: today() }}
      save={retire}
      submitLabel={say('save')}
      cancelHref={`/events/${id}`}
      hidden={{ id, version: String(event.version) }}
      asksReason
    >
      <p className="hint">{say('retire-hint')}</p>
    </FormScreen>
  )
}
