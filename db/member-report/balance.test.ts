import { expect, test } from 'vitest'
import { isJump, warningsOf } from './balance'

const sound = {
  openingTotal: 12,
  closingTotal: 12,
  officialMembers: 11,
  previous: 12,
  isCell: true,
  workers: 300,
  officialMinimum: 3,
  committeeMinimum: 30,
}
const keys = (wish: object) => warningsOf({ ...sound, ...wish }).map(({ key }) => key)

test.each([
  [20, 26, true],
  [20, 25, false],
  [100, 125, false],
  [100, 126, true],
  [26, 20, false],
  [20, 14, true],
  [0, 6, true],
])('V20: %i → %i is a jump: %s', (previous, closing, expected) => {
  expect(isJump(previous, closing)).toBe(expected)
})

test('standing conditions warn, with their numbers', () => {
  expect(keys({})).toEqual([])
  expect(keys({ previous: null })).toEqual([])
  expect(warningsOf({ ...sound, previous: 13 })).toEqual([{ key: 'v04', values: { previous: 13 } }])
  expect(keys({ officialMembers: 2 })).toEqual(['v06'])
  expect(keys({ closingTotal: 30 })).toEqual(['v07'])
  expect(keys({ closingTotal: 30, isCell: false })).toEqual([])
  expect(keys({ workers: 11 })).toEqual(['v19'])
  expect(keys({ workers: null })).toEqual([])
})
