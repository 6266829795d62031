import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawn } from '../db/testing/runs'
import { addDays } from './date'
import {
  type Period,
  type PeriodKind,
  periodAfter,
  periodBounds,
  periodCode,
  periodContaining,
  periodFromCode,
  periodInSentence,
  periodName,
} from './period'

const of = (kind: PeriodKind, year: number, index: number): Period => ({ kind, year, index })

test.each([
  [of('quarter', 2026, 4), '2026-10-01', '2026-12-31', 'Quý IV/2026', 'Q4 2026', '2026-Q4'],
  [of('half_year', 2026, 1), '2026-01-01', '2026-06-30', '6 tháng đầu năm 2026', 'First half of 2026', '2026-H1'],
  [of('half_year', 2026, 2), '2026-07-01', '2026-12-31', '6 tháng cuối năm 2026', 'Second half of 2026', '2026-H2'],
  [of('year', 2026, 1), '2026-01-01', '2026-12-31', 'Năm 2026', '2026', '2026'],
  [of('month', 2026, 3), '2026-03-01', '2026-03-31', 'Tháng 3/2026', 'Mar 2026', '2026-M03'],
  [of('month', 2024, 2), '2024-02-01', '2024-02-29', 'Tháng 2/2024', 'Feb 2024', '2024-M02'],
])('%o', (period, from, to, vi, en, code) => {
  expect(periodBounds(period)).toEqual({ from, to })
  expect(periodName(period, 'vi')).toBe(vi)
  expect(periodName(period, 'en')).toBe(en)
  expect(periodCode(period)).toBe(code)
  expect(periodFromCode(code)).toEqual(period)
})

test('in a sentence the name starts small', () => {
  expect(periodInSentence(of('quarter', 2026, 4), 'vi')).toBe('quý IV/2026')
})

test.each(['2026-Q5', '2026-Q0', '2026-H3', '2026-M3', '2026-M13', '26', '2026-Y1', 'Q4'])(
  '%s is no period',
  (code) => {
    expect(periodFromCode(code)).toBeNull()
  },
)

test('every day lies in exactly one period of a kind, and its neighbours meet it without a gap', () => {
  const kind = fc.constantFrom<PeriodKind>('month', 'quarter', 'half_year', 'year')
  fc.assert(
    fc.property(kind, fc.integer({ min: -10_000, max: 10_000 }), (kind, days) => {
      const date = addDays('2024-03-18', days)
      const period = periodContaining(date, kind)
      const { from, to } = periodBounds(period)
      expect(from <= date && date <= to).toBe(true)
      expect(periodBounds(periodAfter(period)).from).toBe(addDays(to, 1))
      expect(periodBounds(periodAfter(period, -1)).to).toBe(addDays(from, -1))
      expect(periodAfter(periodAfter(period, 7), -7)).toEqual(period)
    }),
    drawn(100),
  )
})
