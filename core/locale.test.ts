import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawn } from '../db/testing/runs'
import {
  formatCount,
  formatDate,
  formatDateTime,
  formatDecimal,
  formatFullMoney,
  formatLongDate,
  formatMoney,
  formatPercent,
  formatShare,
  type Locale,
  locales,
} from './locale'

const at = new Date('2024-03-18T01:50:00Z')

test.each([
  [formatCount(1234, 'vi'), '1.234'],
  [formatCount(1234, 'en'), '1,234'],
  [formatCount(null, 'vi'), '–'],
  [formatDecimal(1234.5, 'vi'), '1.234,5'],
  [formatDecimal(1234.5, 'en'), '1,234.5'],
  [formatMoney(10.2e9, 'USD', 'vi'), '10,2 tỷ USD'],
  [formatMoney(10.2e9, 'USD', 'en'), '10.2 billion USD'],
  [formatMoney(320_508e9, 'VND', 'vi'), '320.508 tỷ đồng'],
  [formatMoney(13.47e9, 'USD', 'vi', 2), '13,47 tỷ USD'],
  [formatMoney(2_500_000, 'VND', 'vi'), '2,5 triệu đồng'],
  [formatMoney(950, 'VND', 'vi'), '950 đồng'],
  [formatFullMoney(320_508e9, 'VND', 'vi'), '320.508.000.000.000 ₫'],
  [formatFullMoney(10.2e9, 'USD', 'vi'), '10.200.000.000 USD'],
  [formatDate('2024-03-18', 'vi'), '18/03/2024'],
  [formatDate('2026-02-05', 'vi'), '05/02/2026'],
  [formatDate('2024-03-18', 'en'), '18 Mar 2024'],
  [formatDate('2003-01-01', 'vi', 'year'), 'năm 2003'],
  [formatDate('2016-08-01', 'vi', 'month'), 'tháng 8/2016'],
  [formatDate('2016-08-01', 'en', 'month'), 'Aug 2016'],
  [formatDate('2003-01-01', 'en', 'year'), '2003'],
  [formatDateTime(at, 'vi'), '08:50 18/03/2024'],
  [formatDateTime(at, 'en'), '08:50 18 Mar 2024'],
  [formatDateTime(new Date('2024-03-18T17:05:00Z'), 'vi'), '00:05 19/03/2024'],
  [formatLongDate('2024-03-18', 'vi'), 'ngày 18 tháng 3 năm 2024'],
  [formatLongDate('2026-02-05', 'vi'), 'ngày 05 tháng 02 năm 2026'],
  [formatLongDate('2026-12-01', 'vi'), 'ngày 01 tháng 12 năm 2026'],
  [formatLongDate('2024-03-18', 'en'), '18 March 2024'],
])('%s', (shown, expected) => expect(shown).toBe(expected))

test.each([
  [0.125, '0,13%'],
  [-0.125, '-0,13%'],
  [1.005, '1,01%'],
  [2.675, '2,68%'],
  [100 * (56 / 727), '7,70%'],
  [77, '77,00%'],
])('a half is rounded away from zero: %d is %s', (percent, shown) => expect(formatPercent(percent, 'vi')).toBe(shown))

test.each([
  [[56, 727, undefined], '56/727 = 7,70%'],
  [[10_200_600_000, 39_770_000_000, 'USD'], '10,20/39,77 tỷ USD = 25,65%'],
  [[6_592_000_000, 15_402_000_000, 'USD'], '6,592/15,402 tỷ USD = 42,80%'],
  [[0, 15_402_000_000, 'USD'], '0,0/15,4 tỷ USD = 0,00%'],
  [[3_000_000, 15_402_000_000, 'USD'], '0,003/15,402 tỷ USD = 0,02%'],
  [[125, 1000, 'USD'], '125,0/1.000,0 USD = 12,50%'],
] satisfies [[number, number, 'USD' | undefined], string][])(
  'a share of %j is %s',
  ([part, whole, currency], shown) => {
    const { fraction, percent } = formatShare(part, whole, currency, 'vi')
    expect(`${fraction} = ${percent}`).toBe(shown)
  },
)

/** Quotient and rounding in whole numbers, as a reader with pencil and paper does it. */
function percentOf(fraction: string, locale: Locale) {
  const [part = 0n, whole = 1n] = fraction
    .replace(/[^\d.,/].*$/, '')
    .split('/')
    .map((text) => BigInt(text.replace(/[.,]/g, '')))
  const hundredths = ((20_000n * part) / whole + 1n) / 2n
  const digits = String(hundredths).padStart(3, '0')
  return `${Number(digits.slice(0, -2)).toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB')}${locale === 'vi' ? ',' : '.'}${digits.slice(-2)}%`
}

test('a printed fraction divides to the printed percentage, in one unit', () => {
  const cents = fc.bigInt(1n, 9_000_000_000_000n).map((amount) => Number(amount) / 100)
  const counts = fc.nat({ max: 5_000_000 })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.tuple(cents, cents, fc.constantFrom('USD' as const, 'VND' as const)),
        fc.tuple(counts, counts, fc.constant(undefined)),
      ),
      fc.constantFrom(...locales),
      ([one, other, currency], locale) => {
        const [part, whole] = [Math.min(one, other), Math.max(one, other, 1)]
        const { fraction, percent } = formatShare(part, whole, currency, locale)
        expect(`${fraction} = ${percentOf(fraction, locale)}`).toBe(`${fraction} = ${percent}`)
      },
    ),
    drawn(3000),
  )
})
