import { expect, test } from 'vitest'
import { type Compared, differencesOf } from './difference'
import { labels } from './entry'

const counts = Object.fromEntries(Object.keys(labels).map((name) => [name, 0])) as Record<keyof typeof labels, number>
const version = (wish: Partial<Compared> = {}): Compared => ({
  ...counts,
  grade: null,
  openingReason: null,
  note: null,
  split: {},
  transfers: [],
  parts: null,
  ...wish,
})

test('the same figures do not differ, whatever was decided on them', () => {
  expect(differencesOf(version({ admitted: 1 }), version({ admitted: 1 }))).toEqual([])
})

test('lines differ in the order of the form, and nothing is not zero', () => {
  const before = version({ admitted: 1, closingTotal: 13, membersTo30: null, note: 'theo quyết định' })
  const after = version({ admitted: 2, closingTotal: 14 })
  expect(differencesOf(before, after)).toEqual([
    { line: 'admitted', from: 1, to: 2 },
    { line: 'closingTotal', from: 13, to: 14 },
    { line: 'membersTo30', from: null, to: 0 },
    { line: 'note', from: 'theo quyết định', to: null },
  ])
})

test('a part that was left blank is not none', () => {
  const before = version({ parts: { admitted: { female: 1 } } })
  const after = version({ parts: { admitted: { female: 1 }, died: { probationary: 0 } } })
  expect(differencesOf(before, after)).toEqual([{ partOf: 'died', part: 'probationary', from: null, to: 0 }])
})

test('shares of enterprises and named transfers differ one by one', () => {
  const before = version({
    split: { a: 7, b: 5 },
    transfers: [
      { direction: 'in', organisationId: 'x', members: 1 },
      { direction: 'out', organisationId: 'x', members: 1 },
    ],
  })
  const after = version({
    split: { b: 5, c: 7 },
    transfers: [
      { direction: 'out', organisationId: 'x', members: 2 },
      { direction: 'in', organisationId: 'x', members: 1 },
    ],
  })
  expect(differencesOf(before, after)).toEqual([
    { enterpriseId: 'a', from: 7, to: null },
    { enterpriseId: 'c', from: null, to: 7 },
    { direction: 'out', organisationId: 'x', from: 1, to: 2 },
  ])
})
