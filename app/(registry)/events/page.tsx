import { getTranslations } from 'next-intl/server'
import type { Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { type EventRow, eventList } from '@/db/event/list'

export default async function EventsPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const say = await getTranslations('events')
  return (
    <RecordList<EventRow>
      listing={eventList}
      searchParams={searchParams}
      cells={({ first, count, documentName }) => ({
        organisations: count > 3 ? say('and-others', { names: first ?? '', count: count - 3 }) : first,
        documentId: documentName ?? say('later'),
      })}
    />
  )
}
