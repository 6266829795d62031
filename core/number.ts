import { onOneLine } from './fold'
import { type Read, unreadable } from './result'

/**
 * Reads a whole number from 0: digits only, or groups of three with one kind of separator (1.234, 1,234, 1 234). Two
 * decimals that are nothing, as spreadsheets write them, are left out (1.234,00).
 */
export function parseCount(text: string): Read<number> {
  const typed = onOneLine(text.replaceAll(/[０-９]/g, halfWidth)).replace(
    /^(\d+|\d{1,3}(?:[. ]\d{3})+),00$|^(\d+|\d{1,3}(?:,\d{3})+)\.00$/,
    '$1$2',
  )
  if (/^[-−–]\s?\d/.test(typed)) return unreadable('number.negative')
  if (!/^\d+$/.test(typed) && !/^[1-9]\d{0,2}([., \u202f])\d{3}(?:\1\d{3})*$/.test(typed)) {
    return unreadable('number.count')
  }
  return exactly(typed.replace(/\D/g, ''))
}

/** Some keyboards of phones write digits in full width. */
const halfWidth = (digit: string) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)

/** Refuses numbers with more digits than a JavaScript number holds exactly. */
export function exactly(whole: string, fraction = ''): Read<number> {
  if (!Number.isSafeInteger(Number(whole + fraction))) return unreadable('number.too-long')
  return { ok: true, value: Number(`${whole}.${fraction || '0'}`) }
}

/** A stored number as text for an input: in Vietnamese form in every language, because the parsers above read that. */
export const typedNumber = (value: number): string =>
  value.toLocaleString('vi-VN', { useGrouping: false, maximumFractionDigits: 20 })

const language = { vi: 'vi-VN', en: 'en-GB' } as const
export const noValue = '–'

/** The one rounding rule: a half goes away from zero (0,125 gives 0,13). The digits rounded are those that JavaScript prints. */
export const rounded = (value: number | null, locale: keyof typeof language, least: number, most: number) =>
  value === null ? noValue : formatter(locale, least, most).format(value)

const formatters = new Map<string, Intl.NumberFormat>()

/** Kept, because making one takes fifty times as long as using it. */
function formatter(locale: keyof typeof language, least: number, most: number): Intl.NumberFormat {
  const key = `${locale} ${least} ${most}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(language[locale], {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    roundingMode: 'halfExpand',
  })
  formatters.set(key, made)
  return made
}

// Here and not in locale.ts, so that a browser that only counts does not load the formats of dates.
/** 1.234, without decimals; "–" for null. */
export const formatCount = (value: number | null, locale: keyof typeof language): string => rounded(value, locale, 0, 0)

/** 1.234,5 with up to `digits` decimals; "–" for null. */
export const formatDecimal = (value: number | null, locale: keyof typeof language, digits = 2): string =>
  rounded(value, locale, 0, digits)
