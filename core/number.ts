import { nfc } from './fold'
import { type Read, unreadable } from './result'

/** A number of people or things: digits, or groups of exactly three split by one kind of separator. */
export function parseCount(text: string): Read<number> {
  const typed = nfc(text)
  if (/^[-−–]\s?\d/.test(typed)) return unreadable('number.negative')
  if (!/^\d+$/.test(typed) && !/^[1-9]\d{0,2}([., \u202f])\d{3}(?:\1\d{3})*$/.test(typed)) {
    return unreadable('number.count')
  }
  return exactly(typed.replace(/\D/g, ''))
}

/** A number with a Vietnamese decimal comma. 50.85 is refused: a reader would ask what was meant, so do we. */
export function parseDecimal(text: string): Read<number> {
  const typed = nfc(text)
  const meant = asTypedInEnglish(typed)
  if (meant) return unreadable('number.ambiguous', { suggestion: meant })
  const [, sign = '', whole = '', fraction = ''] =
    /^([-−]?)(\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:,(\d+))?$/.exec(typed) ?? []
  if (!whole) return unreadable('number.decimal')
  return exactly(`${sign && '-'}${whole.replace(/\D/g, '')}`, fraction)
}

/** An amount of money, which is kept with two decimals: 1,234 is most likely a thousand, and is not rounded to 1,23. */
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

/** What somebody means who writes 50.85, 0.125 or 1,234.5; nothing when the dots can only be groups. */
function asTypedInEnglish(typed: string) {
  const [, whole, fraction = ''] = /^([-−]?(?:\d+|\d{1,3}(?:,\d{3})+))\.(\d+)$/.exec(typed) ?? []
  if (!whole) return undefined
  const isGroup = /^[-−]?[1-9]\d{0,2}$/.test(whole) && fraction.length === 3
  return isGroup ? undefined : `${whole.replaceAll(',', '.')},${fraction}`
}

/** Refuses what a JavaScript number would round. */
function exactly(whole: string, fraction = ''): Read<number> {
  if (!Number.isSafeInteger(Number(whole + fraction))) return unreadable('number.too-long')
  return { ok: true, value: Number(`${whole}.${fraction || '0'}`) }
}

/** How a stored number stands in an input, in every language: what the parsers above read back. */
export const typedNumber = (value: number): string =>
  value.toLocaleString('vi-VN', { useGrouping: false, maximumFractionDigits: 20 })
