import { onOneLine } from '../fold'
import { exactly } from '../number'
import { type Read, unreadable } from '../result'

// Apart from number.ts, so that a browser that only counts does not load it.
/**
 * Reads a number with a Vietnamese decimal comma and dots or spaces between groups. A number in English form
 * (50.85) is refused with the problem `number.ambiguous`, whose `suggestion` is the Vietnamese form (50,85).
 */
export function parseDecimal(text: string): Read<number> {
  const typed = onOneLine(text)
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
  const typed = onOneLine(text)
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
