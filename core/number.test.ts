import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawn } from '../db/testing/runs'
import { parseCount, typedNumber } from './number'
import { parseDecimal, parseMoney } from './number/decimal'

const answer = (read: ReturnType<typeof parseCount>) => (read.ok ? read.value : read.problem.key)

test.each([
  ['1234', 1234],
  ['1.234', 1234],
  ['1,234', 1234],
  ['1 234', 1234],
  ['1\u00a0234', 1234],
  ['1\u202f234', 1234],
  [' 99.570 ', 99570],
  ['１２', 12],
  ['1²', 'number.count'],
  ['0', 0],
  ['1.300,00', 1300],
  ['1,300.00', 1300],
  ['12,00', 12],
  ['0.00', 0],
  ['1,00,00', 'number.count'],
  ['1.300,50', 'number.count'],
  ['1.234.567', 1234567],
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', 'number.too-long'],
  ['-5', 'number.negative'],
  ['−5', 'number.negative'],
  ['50.85', 'number.count'],
  ['7,5', 'number.count'],
  ['1.234,567', 'number.count'],
  ['0.123', 'number.count'],
  ['12 người', 'number.count'],
  ['1e3', 'number.count'],
  ['', 'number.count'],
])('the count %j is %s', (typed, expected) => expect(answer(parseCount(typed))).toBe(expected))

test.each([
  ['10,2', 10.2],
  ['320.508', 320508],
  ['1.234,5', 1234.5],
  ['1 234,5', 1234.5],
  ['-7,5', -7.5],
  ['0,125', 0.125],
  ['1.234.567', 1234567],
  ['1,234', 1.234],
  ['1,234,567', 'number.decimal'],
  ['1.23.456', 'number.decimal'],
  ['tỷ', 'number.decimal'],
  ['', 'number.decimal'],
  ['9007199254740,993', 'number.too-long'],
])('the decimal %j is %s', (typed, expected) => expect(answer(parseDecimal(typed))).toBe(expected))

test.each([
  ['50.85', '50,85'],
  ['10.2', '10,2'],
  ['0.125', '0,125'],
  ['1,234.5', '1.234,5'],
  ['1234.567', '1234,567'],
])('%s is refused with the suggestion %s', (typed, suggestion) => {
  expect(parseDecimal(typed)).toEqual({ ok: false, problem: { key: 'number.ambiguous', values: { suggestion } } })
})

test.each([
  ['1.234.567', 1234567],
  ['1.234,5', 1234.5],
  ['1234,56', 1234.56],
  ['1,234', '1.234'],
  ['123,456', '123.456'],
  ['1234,567', 'number.too-fine'],
  ['0,125', 'number.too-fine'],
  ['1,234,567', 'number.decimal'],
  ['50.85', '50,85'],
])('the amount %j is %s', (typed, expected) => {
  const read = parseMoney(typed)
  expect(read.ok ? read.value : (read.problem.values?.suggestion ?? read.problem.key)).toBe(expected)
})

test('what stands in an input is read back as the same number', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 3 }), (digits, places) => {
      const value = digits / 10 ** places
      expect(parseDecimal(typedNumber(value))).toEqual({ ok: true, value: value || 0 })
    }),
    drawn(100),
  )
})
