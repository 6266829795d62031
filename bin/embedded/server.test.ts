import { expect, test } from 'vitest'
import { parsePidFile } from './server'

const file = '4711\n/srv/so-bo/.data/postgres\n1763786618\n45837\n\n127.0.0.1\n  8393612     3\nready   \n'

test('postmaster.pid tells process, port and readiness', () => {
  expect(parsePidFile(file)).toEqual({ pid: 4711, port: 45_837, ready: true })
  expect(parsePidFile(file.replace('ready   ', 'starting'))).toMatchObject({ ready: false })
  expect(parsePidFile('4711\n/srv')).toMatchObject({ pid: 4711, ready: false })
  expect(parsePidFile('')).toBeNull()
})
