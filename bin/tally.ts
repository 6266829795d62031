/** `failures` names the tests that failed, with their messages. */
export type Tally = { passed: number; failed: number; failures?: string[] }

export const single = (ok: boolean): Tally => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 })

/** The last line of npm test. */
export function lastLine(tallies: Tally[]): string {
  const sum = (of: 'passed' | 'failed') => tallies.reduce((total, tally) => total + tally[of], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed`
}

/**
 * What is printed above the last line: each failed test again, because the end of a long output is what is read, or
 * all that is kept of it.
 */
export const allFailures = (tallies: Tally[]): string[] => tallies.flatMap(({ failures = [] }) => failures)

type VitestReport = {
  numPassedTests?: number
  numFailedTests?: number
  testResults?: {
    name: string
    status?: string
    message?: string
    assertionResults?: { status: string; fullName: string; failureMessages?: string[] | null }[]
  }[]
}

type PlaywrightReport = {
  stats?: { expected?: number; unexpected?: number; flaky?: number }
  suites?: PlaywrightSuite[]
}
type PlaywrightSuite = {
  suites?: PlaywrightSuite[]
  specs?: { title: string; file: string; tests: PlaywrightTest[] }[]
}
type PlaywrightTest = { status: string; results: { error?: { message?: string } }[] }

/** Counts from vitest's JSON report (null: none written) and its exit code. */
export const vitestTally = (report: string | null, code: number): Tally =>
  honest(read<VitestReport>(report), code, (found) => ({
    passed: found.numPassedTests ?? 0,
    failed: found.numFailedTests ?? 0,
    failures: (found.testResults ?? []).flatMap(({ name, status, message, assertionResults = [] }) => {
      const failed = assertionResults.filter((one) => one.status === 'failed')
      if (failed.length === 0) return status === 'failed' ? [failure(name, message)] : []
      return failed.map(({ fullName, failureMessages }) => failure(`${name} › ${fullName}`, failureMessages?.[0]))
    }),
  }))

/** The same for Playwright; a test that passed only on a retry (flaky) counts as failed. */
export const playwrightTally = (report: string | null, code: number): Tally =>
  honest(read<PlaywrightReport>(report), code, ({ stats = {}, suites = [] }) => ({
    passed: stats.expected ?? 0,
    failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0),
    failures: suites.flatMap(failuresOf),
  }))

const failuresOf = ({ suites = [], specs = [] }: PlaywrightSuite): string[] => [
  ...suites.flatMap(failuresOf),
  ...specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => failure(`${file} › ${title}`, results.find(({ error }) => error)?.error?.message)),
  ),
]

/** At most twelve lines: the name of the test and the beginning of what it said. */
const failure = (name: string, message = ''): string =>
  [`✗ ${name}`, ...message.trim().split('\n').slice(0, 11)].join('\n    ')

function read<T>(report: string | null): T | null {
  try {
    return report === null ? null : (JSON.parse(report) as T)
  } catch {
    return null
  }
}

/** Counts at least one failure if the suite exited with an error, wrote no report, or ran no test. */
function honest<T>(report: T | null, code: number, count: (report: T) => Tally): Tally {
  const tally = report === null ? { passed: 0, failed: 0 } : count(report)
  const silent = report === null || tally.passed + tally.failed === 0
  return tally.failed === 0 && (code !== 0 || silent) ? { ...tally, failed: 1 } : tally
}
