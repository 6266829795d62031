import { expect, test } from 'vitest'
import { allFailures, lastLine, playwrightTally, single, vitestTally } from './tally'

const vitest = (numPassedTests: number, numFailedTests: number) => JSON.stringify({ numPassedTests, numFailedTests })
const playwright = (stats: object) => JSON.stringify({ stats })

test('the last line adds up the suites', () => {
  const tallies = [
    single(true),
    single(false),
    vitestTally(vitest(40, 2), 1),
    playwrightTally(playwright({ expected: 7, unexpected: 1 }), 1),
  ]
  expect(lastLine(tallies)).toBe('48 passed, 4 failed')
})

test.each([
  ['its report is missing', vitestTally(null, 0)],
  ['its report is broken', vitestTally('{', 0)],
  ['it ran nothing', playwrightTally(playwright({ expected: 0, unexpected: 0 }), 0)],
  ['a file could not be loaded', vitestTally(vitest(3, 0), 1)],
  ['a journey passed only at its second try', playwrightTally(playwright({ expected: 0, unexpected: 0, flaky: 1 }), 0)],
])('a suite has failed when %s', (_, tally) => {
  expect(tally.failed).toBe(1)
})

test('each failed test is named again, with what it said, and no other', () => {
  const ofVitest = JSON.stringify({
    numPassedTests: 1,
    numFailedTests: 1,
    testResults: [
      {
        name: '/a/core/date.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'a day' },
          {
            status: 'failed',
            fullName: 'a leap day',
            failureMessages: ['AssertionError: expected 29\n  at date.ts:1'],
          },
        ],
      },
      { name: '/a/core/none.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
    ],
  })
  const spec = (title: string, status: string, message?: string) => ({
    title,
    file: 'days.spec.ts',
    tests: [{ status, results: [{ error: message ? { message } : undefined }] }],
  })
  const ofPlaywright = JSON.stringify({
    stats: { expected: 1, unexpected: 1, flaky: 1 },
    suites: [
      { specs: [spec('opens', 'expected')], suites: [{ specs: [spec('shuts', 'unexpected', 'Error: open')] }] },
      { specs: [spec('stays', 'flaky', 'Error: gone')] },
    ],
  })
  expect(allFailures([vitestTally(ofVitest, 1), single(true), playwrightTally(ofPlaywright, 1)])).toEqual([
    '✗ /a/core/date.test.ts › a leap day\n    AssertionError: expected 29\n      at date.ts:1',
    '✗ /a/core/none.test.ts\n    Cannot find module',
    '✗ days.spec.ts › shuts\n    Error: open',
    '✗ days.spec.ts › stays\n    Error: gone',
  ])
})
