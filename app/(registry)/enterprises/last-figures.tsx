import { getTranslations } from 'next-intl/server'
import { Strip, type StripFigure } from '@/components/record/strip'
import { formatChange, formatCount, formatMoney, type Locale } from '@/core/locale'
import { capitalOf, lastSurvey } from '@/db/enterprise-figures/last-counts'
import { nameInSentence, nameOfPeriod } from '@/db/period/words'
import type { ListRow } from '@/db/record/listing'
import type { Serving } from '@/db/report/serving'

type Props = { figures: ListRow[]; projects: ListRow[]; serving: Serving[]; locale: Locale }

/** The last counts of an enterprise. Each says of which period it is; what nobody counted is left out, and is not 0. */
export async function LastFigures({ figures, projects, serving, locale }: Props) {
  const [say, home] = [await getTranslations('record'), await getTranslations('enterprises')]
  const all = [workersIn(), ...membersIn(), capitalIn(), reportIn()]
  const shown = all.filter((one) => one !== undefined)
  return (
    shown.length > 0 && (
      <section aria-label={home('figures')}>
        <Strip figures={shown} />
      </section>
    )
  )

  function workersIn(): StripFigure | undefined {
    const [last, before] = figures.filter(({ workers }) => typeof workers === 'number')
    if (!last) return undefined
    const change = formatChange(last.workers as number, before?.workers as number, locale)
    return {
      label: say('figure.workers'),
      value: formatCount(last.workers as number, locale),
      basis: [
        String(last.periodName ?? ''),
        before && change && say('figure.than', { change, period: String(before.periodName ?? '') }),
      ]
        .filter(Boolean)
        .join('; '),
    }
  }

  /** Of the organisations that cover it, or what a survey of the enterprise found. */
  function membersIn(): StripFigure[] {
    const counted = serving.flatMap(({ name, count }) => (count ? [{ name, ...count }] : []))
    if (counted.length > 0)
      return counted.slice(0, 2).map(({ name, members, period }) => ({
        label: counted.length > 1 ? `${say('figure.members')}: ${name}` : say('figure.members'),
        value: formatCount(members, locale),
        basis: nameInSentence(period, locale),
      }))
    const survey = lastSurvey(figures)
    return survey
      ? [
          {
            label: say('figure.survey'),
            value: formatCount(survey.members, locale),
            basis: String(survey.row.periodName ?? ''),
          },
        ]
      : []
  }

  function capitalIn(): StripFigure | undefined {
    const { count, sums: found } = capitalOf(projects)
    const sums = found.map(([currency, sum]) => formatMoney(sum, currency, locale))
    if (sums.length === 0) return undefined
    return { label: say('figure.capital', { count }), value: sums.join(' + '), basis: '' }
  }

  function reportIn(): StripFigure | undefined {
    const [last] = serving
      .flatMap(({ count }) => count ?? [])
      .toSorted((one, other) => other.endsOn.localeCompare(one.endsOn))
    return (
      last && { label: say('figure.report'), value: nameOfPeriod(last.period, locale), basis: say('figure.confirmed') }
    )
  }
}
