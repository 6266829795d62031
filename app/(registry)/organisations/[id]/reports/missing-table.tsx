import { getTranslations } from 'next-intl/server'
import { RelatedTable } from '@/components/record/related-table'
import { Tag } from '@/components/tag'
import type { PeriodRow } from '@/db/period/queries'
import type { Counting } from '@/db/report/sums'

type Props = { missing: Counting[]; period: PeriodRow }

/** The organisations whose reports are missing in the sum, with their states. */
export async function MissingTable({ missing, period }: Props) {
  const say = await getTranslations('organisation-reports')
  return (
    <RelatedTable
      id="missing"
      title={say('missing', { count: missing.length })}
      none={say('none')}
      columns={[
        { name: 'name', label: say('organisation') },
        { name: 'branch', label: say('branch') },
        { name: 'standing', label: say('standing') },
      ]}
      rows={missing.map((one) => ({
        id: one.id,
        href: isSent(one) ? `/member-reports/${one.reportId}` : `/organisations/${one.id}/reports?period=${period.id}`,
        cells: {
          name: one.name,
          branch: one.branchId === one.id ? '' : one.branchName,
          standing: (
            <>
              <Tag tone={one.standing === 'submitted' ? 'todo' : 'warn'}>{say(`standing-of.${one.standing}`)}</Tag>
              {one.hasEnded && ` ${say('closing-report')}`}
            </>
          ),
        },
      }))}
    />
  )
}

const isSent = ({ standing }: Counting) => standing === 'submitted' || standing === 'returned'
