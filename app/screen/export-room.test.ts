import { expect, test } from 'vitest'
import { room, takeRoom } from './export-room'

test('an account has room for two files, the server for four, and who waits gets what is given back', async () => {
  const taken = await Promise.all(['a', 'a', 'b', 'b'].map((account) => takeRoom(account, 0)))
  expect(taken.every(Boolean)).toBe(true)
  expect([room.account, room.server]).toEqual([2, 4])
  expect(await takeRoom('c', 0), 'the server is full').toBeNull()

  const waits = takeRoom('c', 60_000)
  taken[0]?.()
  taken[0]?.()
  const next = await waits
  expect(next).not.toBeNull()
  expect(await takeRoom('d', 0), 'giving back twice frees one place').toBeNull()

  taken[1]?.()
  expect(await takeRoom('b', 0), 'the account is full, the server is not').toBeNull()
  const last = await takeRoom('a', 0)
  expect(last).not.toBeNull()
  for (const giveBack of [...taken, next, last]) giveBack?.()
  expect(await takeRoom('b', 0).then((giveBack) => giveBack?.() ?? 'free')).toBe('free')
})
