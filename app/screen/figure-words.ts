import { formatCount, formatDate, formatDecimal, formatMoney, type Locale } from '@/core/locale'
import { periodContaining, periodInSentence } from '@/core/period'
import type { Basis, Figure, FigureCode, FigureUnit } from '@/db/report/figures'
import type { BasisKind } from '@/db/report/sources'
import type { Say } from '@/messages/say'

/** Figures by section, in display order. */
export const groups = {
  organisations: [
    'non_state_enterprises',
    'non_state_enterprises_with_party_organisation',
    'share_with_party_organisation',
  ],
  members: ['members_in_non_state_enterprises', 'members_in_zone_committee', 'share_of_all_members'],
  workers: [
    'workers_with_party_organisation',
    'workers_female',
    'workers_male',
    'workers_managers_and_high_skilled',
    'share_managers_and_high_skilled',
    'workers_in_all_enterprises',
    'share_of_workers',
  ],
  capital: [
    'registered_capital_with_party_organisation',
    'share_of_registered_capital',
    'fdi_projects',
    'fdi_capital',
    'domestic_projects',
    'domestic_capital',
  ],
  trade: ['trade_value_per_year', 'share_of_exports'],
} as const satisfies Record<string, FigureCode[]>

/** Units of the parts of a percentage. */
const partUnits: Partial<Record<FigureCode, FigureUnit>> = {
  share_of_registered_capital: 'usd',
  share_of_exports: 'usd',
}

/** Decimals of a percentage, as published: 7,7% and 77%, but 50,85%. */
const digits: Partial<Record<FigureCode, number>> = { share_of_workers: 2 }

export function amountInWords(amount: number | null, unit: FigureUnit, locale: Locale): string {
  if (unit === 'usd') return formatMoney(amount, 'USD', locale)
  if (unit === 'vnd') return formatMoney(amount, 'VND', locale)
  return formatCount(amount, locale)
}

export const partUnit = ({ code, unit }: Pick<Figure, 'code' | 'unit'>): FigureUnit =>
  unit === 'percent' ? (partUnits[code] ?? 'person') : unit

export function figureValue({ code, unit, value }: Figure, locale: Locale): string | undefined {
  if (value === null) return undefined
  return unit === 'percent' ? `${formatDecimal(value, locale, digits[code] ?? 1)}%` : amountInWords(value, unit, locale)
}

/** The parts of a percentage: "56/727" */
export function fractionOf(figure: Figure, locale: Locale): string | undefined {
  if (!figure.fraction) return undefined
  const { numerator, denominator } = figure.fraction
  return [numerator, denominator].map((amount) => amountInWords(amount, partUnit(figure), locale)).join('/')
}

/** "có số liệu 61/66 tổ chức đảng, trong đó 5 lấy từ quý III/2026" */
export function basisOf({ have, of, subject, older }: Basis, locale: Locale, say: Say<'overview'>): string {
  const counts = { have: formatCount(have, locale), of: formatCount(of, locale), subject: say(`subject.${subject}`) }
  if (older.length === 0) return say('basis', counts)
  const parts = older.map(({ until, count }) =>
    say('older-part', { count, period: periodInSentence(periodContaining(until, 'quarter'), locale) }),
  )
  return say('older', { ...counts, older: parts.join('; ') })
}

/** Rule V25: members in transfer between two organisations, and the total without counting them twice. */
export function transitOf({ transit, value }: Figure, locale: Locale, say: Say<'overview'>): string | undefined {
  const count = (transit?.nowhere ?? 0) + (transit?.twice ?? 0)
  if (!transit || count === 0) return undefined
  const all = say('transit.count', { count: formatCount(count, locale) })
  if (transit.twice === 0 || value === null) return all
  const [twice, net] = [transit.twice, value - transit.twice].map((one) => formatCount(one, locale))
  return say('transit.twice', { all, twice: twice ?? '', net: net ?? '' })
}

/** The lines below a figure: day, basis, and members that may be counted twice. */
export function basisLines(
  figure: Figure,
  asOf: string,
  basis: BasisKind,
  locale: Locale,
  say: Say<'overview'>,
): string[] {
  const { basis: told } = figure
  const due = told?.expected && periodInSentence(periodContaining(told.expected, 'quarter'), locale)
  const have = told && basisOf(told, locale, say)
  const transit = transitOf(figure, locale, say)
  return [
    asOf,
    ...(have ? [basis === 'period' && due ? say('basis-kind.of', { period: due, have }) : have] : []),
    ...(transit ? [transit] : []),
  ]
}

/** The figure as a sentence for a report. */
export function sentenceOf(figure: Figure, day: string, locale: Locale, say: Say<'overview'>): string | undefined {
  const value = figureValue(figure, locale)
  if (value === undefined) return undefined
  const fraction = fractionOf(figure, locale) ?? ''
  return say(`sentence.${figure.code}`, { day: formatDate(day, locale), value, fraction })
}
