import { getTranslations } from 'next-intl/server'
import { ListScreen } from '@/app/screen/list-screen'
import { paramsOf } from '@/app/screen/params'
import { currentActor, currentLocale, staffOnly } from '@/app/session'
import { Tag } from '@/components/tag'
import { formatDate, formatDateTime } from '@/core/locale'
import { withActor } from '@/db/actor'
import { listLockedPeriods } from '@/db/period/queries'
import { nameOfPeriod } from '@/db/period/words'
import { listReopenings } from '@/db/reopening/queries'
import { reopening } from '@/db/reopening/record'
import { mayRegister } from '@/db/rights'
import { askedOf, filtersOf } from './filters'
import { toneOf } from './states'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReopeningsPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = askedOf(params)
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('reopenings')])
  await staffOnly()
  const found = await withActor(actor, async (db) => {
    const [list, periods, asks] = await Promise.all([
      listReopenings(db, asked),
      listLockedPeriods(db),
      mayRegister(db, reopening),
    ])
    return { list, periods, asks }
  })
  const periods = [...found.periods].map((period) => ({ value: period.id, label: nameOfPeriod(period, locale) }))

  return (
    <ListScreen
      title={say('title')}
      path="/reopenings"
      params={params}
      asked={asked}
      filters={filtersOf(periods, say)}
      columns={[
        { name: 'scope', label: say('scope-label') },
        { name: 'period', label: say('period'), sortable: true },
        { name: 'state', label: say('state-label') },
        { name: 'requestedAt', label: say('requested-at'), kind: 'date', sortable: true },
        { name: 'requestedBy', label: say('requested-by') },
        { name: 'expiresOn', label: say('expires-on'), kind: 'date', sortable: true },
      ]}
      rows={found.list.rows.map((row) => ({
        id: row.id,
        href: `/reopenings/${row.id}`,
        cells: {
          scope: row.scopeName ?? say(`scope.${row.scope}`),
          period: nameOfPeriod(row, locale),
          state: <Tag tone={toneOf[row.state]}>{say(`state.${row.state}`)}</Tag>,
          requestedAt: formatDateTime(new Date(row.requestedAt), locale),
          requestedBy: row.requestedByName,
          expiresOn: row.expiresOn && formatDate(row.expiresOn, locale),
        },
      }))}
      total={found.list.total}
      add={found.asks ? { href: '/reopenings/new', label: say('ask') } : undefined}
    />
  )
}
