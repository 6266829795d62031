import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawn } from '../db/testing/runs'
import { addDays, addMonths, isDate, parseDate, parsePartialDate, readDay, today, writtenDay } from './date'

test.each([
  ['18/3/2024', '2024-03-18'],
  ['18-03-2024', '2024-03-18'],
  ['18.3.2024', '2024-03-18'],
  ['18032024', '2024-03-18'],
  ['2024-03-18', '2024-03-18'],
  [' 29/2/2024 ', '2024-02-29'],
  ['29/2/2023', 'date.unreal'],
  ['31/02/2024', 'date.unreal'],
  ['2024-13-01', 'date.unreal'],
  ['0/5/2024', 'date.unreal'],
  ['18/3/0024', 'date.unreal'],
  ['18/3/24', 'date.form'],
  ['18/03-2024', 'date.form'],
  ['hôm qua', 'date.form'],
  ['', 'date.form'],
])('%j is %s', (typed, expected) => {
  const read = parseDate(typed)
  expect(read.ok ? read.value : read.problem.key).toBe(expected)
})

test.each([
  ['1/2/2026', '2026-02-01'],
  ['01022026', '2026-02-01'],
  ['010226', '2026-02-01'],
  ['1-2-26', '2026-02-01'],
  ['1. 2. 36', '2036-02-01'],
  ['1/2/37', '1937-02-01'],
  ['29/2/26', 'date.unreal'],
  ['2026-02-01', '2026-02-01'],
  ['Hôm nay', '2026-11-28'],
  ['hom qua', '2026-11-27'],
  ['hôm kia', 'date.form'],
  ['26', 'date.form'],
  ['1/2-26', 'date.form'],
])('typed into a form on 28/11/2026, %j is %s', (typed, expected) => {
  const read = readDay(typed, '2026-11-28')
  expect(read.ok ? read.value : read.problem.key).toBe(expected)
})

test('a day that is written out is read as the same day', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
      const date = addDays('2024-03-18', days)
      expect(readDay(writtenDay(date))).toEqual({ ok: true, value: date })
    }),
    drawn(100),
  )
})

test.each([
  ['2003', '2003-01-01', 'year'],
  ['năm 2003', '2003-01-01', 'year'],
  ['8/2016', '2016-08-01', 'month'],
  ['tháng 8/2016', '2016-08-01', 'month'],
  ['Tháng 8 năm 2016', '2016-08-01', 'month'],
  ['2016-08', '2016-08-01', 'month'],
  ['18/3/2024', '2024-03-18', 'day'],
])('%s is %s, known to the %s of %s', (typed, on, precision) => {
  expect(parsePartialDate(typed)).toEqual({ ok: true, value: { on, precision } })
})

test.each(['13/2016', 'năm 0003', '31/2/2016'])('%s is no date', (typed) => {
  expect(parsePartialDate(typed)).toMatchObject({ ok: false, problem: { key: 'date.unreal' } })
})

test.each([
  ['2024-01-31', 1, '2024-02-29'],
  ['2023-01-31', 1, '2023-02-28'],
  ['2024-03-31', -1, '2024-02-29'],
  ['2024-11-30', 3, '2025-02-28'],
  ['2024-01-15', -13, '2022-12-15'],
])('%s and %i months is %s', (from, months, to) => expect(addMonths(from, months)).toBe(to))

test('adding days crosses months and years and can be undone', () => {
  expect(addDays('2024-12-31', 1)).toBe('2025-01-01')
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
      const moved = addDays('2024-03-18', days)
      expect(isDate(moved)).toBe(true)
      expect(addDays(moved, -days)).toBe('2024-03-18')
    }),
    drawn(100),
  )
})

test('today is the day in Việt Nam, not in Greenwich', () => {
  expect(today(new Date('2026-02-04T16:59:59Z'))).toBe('2026-02-04')
  expect(today(new Date('2026-02-04T17:30:00Z'))).toBe('2026-02-05')
})
