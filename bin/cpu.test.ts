import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { cpuSeconds } from './cpu'

const burn = 'const end = process.cpuUsage().user + 300_000; while (process.cpuUsage().user < end);'
const viaChild = `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(burn)}])`

test.runIf(process.platform === 'linux')("what a child's child has used counts, once it has ended", async () => {
  const before = cpuSeconds() ?? 0
  await promisify(execFile)(process.execPath, ['-e', viaChild])
  expect((cpuSeconds() ?? 0) - before).toBeGreaterThan(0.3)
})
