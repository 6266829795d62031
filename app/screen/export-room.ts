import 'server-only'
import { connections } from '@/db/door/actor'
import { longestDirect } from '@/db/door/stream'

/** How many files may be sent at a time. Each holds a connection of the lane `export` until its last row was taken. */
export const room = { server: connections.export, account: 2 } as const

const underWay: string[] = []
const waiting = new Set<() => void>()

/**
 * Room for one file, as a function that gives it back; null if none came free within `patience` milliseconds. A file
 * that nobody begins to read gives its room back by itself.
 */
export async function takeRoom(accountId: string, patience = 5_000): Promise<(() => void) | null> {
  const until = Date.now() + patience
  while (!hasRoom(accountId)) {
    const left = until - Date.now()
    if (left <= 0) return null
    await oneGivenBack(left)
  }
  underWay.push(accountId)
  let isHeld = true
  const giveBack = () => {
    if (!isHeld) return
    isHeld = false
    clearTimeout(timer)
    underWay.splice(underWay.indexOf(accountId), 1)
    for (const wake of waiting) wake()
  }
  const timer = setTimeout(giveBack, longestDirect)
  timer.unref()
  return giveBack
}

const hasRoom = (accountId: string) =>
  underWay.length < room.server && underWay.filter((one) => one === accountId).length < room.account

const oneGivenBack = (patience: number) =>
  new Promise<void>((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      waiting.delete(wake)
      resolve()
    }
    const timer = setTimeout(wake, patience)
    waiting.add(wake)
  })
