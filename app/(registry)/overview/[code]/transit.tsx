import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/shell/notice'
import { formatCount, type Locale } from '@/core/locale'
import type { Reconciled } from '@/db/report/transfers'

type Props = { transit: Reconciled; total: number | null; locale: Locale }

/** Rule V25: members in transfer between two organisations, and the total without counting them twice. */
export async function Transit({ transit, total, locale }: Props) {
  const say = await getTranslations('transfers')
  const { nowhere, twice } = transit
  if (nowhere + twice === 0) return null
  return (
    <Notice title={say('v25', { count: formatCount(nowhere + twice, locale) })}>
      <ul>
        {nowhere > 0 && <li>{say('nowhere', { count: formatCount(nowhere, locale) })}</li>}
        {twice > 0 && <li>{say('twice', { count: formatCount(twice, locale) })}</li>}
      </ul>
      <p>
        {twice > 0 && total !== null && `${say('net', { net: formatCount(total - twice, locale) })} `}
        <a href="/transfers">{say('open')}</a>
      </p>
    </Notice>
  )
}
