import { expect, test } from 'vitest'
import { EnterpriseInput } from '@/db/enterprise/record'
import { sectionsOf } from './sections'

test('every field of an enterprise stands in one section, whether named there or not', () => {
  const placed = sectionsOf(String).flatMap(({ names }) => names)
  expect(new Set(placed).size).toBe(placed.length)
  expect(placed).toEqual(expect.arrayContaining(Object.keys(EnterpriseInput.shape)))
})
