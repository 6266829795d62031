import { expect, test } from 'vitest'
import { lastFatal, parsePidFile } from './server'

const file = '4711\n/srv/so-bo/.data/postgres\n1763786618\n45837\n\n127.0.0.1\n  8393612     3\nready   \n'

test('postmaster.pid tells process, port and readiness', () => {
  expect(parsePidFile(file)).toEqual({ pid: 4711, port: 45_837, ready: true })
  expect(parsePidFile(file.replace('ready   ', 'starting'))).toMatchObject({ ready: false })
  expect(parsePidFile('4711\n/srv')).toMatchObject({ pid: 4711, ready: false })
  expect(parsePidFile('')).toBeNull()
})

test('what a dying backend logs is not taken for the failure of the server that starts', () => {
  const log = `2026-01-02 03:04:05.006 UTC [77] FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use
2026-01-02 03:04:05.007 UTC [77] HINT:  Terminate any old server processes.
2026-01-02 03:04:05.008 UTC [70] FATAL:  terminating connection due to unexpected postmaster exit
`
  expect(lastFatal(log, 77)).toBe('pre-existing shared memory block (key 1, ID 2) is still in use')
})
