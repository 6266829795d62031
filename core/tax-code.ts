import { nfc } from './fold'
import { type Read, unreadable } from './result'

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/**
 * A tax code as stored: 10 digits of an enterprise, 10-3 of its branch, or the 12 of a household business,
 * which are a personal identification number and carry no check digit known to us.
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

/** The tenth digit of a tax code; null when these nine are never issued (mapping that to 0 is a common mistake). */
export function checkDigit(firstNine: string): string | null {
  if (/^\d\d0{7}$/.test(firstNine)) return null
  const remainder = weights.reduce((sum, weight, at) => sum + weight * Number(firstNine[at]), 0) % 11
  return remainder === 0 ? null : String(10 - remainder)
}

const issued = (code: string) => checkDigit(code.slice(0, 9)) === code[9]
