import { getTranslations } from 'next-intl/server'
import { ListScreen } from '@/app/screen/list-screen'
import { paramsOf } from '@/app/screen/params'
import { currentActor, currentLocale } from '@/app/session'
import { formatDate } from '@/core/locale'
import { withActor } from '@/db/actor'
import { listEvents } from '@/db/event/queries'
import { eventKindInWords } from '@/db/event/record'
import { listUnitChoices } from '@/db/unit/queries'
import { askedOf, filtersOf } from './filters'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function EventsPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = askedOf(params)
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('events')])
  const { list, units } = await withActor(actor, async (db) => {
    const [list, units] = await Promise.all([listEvents(db, asked), listUnitChoices(db)])
    return { list, units: [...units] }
  })

  return (
    <ListScreen
      title={say('title')}
      path="/events"
      params={params}
      asked={asked}
      exported
      filters={filtersOf(units, locale, say)}
      columns={[
        { name: 'kind', label: say('kind') },
        { name: 'effectiveOn', label: say('effective-on'), kind: 'date', sortable: true },
        { name: 'organisations', label: say('organisations') },
        { name: 'decision', label: say('decision'), kind: 'code' },
      ]}
      rows={list.rows.map((row) => ({
        id: row.id,
        href: `/events/${row.id}`,
        cells: {
          kind: eventKindInWords(row.kind, locale),
          effectiveOn: formatDate(row.effectiveOn, locale),
          organisations:
            row.count > 3 ? say('and-others', { names: row.first ?? '', count: row.count - 3 }) : row.first,
          decision: row.decision ?? say('later'),
        },
      }))}
      total={list.total}
    />
  )
}
