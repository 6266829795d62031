import { nfc } from './fold'
import { type Read, unreadable } from './result'

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/**
 * Reads a tax code into the form stored: 10 digits (enterprise), 10-3 digits (branch), or 12 digits (household
 * business; a personal identification number, for which no check digit is known). Problems under `tax-code`:
 * `leading-zero` (with a suggestion), `form`, `never-issued`, `check-digit`.
 */
export function checkTaxCode(text: string): Read<string> {
  const typed = nfc(text).replace(/[ \u2010-\u2015]/g, (mark) => (mark === ' ' ? '' : '-'))
  if (/^\d{12}$/.test(typed)) return { ok: true, value: typed }
  if (/^\d{9}$/.test(typed) && issued(`0${typed}`)) {
    return unreadable('tax-code.leading-zero', { suggestion: `0${typed}` })
  }

  const [, code = '', branch] = /^(\d{10})(?:-?(\d{3}))?$/.exec(typed) ?? []
  if (!code || branch === '000') return unreadable('tax-code.form')
  const expected = checkDigit(code.slice(0, 9))
  if (expected === null) return unreadable('tax-code.never-issued')
  if (expected !== code[9]) return unreadable('tax-code.check-digit')
  return { ok: true, value: branch ? `${code}-${branch}` : code }
}

/**
 * The tenth digit of a tax code: 10 − (weighted sum of the first nine mod 11). Null if the remainder is 0: such
 * codes are never issued (many published implementations return 0 instead).
 */
export function checkDigit(firstNine: string): string | null {
  if (/^\d\d0{7}$/.test(firstNine)) return null
  const remainder = weights.reduce((sum, weight, at) => sum + weight * Number(firstNine[at]), 0) % 11
  return remainder === 0 ? null : String(10 - remainder)
}

const issued = (code: string) => checkDigit(code.slice(0, 9)) === code[9]
