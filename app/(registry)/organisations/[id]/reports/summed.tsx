import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/shell/notice'
import { Tag } from '@/components/tag'
import { formatCount, type Locale } from '@/core/locale'
import type { SumBelow } from '@/db/report/summing'
import type { Reconciled, UnderWay } from '@/db/report/transfers'
import { UnderWayTable } from '../under-way-table'
import { BranchesTable } from './branches-table'
import { Check } from './check'
import type { Chosen } from './chosen'
import { Explanations } from './explanations'
import { GradesTable } from './grades-table'
import { InsideTable } from './inside-table'
import { LinesTable } from './lines-table'
import { MissingTable } from './missing-table'
import { basisOf, isUnderWay, isYearly, nameOfChosen, titleOf, type YearBefore } from './words'

type Props = {
  sum: SumBelow
  chosen: Chosen
  /** The year before, beside a year. */
  before: YearBefore | null
  transit: Reconciled
  transfers: UnderWay[]
  locale: Locale
}

/** The report of a committee, which is computed and not typed, with the organisations that it sums. */
export async function Summed({ sum, chosen, before, transit, transfers, locale }: Props) {
  const say = await getTranslations('organisation-reports')
  const [basis, ...more] = basisOf({ ...sum, outOfSight: 0 }, chosen, { say, locale })
  const isPartial = isUnderWay(chosen) || sum.missing.length > 0 || sum.outOfSight > 0 || chosen.absent.length > 0
  const isLocked = chosen.periods.every(({ lockedAt }) => lockedAt)
  const name = nameOfChosen(chosen, locale)
  return (
    <>
      <section className="block stack" aria-labelledby="summed">
        <div className="block-head">
          <h2 id="summed">{titleOf(chosen, { say, locale })}</h2>
        </div>
        <p>
          {isPartial && <Tag tone="warn">{say('so-far')}</Tag>} {basis}
          {isLocked && ` · ${say('locked')}`}
        </p>
        {more.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {sum.outOfSight > 0 && (
          <Notice kind="warning">{say('out-of-sight', { count: formatCount(sum.outOfSight, locale) })}</Notice>
        )}
        <p className="muted">{say(chosen.year === null ? 'never-typed' : 'year-of-quarters')}</p>
      </section>
      {sum.missing.length > 0 && <MissingTable missing={sum.missing} chosen={chosen} locale={locale} />}
      <LinesTable
        sum={sum}
        before={before && { sum: before.sum, name: nameOfChosen(before.chosen, locale), thisName: name }}
        transit={transit}
        isYearly={isYearly(chosen)}
        locale={locale}
      />
      <Check sum={sum} chosen={chosen} locale={locale} />
      <InsideTable sum={sum} locale={locale} />
      <Explanations sum={sum} chosen={chosen} locale={locale} />
      <BranchesTable sum={sum} chosen={chosen} locale={locale} />
      <GradesTable sum={sum} locale={locale} />
      {transfers.length > 0 && <UnderWayTable title={say('under-way')} transfers={transfers} locale={locale} />}
    </>
  )
}
