import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkDigit, checkTaxCode, isPhone, type Notation, shown, written } from './notation'

const vectors: { valid: string[]; invalid: string[] } = JSON.parse(
  readFileSync(new URL('../db/reference/tax-codes.json', import.meta.url), 'utf8'),
)

test.each(vectors.valid)('%s is right', (code) => expect(checkTaxCode(code)).toEqual({ ok: true, value: code }))
test.each(vectors.invalid)('%j is wrong', (code) => expect(checkTaxCode(code).ok).toBe(false))

test.each([
  [' 0300588569\u00a0', '0300588569'],
  ['0300 588 569', '0300588569'],
  ['0314409058002', '0314409058-002'],
  ['0314409058–002', '0314409058-002'],
  ['0300.588.569', '0300588569'],
  ['0300–588–569', '0300588569'],
  ['0314409058 / 002', '0314409058-002'],
  ['０３００５８８５６９\u2060', '0300588569'],
  ['031185000123', '031185000123'],
  ['031 099 001 235', '031099001235'],
  ['031.323.001.235', '031323001235'],
  ['101099001235', '101099001235'],
])('%j is stored as %s', (typed, value) => expect(checkTaxCode(typed)).toEqual({ ok: true, value }))

test.each([
  ['abcdefghij', 'tax-code.form'],
  ['03005885690', 'tax-code.form'],
  ['0300588569-000', 'tax-code.form'],
  ['0300588560', 'tax-code.check-digit'],
  ['0101234567', 'tax-code.check-digit'],
  ['0300000000', 'tax-code.never-issued'],
  ['300588560', 'tax-code.form'],
  ['000000000000', 'tax-code.personal'],
  ['999999999999', 'tax-code.personal'],
  ['003099001235', 'tax-code.personal'],
  ['097099001235', 'tax-code.personal'],
  ['031 299 001 235', 'tax-code.personal'],
  ['031499001235', 'tax-code.personal'],
])('%s: %s', (typed, key) => expect(checkTaxCode(typed)).toEqual({ ok: false, problem: { key } }))

test('a code that lost its leading zero in a spreadsheet is offered whole', () => {
  expect(checkTaxCode('300588569')).toEqual({
    ok: false,
    problem: { key: 'tax-code.leading-zero', values: { suggestion: '0300588569' } },
  })
})

test('remainder 10 gives the digit 0; remainder 0 is never issued', () => {
  expect(digitsWithRemainder(10).map(checkDigit)).toEqual(['0', '0', '0'])
  expect(digitsWithRemainder(0).map(checkDigit)).toEqual([null, null, null])
})

test('every wrong digit and every swap of neighbours is noticed', () => {
  const code = '0300588569'
  for (let at = 0; at < 10; at++) {
    for (const digit of '0123456789') {
      const other = code.slice(0, at) + digit + code.slice(at + 1)
      expect(checkTaxCode(other).ok).toBe(other === code)
    }
    const swapped = code.slice(0, at) + (code[at + 1] ?? '') + code[at] + code.slice(at + 2)
    if (at < 9) expect(checkTaxCode(swapped).ok).toBe(swapped === code)
  }
})

function digitsWithRemainder(remainder: number) {
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]
  const sum = (digits: string) => weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return Array.from({ length: 200 }, (_, serial) => `99${String(1_000_000 + serial)}`)
    .filter((digits) => sum(digits) % 11 === remainder)
    .slice(0, 3)
}

test.each<[Notation, string, string]>([
  ['phone', '0912 345 678', '0912345678'],
  ['phone', '+84 912.345.678', '0912345678'],
  ['phone', '84912345678', '0912345678'],
  ['phone', '0084 912-345-678', '0912345678'],
  ['phone', '+84 (0) 912 345 678', '0912345678'],
  ['phone', '(0225) 3 123 456', '02253123456'],
  ['phone', '+84 225 3123456', '02253123456'],
  ['phone', '1900 1234', '19001234'],
  ['phone', '+82 2-1234-5678', '+82212345678'],
  ['document-number', '47 – QĐ / ÐU', '47-QĐ/ĐU'],
  ['document-number', '15/QĐ−BQL ', '15/QĐ-BQL'],
  ['user-name', ' CanBo 2 ', 'canbo2'],
  ['user-name', '+84 912 345 678', '0912345678'],
  ['user-name', '0912.345.678', '0912345678'],
  ['user-name', 'bt.an-phong', 'bt.an-phong'],
])('%s %j is stored as %s', (notation, typed, stored) => {
  expect(written(typed, notation)).toBe(stored)
  expect(written(stored, notation)).toBe(stored)
  expect(written(shown(stored, notation), notation)).toBe(stored)
  if (notation === 'phone') expect(isPhone(stored)).toBe(true)
})

test.each(['12345', 'abc', '0912345678; 0987654321', '00', '912345678', '+', '+84'])(
  '%s is no telephone number',
  (text) => expect(isPhone(written(text, 'phone'))).toBe(false),
)

test.each([
  ['0912345678', '0912 345 678'],
  ['02253123456', '0225 3123 456'],
  ['02438251234', '024 3825 1234'],
  ['19001234', '1900 1234'],
  ['+82212345678', '+82212345678'],
  ['0225 cũ', '0225 cũ'],
])('%s is shown as %s', (stored, text) => expect(shown(stored, 'phone')).toBe(text))
