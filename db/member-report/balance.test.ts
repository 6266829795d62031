import { expect, test } from 'vitest'
import { type Beginning, balanced, isJump, usualRange, warningsOf } from './balance'
import { ageBands, type MemberReportEntry } from './entry'

const begins: Beginning = {
  previousId: '1',
  opening: 12,
  adjustment: 0,
  eventIncrease: 0,
  eventDecrease: 0,
  officialMembers: 11,
  probationaryMembers: 1,
  femaleMembers: 4,
}
const entry = (wish: Partial<MemberReportEntry> = {}): MemberReportEntry => ({ note: null, ...wish })
const counts = (wish: Partial<MemberReportEntry>, from: Partial<Beginning> = {}) => {
  const result = balanced(entry(wish), { ...begins, ...from }, false)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}
const problem = (wish: Partial<MemberReportEntry>, from: Partial<Beginning> = {}, asksYearly = false) => {
  const result = balanced(entry(wish), { ...begins, ...from }, asksYearly)
  return result.ok ? undefined : result.problem
}
const missing = (wish: Partial<MemberReportEntry>) => {
  const found = problem(wish, {}, true)
  return found?.kind === 'invalid' ? found.fields : {}
}
const at = (name: string, key: string) => ({ kind: 'invalid', fields: { [name]: expect.objectContaining({ key }) } })

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

test('nothing typed is no change: the composition stays as it was', () => {
  expect(counts({})).toMatchObject({
    openingTotal: 12,
    closingTotal: 12,
    officialMembers: 11,
    probationaryMembers: 1,
    femaleMembers: 4,
  })
})

test('who is admitted is probationary until made official', () => {
  expect(counts({ admitted: 1 })).toMatchObject({ closingTotal: 13, officialMembers: 11, probationaryMembers: 2 })
  expect(counts({ becameOfficial: 1 })).toMatchObject({ closingTotal: 12, officialMembers: 12, probationaryMembers: 0 })
  expect(counts({ transferredOut: 2 })).toMatchObject({ closingTotal: 10, officialMembers: 9, probationaryMembers: 1 })
})

test('corrections and events carry into the closing', () => {
  expect(counts({}, { adjustment: -2, eventIncrease: 5 })).toMatchObject({
    closingTotal: 15,
    carriedAdjustment: -2,
    eventIncrease: 5,
  })
})

test('what breaks a rule is refused, with its numbers', () => {
  expect(problem({ transferredOut: 13 })).toEqual(at('transferredOut', 'v03-negative'))
  expect(problem({ officialMembers: 11, probationaryMembers: 2 })).toEqual(at('officialMembers', 'v01-numbers'))
  expect(problem({ femaleMembers: 13 })).toEqual(at('femaleMembers', 'v02-numbers'))
  expect(problem({ otherIncrease: 1 })).toEqual(at('note', 'other-needs-note'))
  expect(problem({ admitted: 7 })).toEqual(at('note', 'v20'))
  expect(problem({ admitted: 7, note: 'Kết nạp đợt 19/5' })).toBeUndefined()
  expect(Object.keys(missing({}))).toEqual([...ageBands, 'workerMembers', 'managerMembers', 'ownerMembers'])
  expect(missing({ workerMembers: 13 })).toMatchObject({
    workerMembers: { key: 'v02-numbers' },
    membersTo30: { key: 'empty' },
  })
})

test('the first report says what it begins with, and how it is composed', () => {
  const first = {
    previousId: null,
    opening: null,
    officialMembers: null,
    probationaryMembers: null,
    femaleMembers: null,
  }
  expect(problem({}, first)).toEqual(at('openingTotal', 'empty'))
  expect(problem({ openingTotal: 3 }, first)).toEqual(at('officialMembers', 'empty'))
  expect(problem({ openingTotal: 3, officialMembers: 3 }, first)).toEqual(at('femaleMembers', 'empty'))
  expect(counts({ openingTotal: 3, officialMembers: 3, femaleMembers: 1 }, first)).toMatchObject({
    closingTotal: 3,
    probationaryMembers: 0,
  })
})

test('the usual range is the organisation’s own', () => {
  expect(usualRange([12, 12, 13], 3.5)).toBeNull()
  expect(usualRange([12, 12, 13, 12, 40], 3.5)).toEqual({ least: 8, most: 16 })
})

const seen = {
  counts: counts({}),
  previous: 12,
  history: [12, 12, 12, 12],
  usualRangeFactor: 3.5,
  isCell: true,
  workers: 300,
  officialMinimum: 3,
  committeeMinimum: 30,
  grading: { share: 20, base: 'good_only', rounding: 'floor' },
} as const
type Seen = Parameters<typeof warningsOf>[0]
const rules = (wish: Partial<Seen>) =>
  warningsOf({ ...seen, history: [...seen.history], ...wish }).map(({ rule }) => rule)
const graded = (numbers: [number, number, number, number, number]) => {
  const [excellentMembers, goodMembers, satisfactoryMembers, failedMembers, ungradedMembers] = numbers
  return counts({ excellentMembers, goodMembers, satisfactoryMembers, failedMembers, ungradedMembers })
}

test('standing conditions, jumps and grades warn, and stop nothing', () => {
  expect(rules({})).toEqual([])
  expect(rules({ counts: counts({ officialMembers: 2, probationaryMembers: 10 }) })).toEqual(['v06'])
  expect(rules({ counts: counts({ admitted: 20, note: 'x' }) })).toEqual(['v07', 'v20', 'usual'])
  expect(rules({ workers: 11 })).toEqual(['v19'])
  expect(
    rules({ counts: counts({ membersTo30: 1, membersTo40: 1, membersTo50: 1, membersTo60: 1, membersOver60: 1 }) }),
  ).toEqual(['v05'])
  expect(rules({ counts: graded([1, 5, 5, 0, 1]) })).toEqual([])
  expect(rules({ counts: graded([2, 5, 4, 0, 1]) })).toEqual(['v23'])
  expect(
    rules({ counts: graded([2, 8, 2, 0, 0]), grading: { share: 20, base: 'good_or_above', rounding: 'floor' } }),
  ).toEqual([])
  expect(rules({ counts: graded([1, 5, 5, 0, 0]) })).toEqual(['v24'])
})
