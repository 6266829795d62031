export type Tally = { passed: number; failed: number }

export const single = (ok: boolean): Tally => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 })

/** The last line of npm test. */
export function lastLine(tallies: Tally[]): string {
  const sum = (of: keyof Tally) => tallies.reduce((total, tally) => total + tally[of], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed`
}

type VitestReport = { numPassedTests?: number; numFailedTests?: number }
type PlaywrightReport = { stats?: { expected?: number; unexpected?: number; flaky?: number } }

/** Counts from vitest's JSON report (null: none written) and its exit code. */
export const vitestTally = (report: string | null, code: number): Tally =>
  honest(read<VitestReport>(report), code, (found) => ({
    passed: found.numPassedTests ?? 0,
    failed: found.numFailedTests ?? 0,
  }))

/** The same for Playwright; a test that passed only on a retry (flaky) counts as failed. */
export const playwrightTally = (report: string | null, code: number): Tally =>
  honest(read<PlaywrightReport>(report), code, ({ stats = {} }) => ({
    passed: stats.expected ?? 0,
    failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0),
  }))

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
