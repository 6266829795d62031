import { type PlainDate, type Precision, partsOf, timeZone } from './date'
import { formatCount, formatDecimal, noValue, rounded } from './number'

export { formatCount, formatDecimal }

export const locales = ['vi', 'en'] as const
export type Locale = (typeof locales)[number]
export type Label = Record<Locale, string>
export type Currency = 'VND' | 'USD'

/** The difference as +3, −2 or 0; '' if one of the two values is missing. */
export function formatChange(
  now: number | null | undefined,
  before: number | null | undefined,
  locale: Locale,
): string {
  if (typeof now !== 'number' || typeof before !== 'number') return ''
  const sign = now > before ? '+' : now < before ? '−' : ''
  return `${sign}${formatCount(Math.abs(now - before), locale)}`
}

const scales = [
  { from: 1e9, label: { vi: 'tỷ', en: 'billion' } },
  { from: 1e6, label: { vi: 'triệu', en: 'million' } },
]
const currencies: Record<Currency, Label> = { VND: { vi: 'đồng', en: 'VND' }, USD: { vi: 'USD', en: 'USD' } }

/** Scaled to millions or billions, as reports write it: 10,2 tỷ USD, 320.508 tỷ đồng. */
export function formatMoney(amount: number | null, currency: Currency, locale: Locale, digits = 1): string {
  if (amount === null) return noValue
  const scale = scales.find(({ from }) => Math.abs(amount) >= from)
  const text = rounded(amount / (scale?.from ?? 1), locale, 0, digits)
  return [text, scale?.label[locale], currencies[currency][locale]].filter(Boolean).join(' ')
}

/** 7,70%: every percentage has two decimals. */
export const formatPercent = (percent: number, locale: Locale): string =>
  `${rounded(percent, locale, percentDigits, percentDigits)}%`
const percentDigits = 2

/**
 * A part and its whole in the unit of the whole, with the fewest decimals whose quotient rounds to the printed
 * percentage: 10,20/39,77 tỷ USD = 25,65%. Without a currency they are counts: 56/727 = 7,70%.
 */
export function formatShare(part: number, whole: number, currency: Currency | undefined, locale: Locale) {
  const percent = formatPercent((100 * part) / whole, locale)
  const scale = scales.find(({ from }) => currency && whole >= from)
  const unit = currency ? ` ${[scale?.label[locale], currencies[currency][locale]].filter(Boolean).join(' ')}` : ''
  // Whole numbers of the last decimal, because their quotient is rounded once.
  const printed = (digits: number) =>
    [part, whole].map((amount) => Math.round((amount * 10 ** digits) / (scale?.from ?? 1))) as [number, number]
  const holds = (digits: number) => {
    const [above, below] = printed(digits)
    return formatPercent((100 * above) / below, locale) === percent
  }
  const digits = currency ? (decimals.find(holds) ?? decimals.length) : 0
  const [above = '', below = ''] = printed(digits).map((amount) =>
    rounded(amount / 10 ** digits, locale, digits, digits),
  )
  return { part: above + unit, whole: below + unit, fraction: `${above}/${below}${unit}`, percent }
}
const decimals = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Unscaled: 320.508.000.000.000 ₫, 10.200.000.000 USD. */
export function formatFullMoney(amount: number | null, currency: Currency, locale: Locale): string {
  if (amount === null) return noValue
  return `${rounded(amount, locale, 0, 2)} ${currency === 'VND' ? '₫' : currency}`
}

/** 18/03/2024; with precision month or year: tháng 8/2016, năm 2003. */
export function formatDate(date: PlainDate | null, locale: Locale, precision: Precision = 'day'): string {
  if (date === null) return noValue
  const { year, month, day } = partsOf(date)
  if (locale === 'en') return english[precision].format(Date.UTC(year, month - 1, day))
  if (precision === 'year') return `năm ${year}`
  if (precision === 'month') return `tháng ${month}/${year}`
  return `${two(day)}/${two(month)}/${year}`
}

/**
 * As official papers write it: ngày 18 tháng 3 năm 2024, ngày 05 tháng 02 năm 2026.
 * Days below 10 and the months 1 and 2 get a leading zero, as the rules for official documents want it.
 */
export function formatLongDate(date: PlainDate, locale: Locale): string {
  const { year, month, day } = partsOf(date)
  if (locale === 'en') return longEnglish.format(Date.UTC(year, month - 1, day))
  return `ngày ${two(day)} tháng ${month <= 2 ? two(month) : month} năm ${year}`
}

/** 08:50 18/03/2024, in Việt Nam's time zone whatever the server's is. */
export function formatDateTime(at: Date, locale: Locale): string {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.hour}:${parts.minute} ${formatDate(`${parts.year}-${parts.month}-${parts.day}`, locale)}`
}

// Marked as pure: a browser that only counts does not load them.
const english: Record<Precision, Intl.DateTimeFormat> = {
  day: /* @__PURE__ */ new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }),
  month: /* @__PURE__ */ new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short', year: 'numeric' }),
  year: /* @__PURE__ */ new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric' }),
}
const longEnglish = /* @__PURE__ */ new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' })
const clock = /* @__PURE__ */ new Intl.DateTimeFormat('en-GB', {
  timeZone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

const two = (value: number) => String(value).padStart(2, '0')

/** A label for use within a sentence: "Chỉ tiêu giao" becomes "chỉ tiêu giao"; an abbreviation ("GCN …") stays. */
export const inSentence = (noun: string): string =>
  /^\p{Lu}\p{Lu}/u.test(noun) ? noun : noun.charAt(0).toLowerCase() + noun.slice(1)
