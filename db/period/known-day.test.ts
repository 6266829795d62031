import { expect, test } from 'vitest'
import { addDays, today } from '../../core/date'
import { formatDate } from '../../core/locale'
import { plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { readKnownDay } from './known-day'

test('the register knows from the year of its first period to today; a day is read as people write it', () =>
  inRegistry(async ({ db, as }) => {
    const read = (text: string) => as('officer of the park', (db) => readKnownDay(db, text))
    const problem = async (text: string) => {
      const known = await read(text)
      return known.ok ? known.value : [known.problem.key, known.problem.values?.day]
    }
    for (const text of ['18/03/2024', '18-03-2024', '18.3.2024', '18032024', '2024-03-18'])
      expect(await problem(text), text).toBe('2024-03-18')
    for (const [text, key] of Object.entries({
      '29/02/2025': 'date.unreal',
      '31/4/2024': 'date.unreal',
      '2024-13-01': 'date.unreal',
      '18/3/24': 'date.form',
      '3/2024': 'date.form',
      '2024-3-18': 'date.form',
      abc: 'date.form',
    }))
      expect(await problem(text), text).toEqual([key, undefined])

    const tomorrow = addDays(today(), 1)
    expect(await problem(today())).toBe(today())
    expect(await problem(tomorrow)).toEqual(['day-to-come', formatDate(tomorrow, 'vi')])
    expect(await problem('2024-01-01')).toBe('2024-01-01')
    expect(await problem('2023-12-31')).toEqual(['day-too-early', '01/01/2024'])
    await plantPeriod(db, '2019-04-01', { retiredOn: '2019-04-02' })
    expect(await problem('2023-12-31')).toEqual(['day-too-early', '01/01/2024'])
    await plantPeriod(db, '2021-04-01')
    expect(await problem('2021-01-01')).toBe('2021-01-01')
    expect(await problem('2020-12-31')).toEqual(['day-too-early', '01/01/2021'])
  }))
