import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { basisLines, figureValue, fractionOf, furtherOf, labelOf } from '@/app/screen/figure-words'
import { Figures } from '@/components/figure'
import { formatDate } from '@/core/locale'
import { nameInSentence } from '@/db/period/words'
import type { FigureCode } from '@/db/report/definitions'
import type { Figure } from '@/db/report/figures'
import type { LockedPeriod } from '@/db/report/tasks'

const main: FigureCode[] = [
  'share_with_party_organisation',
  'members_in_zone_committee',
  'members_in_non_state_enterprises',
  'workers_with_party_organisation',
]

type Props = { figures: Figure[]; day: string; locked: LockedPeriod | null }

/** The main figures for leaders, and the latest locked period. */
export async function MainFigures({ figures, day, locked }: Props) {
  const [locale, home, say] = await Promise.all([currentLocale(), getTranslations('home'), getTranslations('overview')])
  return (
    <section className="block" aria-labelledby="leader">
      <div className="block-head">
        <h2 id="leader">{home('leader')}</h2>
        <a href="/overview">{home('all-figures')}</a>
      </div>
      <p>
        {locked
          ? home('locked', { period: nameInSentence(locked, locale), day: formatDate(locked.lockedAt, locale) })
          : home('no-locked')}
      </p>
      <Figures
        figures={main
          .flatMap((code) => figures.find((figure) => figure.code === code) ?? [])
          .map((figure) => ({
            label: labelOf(figure, say),
            value: figureValue(figure, locale),
            missing: say('missing'),
            fraction: fractionOf(figure, locale),
            basis: basisLines(figure, say('day', { day: formatDate(day, locale) }), 'latest', locale, say),
            further: furtherOf(figure, locale, say),
            href: `/overview/${figure.code}?valid_on=${day}`,
          }))}
      />
    </section>
  )
}
