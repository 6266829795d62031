import type { Fact } from '@/components/record/facts'
import { formatCount, formatDate, type Locale } from '@/core/locale'
import { type PeriodKind, periodContaining, periodName } from '@/core/period'
import type { Count } from '@/db/organisation/warnings'
import type { Say } from '@/messages/say'

type Reported = { reportKind: string | null; reportName: string | null; reportStartsOn: string | null }

/** The period of a report: Quý IV/2026, or the name of a special period. */
export function reportInWords({ reportKind: kind, reportName, reportStartsOn: day }: Reported, locale: Locale): string {
  if (!kind || !day) return ''
  if (kind === 'ad_hoc') return reportName ?? formatDate(day, locale)
  return periodName(periodContaining(day, kind as PeriodKind), locale)
}

type Founded = { foundedOn: string; foundedPrecision: string }

/** The founding day with its precision: day, month or year. */
export const foundedInWords = ({ foundedOn, foundedPrecision: known }: Founded, locale: Locale): string =>
  formatDate(foundedOn, locale, known === 'y' ? 'year' : known === 'm' ? 'month' : 'day')

type Counted = { members: number | null; isPartial: boolean }

/** The number of members, marked if reports are missing in it. */
export const membersInWords = ({ members, isPartial }: Counted, locale: Locale, say: Say<'organisations'>): string => {
  const count = formatCount(members, locale)
  return isPartial && members !== null ? say('so-far', { count }) : count
}

/** The latest confirmed count of an organisation; with subordinates also the sum. */
export function countInWords(
  count: Count | null,
  total: Counted,
  isAbove: boolean,
  locale: Locale,
  say: Say<'organisations'>,
): Fact[] {
  const all = { label: say('with-those-below'), value: membersInWords(total, locale, say) }
  if (!count) return [isAbove ? all : { label: say('members'), value: '' }]
  const { kind, name, starts_on } = count
  const period = { reportKind: kind, reportName: name, reportStartsOn: starts_on }
  return [
    ...(isAbove ? [all] : []),
    { label: say('members'), value: formatCount(count.members, locale) },
    { label: say('official'), value: formatCount(count.official, locale) },
    { label: say('probationary'), value: formatCount(count.probationary, locale) },
    { label: say('female'), value: formatCount(count.female, locale) },
    { label: say('last-report'), value: reportInWords(period, locale) },
  ]
}
