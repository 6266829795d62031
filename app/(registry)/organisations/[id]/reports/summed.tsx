import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/shell/notice'
import { Tag } from '@/components/tag'
import { formatCount, type Locale } from '@/core/locale'
import type { PeriodRow } from '@/db/period/queries'
import { nameOfPeriod } from '@/db/period/words'
import type { SumBelow } from '@/db/report/sums'
import type { Reconciled, UnderWay } from '@/db/report/transfers'
import { UnderWayTable } from '../under-way-table'
import { BranchesTable } from './branches-table'
import { LinesTable } from './lines-table'
import { MissingTable } from './missing-table'

type Props = { sum: SumBelow; period: PeriodRow; transit: Reconciled; transfers: UnderWay[]; locale: Locale }

/** The report of a committee, which is computed and not typed, with the organisations that it sums. */
export async function Summed({ sum, period, transit, transfers, locale }: Props) {
  const say = await getTranslations('organisation-reports')
  const basis = say('basis', { have: formatCount(sum.have, locale), of: formatCount(sum.of, locale) })
  const isPartial = sum.missing.length > 0 || sum.outOfSight > 0
  return (
    <>
      <section className="block stack" aria-labelledby="summed">
        <div className="block-head">
          <h2 id="summed">{say('summed', { period: nameOfPeriod(period, locale) })}</h2>
        </div>
        <p>
          {isPartial && <Tag tone="warn">{say('so-far')}</Tag>} {basis}
          {period.lockedAt && ` · ${say('locked')}`}
        </p>
        {sum.outOfSight > 0 && (
          <Notice kind="warning">{say('out-of-sight', { count: formatCount(sum.outOfSight, locale) })}</Notice>
        )}
        <p className="muted">{say('never-typed')}</p>
      </section>
      {sum.missing.length > 0 && <MissingTable missing={sum.missing} period={period} />}
      <LinesTable sum={sum} transit={transit} isYearly={period.asksYearly} locale={locale} />
      <BranchesTable sum={sum} period={period} locale={locale} />
      {transfers.length > 0 && <UnderWayTable title={say('under-way')} transfers={transfers} locale={locale} />}
    </>
  )
}
