import fc from 'fast-check'
import { expect, test } from 'vitest'
import { balanced, isJump } from '../../core/member-report/balance'
import type { Beginning } from '../../core/member-report/composition'
import { ageBands, type Parts } from '../../core/member-report/lines'
import { drawn } from '../testing/runs'
import type { MemberReportEntry } from './entry'
import { usualRange, warningsOf } from './warnings'

const begins: Beginning = {
  previousId: '1',
  opening: 12,
  adjustment: 0,
  eventIncrease: 0,
  eventDecrease: 0,
  eventParts: {
    eventIncrease: { probationary: null, female: null },
    eventDecrease: { probationary: null, female: null },
  },
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
})

const composition = (wish: Partial<MemberReportEntry>, from: Partial<Beginning> = {}) => {
  const { officialMembers, probationaryMembers, femaleMembers } = counts(wish, from)
  return [officialMembers, probationaryMembers, femaleMembers]
}

test('after a change the composition is what the parts of the lines say, and a blank part leaves it unknown', () => {
  expect(composition({ admitted: 1, parts: { admitted: { female: 1 } } })).toEqual([11, 2, 5])
  expect(composition({ admitted: 1, parts: { admitted: { female: 0 } } })).toEqual([11, 2, 4])
  expect(composition({ admitted: 1 })).toEqual([11, 2, null])
  expect(composition({ transferredOut: 8, note: 'x' })).toEqual([null, null, null])
  const moves = {
    transferredIn: 3,
    died: 1,
    becameOfficial: 1,
    parts: { transferredIn: { probationary: 1, female: 2 }, died: { probationary: 0, female: 0 } },
  }
  expect(composition(moves)).toEqual([13, 1, 6])
  expect(composition({ ...moves, parts: { ...moves.parts, died: { female: 0 } } })).toEqual([null, null, 6])
})

test('a number that is not unknown is true, whichever parts were left blank', () => {
  const person = fc.record({ probationary: fc.boolean(), female: fc.boolean() })
  const life = fc.record({
    members: fc.array(person, { maxLength: 6 }),
    official: fc.nat(3),
    admitted: fc.array(fc.boolean(), { maxLength: 2 }),
    came: fc.array(person, { maxLength: 3 }),
    gone: fc.array(fc.nat(20), { maxLength: 6 }),
    blanks: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  })
  const among = (people: { probationary: boolean; female: boolean }[], part: 'probationary' | 'female') =>
    people.filter((one) => one[part]).length
  let known = 0
  fc.assert(
    fc.property(life, ({ members, official, admitted, came, gone, blanks }) => {
      const begun = { opening: members.length, adjustment: 0 }
      const before = { probationaryMembers: among(members, 'probationary'), femaleMembers: among(members, 'female') }
      const becameOfficial = Math.min(official, before.probationaryMembers)
      let left = becameOfficial
      const stayed = members.map((one) => (one.probationary && left-- > 0 ? { ...one, probationary: false } : one))
      const all = [...stayed, ...admitted.map((female) => ({ probationary: true, female })), ...came]
      const leavers = new Set(gone.filter((i) => i < all.length))
      const went = all.filter((_, i) => leavers.has(i))
      const rest = all.filter((_, i) => !leavers.has(i))
      const told = (nth: number, count: number) => (blanks[nth] ? undefined : count)
      const parts = {
        admitted: { female: told(0, admitted.filter(Boolean).length) },
        transferredIn: { probationary: told(1, among(came, 'probationary')), female: told(2, among(came, 'female')) },
        transferredOut: { probationary: told(3, among(went, 'probationary')), female: told(4, among(went, 'female')) },
      }
      const flow = {
        admitted: admitted.length,
        becameOfficial,
        transferredIn: came.length,
        transferredOut: went.length,
      }
      const { officialMembers, probationaryMembers, femaleMembers } = counts(
        { ...flow, note: 'x', parts: parts as Parts },
        { ...begun, ...before },
      )
      const truth = { probationary: among(rest, 'probationary'), female: among(rest, 'female') }
      expect([truth.probationary, null]).toContain(probationaryMembers)
      expect([rest.length - truth.probationary, null]).toContain(officialMembers)
      expect([truth.female, null]).toContain(femaleMembers)
      if (!blanks.some(Boolean))
        expect([probationaryMembers, femaleMembers]).toEqual([truth.probationary, truth.female])
      known += Number(femaleMembers !== null)
    }),
    drawn(300),
  )
  expect(known).toBeGreaterThan(20)
})

test('what is certain without a part is not asked again', () => {
  const men = { probationaryMembers: 0, femaleMembers: 0 }
  expect(composition({ died: 1 }, men)).toEqual([11, 0, 0])
  expect(composition({ transferredOut: 12, note: 'x' })).toEqual([0, 0, 0])
  expect(composition({ transferredIn: 4 }, { ...men, opening: 0 })).toEqual([null, null, null])
  const parts = { transferredIn: { probationary: 1, female: 4 } }
  expect(composition({ transferredIn: 4, parts }, { probationaryMembers: null, opening: 0 })).toEqual([3, 1, 4])
})

test('a composition that is not known stays unknown until it is typed', () => {
  const unknown = { probationaryMembers: null, femaleMembers: null }
  expect(composition({}, unknown)).toEqual([null, null, null])
  expect(composition({ admitted: 1, parts: { admitted: { female: 1 } } }, unknown)).toEqual([null, null, null])
  expect(composition({ probationaryMembers: 2, femaleMembers: 5 }, unknown)).toEqual([10, 2, 5])
})

test('what events and corrections moved is known by the event, or asked', () => {
  const event = { eventIncrease: 5, adjustment: 0 }
  const said = { ...begins.eventParts, eventIncrease: { probationary: 1, female: 3 } }
  expect(composition({}, { ...event, eventParts: said })).toEqual([15, 2, 7])
  expect(counts({}, { ...event, eventParts: said }).parts).toEqual({ eventIncrease: { probationary: 1, female: 3 } })
  expect(composition({}, event)).toEqual([null, null, null])
  expect(composition({ parts: { eventIncrease: { probationary: 0, female: 0 } } }, event)).toEqual([16, 1, 4])
  expect(composition({}, { adjustment: -1 })).toEqual([null, null, null])
  expect(composition({ parts: { carriedAdjustment: { probationary: 0, female: 1 } } }, { adjustment: -1 })).toEqual([
    10, 1, 3,
  ])
})

test('probationers who became official are those at opening or who came', () => {
  expect(problem({ becameOfficial: 3 })).toEqual({
    kind: 'invalid',
    fields: { becameOfficial: { key: 'official-too-many', values: { official: 3, opening: 1, came: 0 } } },
  })
  const admitted = { admitted: 3, becameOfficial: 3, parts: { admitted: { female: 0 } } }
  expect(problem(admitted)).toEqual({
    kind: 'invalid',
    fields: { note: { key: 'official-beyond', values: { official: 3, opening: 1, came: 0 } } },
  })
  expect(problem({ ...admitted, note: 'Kết nạp lại' })).toBeUndefined()
  expect(problem({ becameOfficial: 2, transferredIn: 1 })).toBeUndefined()
  const came = { becameOfficial: 2, transferredIn: 1, parts: { transferredIn: { probationary: 1 } } }
  expect(counts(came)).toMatchObject({ probationaryMembers: 0 })
  expect(problem({ ...came, parts: { transferredIn: { probationary: 0 } } })).toEqual(
    at('becameOfficial', 'official-too-many'),
  )
  const event = { ...begins.eventParts, eventIncrease: { probationary: 2, female: 0 } }
  expect(problem({ becameOfficial: 3 }, { eventIncrease: 2, eventParts: event })).toBeUndefined()
  expect(problem({ becameOfficial: 3, probationaryMembers: 0 })).toEqual(at('note', 'official-beyond'))
  expect(problem({ becameOfficial: 3, probationaryMembers: 0, note: 'Kỳ trước ghi sót' })).toBeUndefined()
})

test('parts that cannot be are refused at the line, and a number that differs from them needs a note', () => {
  const out = (probationary: number, female: number) => ({
    transferredOut: 5,
    parts: { transferredOut: { probationary, female } },
  })
  expect(problem(out(0, 6))).toEqual(at('transferredOutFemale', 'part-of-line'))
  expect(problem(out(0, 5))).toEqual(at('transferredOutFemale', 'female-negative'))
  expect(problem(out(2, 0))).toEqual(at('transferredOutProbationary', 'probationary-negative'))
  expect(problem({ ...out(0, 0), transferredOut: 9 })).toEqual(at('transferredOutFemale', 'female-beyond'))
  expect(problem({ ...out(0, 0), femaleMembers: 3 })).toEqual(at('note', 'female-differs'))
  expect(counts({ ...out(0, 0), femaleMembers: 3, note: 'Đếm lại' })).toMatchObject({ femaleMembers: 3 })
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

test('the first report says what it begins with, and its composition if it is known', () => {
  const first = {
    previousId: null,
    opening: null,
    probationaryMembers: null,
    femaleMembers: null,
  }
  expect(problem({}, first)).toEqual(at('openingTotal', 'empty'))
  expect(composition({ openingTotal: 3 }, first)).toEqual([null, null, null])
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
  expect(rules({ counts: counts({ officialMembers: 2, probationaryMembers: 10, note: 'x' }) })).toEqual(['v06'])
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
