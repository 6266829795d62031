import { addDays, dateOf, type PlainDate, partsOf } from './date'
import type { Label, Locale } from './locale'

export type PeriodKind = 'month' | 'quarter' | 'half_year' | 'year'
/** `index` counts from 1 within the year: { kind: 'quarter', year: 2026, index: 4 } is quarter IV. */
export type Period = { kind: PeriodKind; year: number; index: number }

export const periodsPerYear: Record<PeriodKind, number> = { month: 12, quarter: 4, half_year: 2, year: 1 }
const letter: Record<PeriodKind, string> = { month: 'M', quarter: 'Q', half_year: 'H', year: 'Y' }
const roman = ['I', 'II', 'III', 'IV']

/** The first and the last day of the period, both inclusive. */
export function periodBounds({ kind, year, index }: Period): { from: PlainDate; to: PlainDate } {
  const months = 12 / periodsPerYear[kind]
  const [first, next] = [(index - 1) * months, index * months]
  return {
    from: dateOf(year, first + 1, 1),
    to: addDays(next === 12 ? dateOf(year + 1, 1, 1) : dateOf(year, next + 1, 1), -1),
  }
}

/** The period of this kind that contains the date. */
export function periodContaining(date: PlainDate, kind: PeriodKind): Period {
  const { year, month } = partsOf(date)
  return { kind, year, index: Math.ceil((month * periodsPerYear[kind]) / 12) }
}

/** The period of the same kind that is `places` later; earlier if negative. */
export function periodAfter({ kind, year, index }: Period, places = 1): Period {
  const count = year * periodsPerYear[kind] + (index - 1) + places
  return { kind, year: Math.floor(count / periodsPerYear[kind]), index: (count % periodsPerYear[kind]) + 1 }
}

/** As a heading: Quý IV/2026, 6 tháng đầu năm 2026, Năm 2026, Tháng 3/2026. */
export function periodName(period: Period, locale: Locale): string {
  const name = periodInSentence(period, locale)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Within a sentence: quý IV/2026. */
export const periodInSentence = (period: Period, locale: Locale): string => {
  const parts: Record<PeriodPart, string> = {
    index: String(period.index),
    roman: roman[period.index - 1] ?? '',
    year: String(period.year),
    half: periodHalves[period.index === 1 ? 'first' : 'second'][locale],
    month: englishMonths[period.index - 1] ?? '',
  }
  return periodWords[period.kind][locale].replaceAll(/\{(\w+)\}/g, (_, part: PeriodPart) => parts[part])
}

/** The placeholders of `periodWords`. SQL formats period names from the same words (nameIn in db/period/record.ts). */
export type PeriodPart = 'index' | 'roman' | 'year' | 'half' | 'month'
export const periodWords: Record<PeriodKind, Label> = {
  month: { vi: 'tháng {index}/{year}', en: '{month} {year}' },
  quarter: { vi: 'quý {roman}/{year}', en: 'Q{index} {year}' },
  half_year: { vi: '6 tháng {half} năm {year}', en: '{half} half of {year}' },
  year: { vi: 'năm {year}', en: '{year}' },
}
export const englishMonths = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, month)),
)
export const periodHalves: Record<'first' | 'second', Label> = {
  first: { vi: 'đầu', en: 'first' },
  second: { vi: 'cuối', en: 'second' },
}

/** 2026-Q4, 2026-H1, 2026-M03, 2026: for URLs and file names. Within a kind the codes sort by time. */
export function periodCode({ kind, year, index }: Period): string {
  if (kind === 'year') return String(year)
  return `${year}-${letter[kind]}${kind === 'month' ? String(index).padStart(2, '0') : index}`
}

/** The inverse of periodCode; null for any other text. */
export function periodFromCode(code: string): Period | null {
  const [, year, mark = 'Y', index = '1'] = /^(\d{4})(?:-([MQH])(\d{1,2}))?$/.exec(code) ?? []
  const kind = periodKinds.find((one) => letter[one] === mark)
  if (!year || !kind) return null
  const period = { kind, year: Number(year), index: Number(index) }
  return periodCode(period) === code && period.index >= 1 && period.index <= periodsPerYear[kind] ? period : null
}

/** Kinds of calendar periods, shortest first. */
export const periodKinds: PeriodKind[] = ['month', 'quarter', 'half_year', 'year']
