import { expect, test } from 'vitest'
import { enterpriseList } from '@/db/enterprise/list'
import { retireRecord } from '@/db/plain'
import { inRegistry } from '@/db/testing/stories'
import { units } from '@/db/unit/record'
import { filtersIn, questionIn } from './list-question'

const chosenIn = (params: Record<string, string>) => questionIn(enterpriseList, params, 'vi').chosen

test('an address asks for what is known, and nothing else', () => {
  const known = { ownership: 'non_state', standing: 'operating', country: 'JP', has_organisation: 'yes' }
  expect(chosenIn(known)).toEqual(known)
  const unknown = {
    ownership: 'x',
    standing: 'constructor',
    country: 'x',
    has_organisation: 'x',
    unit: 'x',
    sort: '__proto__',
  }
  expect(chosenIn(unknown)).toEqual({})
})

test('a number in an address is read as in a form; other text asks for nothing', () => {
  expect(chosenIn({ workers_from: '1.000', workers_to: '2500', official_from: '3' })).toEqual({
    workers_from: '1000',
    workers_to: '2500',
    official_from: '3',
  })
  expect(chosenIn({ workers_from: '100 người', workers_to: '-5', official_from: '1,5' })).toEqual({})
})

test('a filter has the name and the options of its field, after those of its own', () =>
  inRegistry(async ({ as }) => {
    const filters = await as('officer', (db) => filtersIn(db, enterpriseList, {}, 'vi'))
    const ownership = filters.find(({ name }) => name === 'ownership')
    expect(ownership?.label).toBe('Loại hình sở hữu')
    expect(ownership?.options[0]).toEqual({ value: 'non_state', label: 'Ngoài nhà nước (tất cả)' })
    expect(ownership?.options.length).toBeGreaterThan(3)
  }))

test('a filter whose value is not offered any more is called by its name, and another record’s id by none', () =>
  inRegistry(async ({ as, park, zone, riverside }) => {
    const retired = { on: '2025-01-01', reason: 'by-decision' }
    await as('administrator', (db) => retireRecord(db, units, { id: park, version: 1 }, retired), {
      reason: retired.reason,
    })
    const labelFor = (unit: string) =>
      as('officer', async (db) => {
        const filters = await filtersIn(db, enterpriseList, { unit }, 'vi')
        const options = filters.find(({ name }) => name === 'unit')?.options
        return options?.find(({ value }) => value === unit)?.label
      })
    expect(await labelFor(zone)).toBe('Khu kinh tế Thử Nghiệm')
    expect(await labelFor(park)).toBe('KCN Bến Sông (ngừng theo dõi)')
    expect(await labelFor(riverside)).toBe('(ngoài phạm vi được xem)')
  }))
