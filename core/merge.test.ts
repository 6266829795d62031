import { expect, test } from 'vitest'
import { merge } from './merge'

const opened = { name: 'A', address: 'Lô 1', note: '' }

test('different fields merge', () => {
  const { merged, conflicts } = merge(opened, { ...opened, address: 'Lô 2' }, { ...opened, name: 'B' })
  expect(merged).toEqual({ name: 'B', address: 'Lô 2', note: '' })
  expect(conflicts).toEqual([])
})

test('the same field, changed to the same value, is no conflict', () => {
  expect(merge(opened, { ...opened, name: 'B' }, { ...opened, name: 'B' }).conflicts).toEqual([])
})

test('the same field, changed to different values, asks', () => {
  expect(merge(opened, { ...opened, name: 'C' }, { ...opened, name: 'B' }).conflicts).toEqual(['name'])
})

test.each([
  ['saved', 'C'],
  ['typed', 'B'],
] as const)('a choice of %s settles it', (choice, name) => {
  const { merged, conflicts } = merge(opened, { ...opened, name: 'C' }, { ...opened, name: 'B' }, { name: choice })
  expect(merged.name).toBe(name)
  expect(conflicts).toEqual([])
})
