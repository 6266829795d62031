import { getTranslations } from 'next-intl/server'
import { ListScreen } from '@/app/screen/list-screen'
import { paramsOf } from '@/app/screen/params'
import { currentActor, currentLocale, signedIn } from '@/app/session'
import { Tag } from '@/components/tag'
import { formatCount, formatDateTime } from '@/core/locale'
import { withActor } from '@/db/actor'
import { listCorrectionRequests } from '@/db/correction-request/queries'
import { nameOfPeriod } from '@/db/period/words'
import { listUnitChoices } from '@/db/unit/queries'
import { askedOf, filtersOf } from './filters'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Openings that somebody doubts; those nobody has answered come first. */
export default async function CorrectionRequestsPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = askedOf(params)
  const [actor, locale, say] = await Promise.all([
    currentActor(),
    currentLocale(),
    getTranslations('correction-requests'),
  ])
  const { may } = await signedIn()
  const [list, units] = await withActor(actor, (db) =>
    Promise.all([listCorrectionRequests(db, asked), listUnitChoices(db)]),
  )
  const filters = filtersOf([...units], say)

  return (
    <ListScreen
      title={say('title')}
      path="/correction-requests"
      params={params}
      asked={asked}
      exported
      filters={may.isStaff ? filters : filters.filter(({ name }) => name !== 'unit')}
      columns={[
        { name: 'organisation', label: say('organisation'), sortable: true },
        { name: 'period', label: say('period') },
        { name: 'shown', label: say('shown'), kind: 'number' },
        { name: 'claimed', label: say('claimed'), kind: 'number' },
        { name: 'requestedAt', label: say('requested-at'), sortable: true },
        { name: 'state', label: say('state') },
      ]}
      rows={list.rows.map((row) => ({
        id: row.id,
        href: `/correction-requests/${row.id}`,
        cells: {
          organisation: row.organisationName,
          period: nameOfPeriod(row, locale),
          shown: formatCount(row.shownTotal, locale),
          claimed: formatCount(row.claimedTotal, locale),
          requestedAt: formatDateTime(new Date(row.requestedAt), locale),
          state: row.resolvedAt ? say('is.answered') : <Tag tone="todo">{say('is.open')}</Tag>,
        },
      }))}
      total={list.total}
    />
  )
}
