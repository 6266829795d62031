import { getTranslations } from 'next-intl/server'
import { RelatedTable } from '@/components/record/related-table'
import { Tag } from '@/components/tag'
import { formatCount, formatDate, type Locale } from '@/core/locale'
import type { UnderWay } from '@/db/report/transfers'

type Props = { title: string; transfers: UnderWay[]; locale: Locale }

/** Transfers that one of both organisations has not reported yet. Shown on the pages of both; it is no error. */
export async function UnderWayTable({ title, transfers, locale }: Props) {
  const say = await getTranslations('transfers')
  return (
    <RelatedTable
      id="under-way"
      title={title}
      none={say('none')}
      columns={[
        { name: 'way', label: say('way') },
        { name: 'members', label: say('members'), kind: 'number' },
        { name: 'state', label: say('state') },
        { name: 'due', label: say('due') },
      ]}
      rows={transfers.map((one) => ({
        id: one.id,
        cells: {
          way: say('from-to', { from: one.fromName, to: one.toName }),
          members: formatCount(one.members, locale),
          state: say(`waits.${one.direction}`),
          due: one.isOverdue ? (
            <Tag tone="warn">{say('overdue', { day: formatDate(one.dueOn, locale) })}</Tag>
          ) : (
            formatDate(one.dueOn, locale)
          ),
        },
      }))}
    />
  )
}
