import { forget, placesOf } from './device-store'
import { forgetInTab } from './text-in-tab'

const waits = async (account: string) => (await placesOf(account, 'outbox')).length > 0

/** Asks before drafts on this device go, or a report stays that waits to be sent. */
export async function mayLeave(account: string, words: { leave: string; waiting: string }): Promise<boolean> {
  // Without a network the answer is that of the request: nothing changes, so nothing is asked.
  if (!navigator.onLine) return true
  if (await waits(account)) return window.confirm(words.waiting)
  return (await placesOf(account, 'draft')).length === 0 || window.confirm(words.leave)
}

/** Deletes what an account has in this tab and, unless a report waits, on this device. */
export async function forgetHere(account: string) {
  forgetInTab(account)
  if (!(await waits(account))) await forget(account)
}
