import { expect, test } from 'vitest'
import { lastLine, playwrightTally, single, vitestTally } from './tally'

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
