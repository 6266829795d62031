import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** Prints as Next.js and libraries do, outside of requests and in three. */
const script = `
import { captureConsole, settle } from './bin/front/console'
import { log } from './core/request/log'
let state
captureConsole(() => state)
const forged = 'x\\r\\n{"level":30,"msg":"signed in"}\\u001b[31m \\u009b2J \\u202e'
console.error('Failed to handle /people?q=Lan', forged)
process.stderr.write('a\\nb')
log().info({ of: forged }, 'one')
function request(isLogged) {
  state = { isLogged, more: 0 }
  for (const at of [1, 2, 3]) console.error(new Error('no. ' + at))
  settle(state, 'id')
}
for (const isLogged of [false, true, false]) request(isLogged)
`

test('what is printed is a line of the log, once a request, with its stack once a minute; no text makes another', () => {
  const env = { ...process.env, DATABASE_URL: 'postgres://x', LOG_LEVEL: 'info' }
  const args = ['--import', 'tsx', '--input-type=module', '-e', script]
  const text = execFileSync(process.execPath, args, { env }).toString()
  expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u)
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toEqual([
    expect.objectContaining({ level: 50, printed: true, msg: 'Failed to handle /people?… x' }),
    expect.objectContaining({ level: 50, printed: true, msg: 'a' }),
    expect.objectContaining({ level: 30, msg: 'one' }),
    expect.objectContaining({ level: 50, message: 'no. 1', more: 2, requestId: 'id', at: expect.any(Array) }),
    expect.objectContaining({ level: 50, message: 'no. 1', more: 2, requestId: 'id' }),
  ])
  expect(lines[4]).not.toHaveProperty('at')
})
