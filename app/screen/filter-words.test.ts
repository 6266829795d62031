import { expect, test } from 'vitest'
import { listOf } from '@/db/lists'
import { filtersOf, type ListFilter } from '@/db/record/listing'
import { records } from '@/db/records'
import { recordBehind } from '@/db/references'
import { inRegistry } from '@/db/testing/stories'
import { filterInWords } from './filter-words'
import { filtersIn, questionIn } from './list-question'
import type { Filter } from './list-screen'

const unit: Filter = { name: 'unit', label: 'KCN/KKT', reference: 'any_unit', options: [] }
const standing: Filter = { name: 'standing', label: 'Tình trạng', options: [{ value: 'late', label: 'Gửi chậm' }] }

test('a filter is told in words: an option by its label, a record by its name, a number as it is written', () =>
  inRegistry(async ({ as, park, riverside }) => {
    const told = (params: Record<string, string>, ...filters: Filter[]) =>
      as('officer', (db) => filterInWords(db, params, filters, 'vi'))
    expect(await told({ unit: park }, unit)).toBe('KCN/KKT: KCN Bến Sông')
    expect(await told({ unit: park }, { ...unit, options: [{ value: park, label: '– – KCN Bến Sông' }] })).toBe(
      'KCN/KKT: KCN Bến Sông',
    )
    expect(await told({ unit: riverside }, unit)).toBe('KCN/KKT: (ngoài phạm vi được xem)')
    expect(await told({ q: 'An Phong', standing: 'late' }, unit, standing)).toBe('“An Phong”; Tình trạng: Gửi chậm')
    expect(await told({ from: '1000' }, { name: 'from', label: 'Lao động từ', options: [], isCount: true })).toBe(
      'Lao động từ: 1.000',
    )
    expect(await told({ standing: '__proto__', other: 'x' }, unit, standing)).toBe('')
    expect(await told({}, { ...standing, otherwise: 'late' })).toBe('Tình trạng: Gửi chậm')
  }))

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

test('no filter of a list is told by an id or a code', () =>
  inRegistry(async ({ as }) => {
    const told = await as('administrator', async (db) => {
      const lines: string[] = []
      for (const record of records.filter(({ screens }) => screens.includes('list'))) {
        const listing = listOf(record)
        const offered = await filtersIn(db, listing, {}, 'vi')
        for (const [name, filter] of Object.entries(filtersOf(listing))) {
          for (const value of valuesOf(filter, offered.find(isNamed(name)))) {
            const { chosen } = questionIn(listing, { [name]: value }, 'vi')
            const words = await filterInWords(db, chosen, await filtersIn(db, listing, chosen, 'vi'), 'vi')
            lines.push(`${record.code} ${name}=${value}: ${words}`)
          }
        }
      }
      return lines
    })
    expect(told.length).toBeGreaterThan(100)
    const wordsOf = (line: string) => line.slice(line.indexOf(': ') + 2)
    expect(told.filter((line) => wordsOf(line) === '' || uuid.test(wordsOf(line)) || /: [a-z_]+$/.test(line))).toEqual(
      [],
    )
  }))

const isNamed = (name: string) => (filter: Filter) => filter.name === name

/** Values that a link can set: those offered, a number, and the id of no record in sight. */
function valuesOf({ isCount, reference }: ListFilter, filter: Filter | undefined): string[] {
  if (isCount) return ['1000']
  const offered = (filter?.options ?? []).slice(0, 3).map(({ value }) => value)
  return reference && recordBehind(reference) ? [...offered, '01890000-0000-7000-8000-000000000000'] : offered
}
