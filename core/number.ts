import { nfc } from './fold'
import { type Read, unreadable } from './result'

/** Reads a whole number from 0: digits only, or groups of three with one kind of separator (1.234, 1,234, 1 234). */
export function parseCount(text: string): Read<number> {
  const typed = nfc(text)
  if (/^[-−–]\s?\d/.test(typed)) return unreadable('number.negative')
  if (!/^\d+$/.test(typed) && !/^[1-9]\d{0,2}([., \u202f])\d{3}(?:\1\d{3})*$/.test(typed)) {
    return unreadable('number.count')
  }
  return exactly(typed.replace(/\D/g, ''))
}

/**
 * Reads a number with a Vietnamese decimal comma and dots or spaces between groups. A number in English form
 * (50.85) is refused with the problem `number.ambiguous`, whose `suggestion` is the Vietnamese form (50,85).
 */
export function parseDecimal(text: string): Read<number> {
  const typed = nfc(text)
  const meant = asTypedInEnglish(typed)
  if (meant) return unreadable('number.ambiguous', { suggestion: meant })
  const [, sign = '', whole = '', fraction = ''] =
    /^([-−]?)(\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:,(\d+))?$/.exec(typed) ?? []
  if (!whole) return unreadable('number.decimal')
  return exactly(`${sign && '-'}${whole.replace(/\D/g, '')}`, fraction)
}

/**
 * Reads an amount of money, which has at most two decimals. 1,234 is refused as ambiguous, with the suggestion 1.234:
 * it is more likely a thousand in English form than 1,23. Other amounts with more decimals are `number.too-fine`.
 */
export function parseMoney(text: string): Read<number> {
  const typed = nfc(text)
  const read = parseDecimal(typed)
  const [whole = '', fraction = ''] = typed.split(',')
  if (!read.ok || fraction.length <= 2) return read
  const isGroup = /^[-−]?[1-9]\d{0,2}$/.test(whole) && fraction.length === 3
  return isGroup
    ? unreadable('number.ambiguous', { suggestion: typed.replace(',', '.') })
    : unreadable('number.too-fine')
}

/** The Vietnamese form of 50.85, 0.125 or 1,234.5; undefined if the dots can be group separators. */
function asTypedInEnglish(typed: string) {
  const [, whole, fraction = ''] = /^([-−]?(?:\d+|\d{1,3}(?:,\d{3})+))\.(\d+)$/.exec(typed) ?? []
  if (!whole) return undefined
  const isGroup = /^[-−]?[1-9]\d{0,2}$/.test(whole) && fraction.length === 3
  return isGroup ? undefined : `${whole.replaceAll(',', '.')},${fraction}`
}

/** Refuses numbers with more digits than a JavaScript number holds exactly. */
function exactly(whole: string, fraction = ''): Read<number> {
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
  value === null
    ? noValue
    : value.toLocaleString(language[locale], {
        minimumFractionDigits: least,
        maximumFractionDigits: most,
        roundingMode: 'halfExpand',
      })

// Here and not in locale.ts, so that a browser that only counts does not load the formats of dates.
/** 1.234, without decimals; "–" for null. */
export const formatCount = (value: number | null, locale: keyof typeof language): string => rounded(value, locale, 0, 0)

/** 1.234,5 with up to `digits` decimals; "–" for null. */
export const formatDecimal = (value: number | null, locale: keyof typeof language, digits = 2): string =>
  rounded(value, locale, 0, digits)
