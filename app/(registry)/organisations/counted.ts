import type { Fact } from '@/components/record/facts'
import { formatCount, formatDate, type Locale } from '@/core/locale'
import { type PeriodKind, periodContaining, periodName } from '@/core/period'
import type { Count, Held } from '@/db/organisation/warnings'
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

type Led = { secretary: string | null; groupLeader: string | null; countsItself: boolean }

/** The secretary; of a tổ đảng, which has none, the leader. */
export const leaderInWords = ({ secretary, groupLeader, countsItself }: Led, say: Say<'organisations'>): string => {
  if (secretary || countsItself) return secretary ?? say('vacant')
  return groupLeader ? say('line-leader', { name: groupLeader }) : say('no-leader')
}

type Counted = { members: number | null; isPartial: boolean }

/** The number of members, marked if reports are missing in it. */
export const membersInWords = ({ members, isPartial }: Counted, locale: Locale, say: Say<'organisations'>): string => {
  const count = formatCount(members, locale)
  return isPartial && members !== null ? say('so-far', { count }) : count
}

/**
 * The members of an organisation; with others below also the sum. The composition is shown if it is of the same number.
 */
export function countInWords(
  count: Count | null,
  { own, aged, isSummed, ...total }: Held,
  isAbove: boolean,
  locale: Locale,
  say: Say<'organisations'>,
): Fact[] {
  const fact = (label: Parameters<typeof say>[0], members: number | null) => ({
    label: say(label),
    value: formatCount(members, locale),
  })
  const all = { label: say('with-those-below'), value: membersInWords(total, locale, say) }
  const old = aged > 0 ? [fact('aged', aged)] : []
  if (isSummed) return [all, ...(own === null ? [] : [fact('not-below-yet', own)]), ...old]
  return [
    ...(isAbove ? [all] : []),
    fact('members', own),
    ...old,
    ...(count && count.members === own
      ? (['official', 'probationary', 'female'] as const).map((name) => ({
          label: say(name),
          value: count[name] === null ? say('untold') : formatCount(count[name], locale),
        }))
      : []),
    ...(count ? [{ label: say('last-report'), value: reportInWords(periodOf(count), locale) }] : []),
  ]
}

const periodOf = ({ kind, name, starts_on }: Count) => ({
  reportKind: kind,
  reportName: name,
  reportStartsOn: starts_on,
})
