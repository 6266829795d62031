import { partsOf, today } from './date'
import { nfc } from './fold'
import { type Read, unreadable } from './result'

/** How a value is written: what is typed takes this form before anything judges its length or its form. */
export type Notation = 'tax-code' | 'phone' | 'document-number' | 'user-name'

const dashes = /[\p{Pd}\u2212\u2043]/gu
const anyMark = /[\s.,/()\p{Pd}\u2212\u2043]/gu

const forms: Record<Notation, (text: string) => string> = {
  'tax-code': (text) => {
    const digits = text.replace(anyMark, '')
    if (/^\d{13}$/.test(digits)) return `${digits.slice(0, 10)}-${digits.slice(10)}`
    return /^\d+$/.test(digits) ? digits : text
  },
  phone: (text) => {
    const digits = text.replace(anyMark, '')
    return digits.replace(/^00(?=[1-9])/, '+').replace(/^(?:\+84|84(?=\d{9,10}$))0?/, '0')
  },
  'document-number': (text) => text.replace(dashes, '-').replace(/ *([-/]) */g, '$1'),
  // A telephone number may be a user name; one that begins with 84 cannot be told from other digits.
  'user-name': (text) => (/^[+(0]/.test(text) ? forms.phone(text) : text.replace(/\s/g, '').toLowerCase()),
}

/** The form in which a value is stored: `nfc`, then that of its notation. */
export const written = (text: string, notation?: Notation): string =>
  notation ? forms[notation](nfc(text)) : nfc(text)

/** True for what `written` makes of a telephone number of Việt Nam, or of another country with its +. */
export const isPhone = (text: string): boolean => /^(?:0\d{8,10}|1[89]00\d{4,6}|\+[1-9]\d{6,14})$/.test(text)

/** A stored value as it is shown: the digits of a telephone number in groups. */
export function shown(text: string, notation?: Notation): string {
  if (notation !== 'phone') return text
  const groups =
    /^(02[48])(\d{4})(\d{4})$/.exec(text) ??
    /^(02\d\d)(\d{4})(\d{3})$/.exec(text) ??
    /^(0\d{3})(\d{3})(\d{3})$/.exec(text)
  return (groups ?? /^(1[89]00)(\d+)$/.exec(text))?.slice(1).join(' ') ?? text
}

/** Whether a text passes what can be checked of its notation; an empty one does not. */
export function isSound(text: string, notation?: Notation): boolean {
  const stored = written(text, notation)
  if (notation === 'tax-code') return checkTaxCode(stored).ok
  return notation === 'phone' ? isPhone(stored) : stored !== ''
}

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/**
 * Reads a tax code into the form stored: 10 digits (enterprise), 10-3 digits (branch), or 12 digits (household
 * business; a personal identification number, for which no check digit is known). Problems under `tax-code`:
 * `leading-zero` (with a suggestion), `form`, `personal`, `never-issued`, `check-digit`.
 */
export function checkTaxCode(text: string): Read<string> {
  const typed = written(text, 'tax-code')
  if (/^\d{12}$/.test(typed)) return isPersonal(typed) ? { ok: true, value: typed } : unreadable('tax-code.personal')
  if (/^\d{9}$/.test(typed) && issued(`0${typed}`)) {
    return unreadable('tax-code.leading-zero', { suggestion: `0${typed}` })
  }

  const [, code = '', branch] = /^(\d{10})(?:-(\d{3}))?$/.exec(typed) ?? []
  if (!code || branch === '000') return unreadable('tax-code.form')
  const expected = checkDigit(code.slice(0, 9))
  if (expected === null) return unreadable('tax-code.never-issued')
  if (expected !== code[9]) return unreadable('tax-code.check-digit')
  return { ok: true, value: branch ? `${code}-${branch}` : code }
}

/** The provinces of the registers of birth: Thông tư 07/2016/TT-BCA of 01/02/2016, Phụ lục 1. */
const provinces = new Set(
  `001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044
  045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091
  092 093 094 095 096`.split(/\s+/),
)

/**
 * True if 12 digits can be a personal identification number (Nghị định 137/2015/NĐ-CP, Điều 13): three digits of the
 * province, or from 100 on of the country, of which no list is kept here; one of the century and sex, 0 and 1 for 1900
 * to 1999; two of the year of birth, which has come.
 */
function isPersonal(digits: string): boolean {
  const century = 1900 + 100 * Math.floor(Number(digits[3]) / 2)
  const born = century + Number(digits.slice(4, 6))
  return (digits[0] !== '0' || provinces.has(digits.slice(0, 3))) && born <= partsOf(today()).year
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
