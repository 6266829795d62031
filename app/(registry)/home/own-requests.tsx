import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { RelatedTable } from '@/components/record/related-table'
import { Tag } from '@/components/tag'
import { formatCount } from '@/core/locale'
import type { CorrectionRequest } from '@/db/correction-request/queries'
import { nameOfPeriod } from '@/db/period/words'

/** The user's requests to correct an opening, with answers. */
export async function OwnRequests({ requests }: { requests: CorrectionRequest[] }) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('correction-requests')])
  return (
    <RelatedTable
      id="own-requests"
      title={say('own')}
      none={say('none')}
      columns={[
        { name: 'period', label: say('period') },
        { name: 'claimed', label: say('doubt') },
        { name: 'answer', label: say('answer') },
      ]}
      rows={requests.map((one) => ({
        id: one.id,
        href: `/correction-requests/${one.id}`,
        cells: {
          period: nameOfPeriod(one, locale),
          claimed: `${formatCount(one.shownTotal, locale)} → ${formatCount(one.claimedTotal, locale)}`,
          answer: one.resolution ?? <Tag tone="todo">{say('is.open')}</Tag>,
        },
      }))}
    />
  )
}
