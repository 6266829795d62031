import { addDays, dateOf, type PlainDate, partsOf } from './date'
import { formatDate, type Label, type Locale } from './locale'

export type PeriodKind = 'month' | 'quarter' | 'half_year' | 'year'
/** `index` counts from 1 within the year: quarter 4 of 2026. */
export type Period = { kind: PeriodKind; year: number; index: number }

const perYear: Record<PeriodKind, number> = { month: 12, quarter: 4, half_year: 2, year: 1 }
const letter: Record<PeriodKind, string> = { month: 'M', quarter: 'Q', half_year: 'H', year: 'Y' }
const roman = ['I', 'II', 'III', 'IV']

/** First and last day, both inside. */
export function periodBounds({ kind, year, index }: Period): { from: PlainDate; to: PlainDate } {
  const months = 12 / perYear[kind]
  const [first, next] = [(index - 1) * months, index * months]
  return {
    from: dateOf(year, first + 1, 1),
    to: addDays(next === 12 ? dateOf(year + 1, 1, 1) : dateOf(year, next + 1, 1), -1),
  }
}

export function periodContaining(date: PlainDate, kind: PeriodKind): Period {
  const { year, month } = partsOf(date)
  return { kind, year, index: Math.ceil((month * perYear[kind]) / 12) }
}

/** The period so many places later, or earlier when negative. */
export function periodAfter({ kind, year, index }: Period, places = 1): Period {
  const count = year * perYear[kind] + (index - 1) + places
  return { kind, year: Math.floor(count / perYear[kind]), index: (count % perYear[kind]) + 1 }
}

/** As a heading: Quý IV/2026, 6 tháng đầu năm 2026, Năm 2026, Tháng 3/2026. */
export function periodName(period: Period, locale: Locale): string {
  const name = names[period.kind](period)[locale]
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Within a sentence: quý IV/2026. */
export const periodInSentence = (period: Period, locale: Locale): string => names[period.kind](period)[locale]

const names: Record<PeriodKind, (period: Period) => Label> = {
  month: (period) => ({
    vi: `tháng ${period.index}/${period.year}`,
    en: formatDate(periodBounds(period).from, 'en', 'month'),
  }),
  quarter: ({ year, index }) => ({ vi: `quý ${roman[index - 1]}/${year}`, en: `Q${index} ${year}` }),
  half_year: ({ year, index }) => ({
    vi: `6 tháng ${index === 1 ? 'đầu' : 'cuối'} năm ${year}`,
    en: `${index === 1 ? 'first' : 'second'} half of ${year}`,
  }),
  year: ({ year }) => ({ vi: `năm ${year}`, en: String(year) }),
}

/** 2026-Q4, 2026-H1, 2026-M03, 2026: for addresses and file names; sorts by time within a kind. */
export function periodCode({ kind, year, index }: Period): string {
  if (kind === 'year') return String(year)
  return `${year}-${letter[kind]}${kind === 'month' ? String(index).padStart(2, '0') : index}`
}

export function periodFromCode(code: string): Period | null {
  const [, year, mark = 'Y', index = '1'] = /^(\d{4})(?:-([MQH])(\d{1,2}))?$/.exec(code) ?? []
  const kind = kinds.find((one) => letter[one] === mark)
  if (!year || !kind) return null
  const period = { kind, year: Number(year), index: Number(index) }
  return periodCode(period) === code && period.index >= 1 && period.index <= perYear[kind] ? period : null
}

const kinds: PeriodKind[] = ['month', 'quarter', 'half_year', 'year']
