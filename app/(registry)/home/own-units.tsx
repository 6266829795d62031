import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { basisLines, furtherOf } from '@/app/screen/figure-words'
import { hrefWith } from '@/app/screen/params'
import { Further } from '@/components/figure'
import { Strip, type StripFigure } from '@/components/record/strip'
import { formatCount, formatDate, formatShare } from '@/core/locale'
import type { PeriodRow } from '@/db/period/queries'
import { nameInSentence } from '@/db/period/words'
import type { FigureCode } from '@/db/report/definitions'
import type { Figure } from '@/db/report/figures'
import type { Received } from '@/db/report/received'

type Props = { figures: Figure[]; day: string; received: Received | null; period: PeriodRow | undefined }

/** The figures of the officer's own units: those of the overview, which counts the same rows in sight. */
export async function OwnUnits({ figures, day, received, period }: Props) {
  const [say, overview, locale] = [
    await getTranslations('home'),
    await getTranslations('overview'),
    await currentLocale(),
  ]
  const members = of('members_in_zone_committee')
  const share = of('share_with_party_organisation')?.fraction
  const on = formatDate(day, locale)
  const whole = share && say('units.of-non-state', { count: formatCount(share.denominator, locale), day: on })
  const list = (has_organisation: string) =>
    hrefWith('/enterprises', { has_organisation, standing: 'operating', ownership: 'non_state' }, {})
  const shown: (StripFigure | undefined)[] = [
    members && {
      label: say('units.members'),
      value: members.value === null ? overview('missing') : formatCount(members.value, locale),
      href: `/overview/members_in_zone_committee?valid_on=${day}`,
      basis: overview('day', { day: on }),
    },
    members?.basis && {
      label: say('units.organisations'),
      value: `${formatCount(members.basis.have, locale)}/${formatCount(members.basis.of, locale)}`,
      href: '/organisations',
      basis: overview('day', { day: on }),
    },
    share && {
      label: say('units.with'),
      value: formatCount(share.numerator, locale),
      href: list('yes'),
      basis: share.denominator > 0 ? formatShare(share.numerator, share.denominator, undefined, locale).percent : '',
    },
    share && {
      label: say('units.without'),
      value: formatCount(share.denominator - share.numerator, locale),
      href: list('no'),
      basis: whole,
    },
    received && period
      ? {
          label: say('units.received', { period: nameInSentence(period, locale) }),
          value: `${formatCount(received.submitted, locale)}/${formatCount(received.expected, locale)}`,
          href: `/completeness?period=${period.id}`,
          basis: say('units.due', { day: formatDate(period.dueOn, locale) }),
        }
      : undefined,
  ]
  return (
    <section className="block" aria-labelledby="units">
      <div className="block-head">
        <h2 id="units">{say('units.title')}</h2>
        <a href="/overview">{say('all-figures')}</a>
      </div>
      <Strip figures={shown.filter((one) => one !== undefined)} />
      {members && (
        <>
          {basisLines(members, overview('day', { day: on }), 'latest', locale, overview).map((line) => (
            <p key={line} className="basis">
              {line}
            </p>
          ))}
          <Further {...furtherOf(members, locale, overview)} />
        </>
      )}
    </section>
  )

  function of(code: FigureCode): Figure | undefined {
    return figures.find((figure) => figure.code === code)
  }
}
