import { expect, test } from 'vitest'
import { explainedBy, type Facts, lines, type Move } from './sum-row'
import { gradesOf, summed, untoldOf } from './summing'
import { yearOf } from './summing-year'

const nothing = Object.fromEntries(lines.map((line) => [line, null])) as Record<(typeof lines)[number], null>

/** A cell with ten members before and after that has not reported. */
const facts = (wish: Partial<Facts> = {}): Facts => ({
  ...nothing,
  ...{ periodId: 'q1', id: 'cell', name: 'Chi bộ Một', branchId: 'cell', branchName: 'Chi bộ Một' },
  ...{ wasIn: true, isIn: true, isSummed: false, isExpected: true, hasEnded: false, fate: null },
  ...{ before: 10, knownBefore: 10, after: 10 },
  ...{ officialAfter: 10, probationaryAfter: 0, femaleAfter: 4 },
  ...{ eventsCame: null, eventsGone: null, earlierCame: 0, earlierGone: 0, isCameOpen: false, isGoneOpen: false },
  ...{ reportId: null, standing: 'missing', isConfirmed: false, previousId: null, grade: null },
  ...wish,
})

/** A confirmed report. */
const reported = (wish: Partial<Facts> = {}) =>
  facts({ isConfirmed: true, standing: 'confirmed', previousId: 'v', openingTotal: 10, closingTotal: 10, ...wish })

const sumOf = (known: Facts[], moves: Move[] = []) =>
  summed({ facts: known, moves, transfers: { in: 0, out: 0 }, outOfSight: 0 })

test.each([
  ['a report without changes', reported(), {}, []],
  ['no report yet', facts(), { closingTotal: 10 }, []],
  ['a first report', reported({ before: null, knownBefore: null, previousId: null }), { initial: 10 }, []],
  [
    'a report that opens with the figure before a correction',
    reported({ before: 11, knownBefore: 11 }),
    { corrected: -1 },
    [],
  ],
  ['a figure that became too old', facts({ after: null }), { estimate: -10, closingTotal: null }, []],
  ['a report after that', reported({ before: null }), { estimate: 10 }, []],
  [
    'members by an event of an earlier period without a report',
    reported({ before: 14, earlierCame: 4, eventIncrease: 4, closingTotal: 14 }),
    { openingTotal: 14, eventIncrease: 0 },
    [],
  ],
  [
    'members by an event before the period that no report has',
    reported({ before: 14, earlierCame: 4 }),
    {},
    ['opening'],
  ],
  [
    'an end by an event',
    facts({ isIn: false, isExpected: false, fate: 'ended', eventsGone: 10 }),
    { closingTotal: 0 },
    [],
  ],
  [
    'an end by an event with another number',
    facts({ isIn: false, isExpected: false, fate: 'ended', eventsGone: 8 }),
    {},
    ['event'],
  ],
  ['an end without an event', facts({ isIn: false, isExpected: false, fate: 'ended' }), {}, ['nowhere']],
  ['an end with members left', reported({ isIn: false, hasEnded: true }), { closingTotal: 0 }, ['closed-with']],
  [
    'a rise without a number',
    facts({ isSummed: true, isExpected: false, after: null, isGoneOpen: true }),
    { eventDecrease: 10 },
    [],
  ],
  ['a report although others are below', reported({ isSummed: true, after: null }), { closingTotal: 0 }, ['above']],
  ['a transfer to outside', facts({ isIn: false, isExpected: false, fate: 'left' }), { left: 10, closingTotal: 0 }, []],
  ['an organisation from outside', reported({ wasIn: false }), { openingTotal: null, came: 10 }, []],
])('%s: opening and lines make the closing, or the check names it', (_, known, expected, whys) => {
  const sum = sumOf([known])
  expect(sum.lines).toMatchObject(expected)
  expect(sum.findings.map(({ why }) => why)).toEqual(whys)
  expect(sum.rest).toBe((sum.lines.closingTotal ?? 0) - explainedBy(sum.lines))
  expect(sum.rest !== 0).toBe(whys.length > 0)
})

const move = (organisationId: string, isLeaving: boolean, members: number | null): Move => ({
  ...{ eventId: 'e', kind: 'absorbed', effectiveOn: '2024-01-01' },
  ...{ organisationId, isLeaving, members },
})
const gone = facts({ id: 'gone', isIn: false, isExpected: false, fate: 'ended', eventsGone: 10 })
const heir = (eventIncrease: number) =>
  reported({ eventIncrease, eventsCame: eventIncrease, closingTotal: 10 + eventIncrease })

test('an event within the sum is inside and even; what came from or went outside is not inside', () => {
  const within = sumOf([gone, heir(10)], [move('gone', true, 10), move('cell', false, 10)])
  expect(within).toMatchObject({ inside: { eventIncrease: 10, eventDecrease: 10 }, findings: [] })
  const from = sumOf([heir(10)], [move('elsewhere', true, null), move('cell', false, 10)])
  expect(from).toMatchObject({ lines: { eventIncrease: 10 }, inside: { eventIncrease: 0 }, findings: [] })
  const uneven = sumOf([gone, heir(8)], [move('gone', true, 10), move('cell', false, 8)])
  expect(uneven.findings).toMatchObject([{ why: 'uneven', numbers: { gone: 10, come: 8 } }])
  const untold = sumOf(
    [facts(), facts({ id: 'new', before: null, after: null })],
    [move('cell', true, null), move('new', false, null)],
  )
  expect(untold.findings).toMatchObject([{ why: 'untold' }])
})

test('a year opens with its first quarter, closes with its last, and keeps the composition and grades of the last', () => {
  const first = sumOf([reported({ admitted: 1, closingTotal: 11, officialMembers: 10, grade: 'good' })])
  const second = sumOf([
    reported({
      periodId: 'q2',
      before: 11,
      knownBefore: 11,
      openingTotal: 11,
      admitted: 2,
      closingTotal: 13,
      officialMembers: 12,
    }),
    reported({
      periodId: 'q2',
      id: 'other',
      wasIn: false,
      before: null,
      previousId: null,
      openingTotal: 5,
      closingTotal: 5,
    }),
  ])
  const year = yearOf([first, second])
  expect(year).toMatchObject({
    lines: { openingTotal: 10, admitted: 3, initial: 5, closingTotal: 18, officialMembers: 12 },
    ...{ have: 2, of: 2, rest: 0, findings: [] },
  })
  expect(gradesOf(year.rows)).toEqual([{ grade: 'good', count: 1 }])
  expect(untoldOf(year.rows, 'officialMembers')).toBe(1)
})
