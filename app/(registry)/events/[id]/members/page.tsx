import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { crumbsOf, readRecord } from '@/app/screen/record'
import { Notice } from '@/components/shell/notice'
import { findEvent } from '@/db/event/queries'
import { eventKindInWords, events } from '@/db/event/record'
import { countMembers } from '../../actions'
import { membersInput, membersValues, readParts } from '../../parts'

/** The numbers of members that an event moved. The reports of its period take them over. */
export default async function EventMembersPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('events')])
  const { event, moved } = await readRecord(id, async (db) => {
    const [event, moved] = await Promise.all([findEvent(db, id), readParts(db, id)])
    return event && moved && { event, moved }
  })

  return (
    <FormScreen
      title={say('count-members')}
      crumbs={crumbsOf(events, { id, called: eventKindInWords(event.kind, locale) }, locale)}
      input={membersInput(moved)}
      values={membersValues(moved)}
      save={countMembers}
      submitLabel={say('save')}
      cancelHref={`/events/${id}`}
      hidden={{ id, version: String(event.version) }}
      asksReason
      lead={<Notice>{say('members-lead')}</Notice>}
    />
  )
}
