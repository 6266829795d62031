import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale, staffOnly } from '@/app/request/session'
import { ListScreen } from '@/app/screen/list-screen'
import { paramsOf } from '@/app/screen/params'
import { RecordLink } from '@/app/screen/record-link'
import { Tag } from '@/components/tag'
import { formatCount, formatDate } from '@/core/locale'
import { withActor } from '@/db/door/actor'
import { nameOfPeriod } from '@/db/period/words'
import { listTransfers } from '@/db/report/transfers'
import { listUnitChoices } from '@/db/unit/queries'
import { askedOf, filtersOf } from './filters'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/**
 * Transfers of members that only one of both organisations has reported. Secretaries see theirs on the page of their
 * organisation.
 */
export default async function TransfersPage({ searchParams }: Props) {
  await staffOnly()
  const params = await paramsOf(searchParams)
  const asked = askedOf(params)
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('transfers')])
  const { list, units } = await withActor(actor, async (db) => {
    const [list, units] = await Promise.all([listTransfers(db, asked), listUnitChoices(db)])
    return { list, units: [...units] }
  })
  const organisation = (id: string, name: string, opens: boolean) => (
    <RecordLink href={`/organisations/${id}`} name={name} opens={opens} />
  )

  return (
    <ListScreen
      title={say('title')}
      path="/transfers"
      params={params}
      asked={asked}
      exported
      filters={filtersOf(units, say)}
      columns={[
        { name: 'from', label: say('from') },
        { name: 'to', label: say('to') },
        { name: 'members', label: say('members'), kind: 'number', sortable: true },
        { name: 'state', label: say('state') },
        { name: 'period', label: say('reported-in') },
        { name: 'since', label: say('since'), kind: 'date', sortable: true },
        { name: 'dueOn', label: say('due'), sortable: true },
      ]}
      rows={list.rows.map((row) => ({
        id: row.id,
        cells: {
          from: organisation(row.fromId, row.fromName, row.fromOpens),
          to: organisation(row.toId, row.toName, row.toOpens),
          members: formatCount(row.members, locale),
          state: `${say(`waits.${row.direction}`)} (${say(`counted.${row.direction}`)})`,
          period: nameOfPeriod(row, locale),
          since: formatDate(row.since, locale),
          dueOn: row.isOverdue ? (
            <Tag tone="warn">{say('overdue', { day: formatDate(row.dueOn, locale) })}</Tag>
          ) : (
            formatDate(row.dueOn, locale)
          ),
        },
      }))}
      total={list.total}
    >
      <p className="muted">{say('lead')}</p>
    </ListScreen>
  )
}
