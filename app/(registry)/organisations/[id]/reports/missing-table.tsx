import { getTranslations } from 'next-intl/server'
import { RelatedTable } from '@/components/record/related-table'
import { Tag } from '@/components/tag'
import { formatCount, type Locale } from '@/core/locale'
import type { Row } from '@/db/report/sum-row'
import type { Chosen } from './chosen'
import { quarterOf } from './words'

type Props = { missing: Row[]; chosen: Chosen; locale: Locale }

/** The organisations whose reports are missing in the sum, with their states and the last figures that count. */
export async function MissingTable({ missing, chosen, locale }: Props) {
  const say = await getTranslations('organisation-reports')
  return (
    <RelatedTable
      id="missing"
      title={say('missing', { count: missing.length })}
      none={say('none')}
      columns={[
        { name: 'name', label: say('organisation') },
        ...(chosen.year === null ? [] : [{ name: 'period', label: say('period') }]),
        { name: 'branch', label: say('branch') },
        { name: 'standing', label: say('standing') },
        { name: 'members', label: say('last-figure'), kind: 'number' },
      ]}
      rows={missing.map((one) => ({
        id: `${one.periodId} ${one.id}`,
        href: isSent(one)
          ? `/member-reports/${one.reportId}`
          : `/organisations/${one.id}/reports?period=${one.periodId}`,
        cells: {
          name: one.name,
          period: quarterOf(chosen, one.periodId, locale),
          branch: one.branchId === one.id ? '' : one.branchName,
          standing: (
            <>
              <Tag tone={one.standing === 'submitted' ? 'todo' : 'warn'}>{say(`standing-of.${one.standing}`)}</Tag>
              {one.hasEnded && ` ${say('closing-report')}`}
            </>
          ),
          members: one.lines.closingTotal === null ? say('untold') : formatCount(one.lines.closingTotal, locale),
        },
      }))}
    />
  )
}

const isSent = ({ standing }: Row) => standing === 'submitted' || standing === 'returned'
