import { sessionDoubted } from '../session/standing'

/** Why there is no answer. */
export type NoAnswer = 'offline' | 'lost' | 'over'

/**
 * What the server says at an address, for the account that the page was rendered for; undefined if the question was
 * aborted. An ended session is told to the frame, too.
 */
export async function answerAt<T>(
  address: string,
  account: string,
  signal: AbortSignal,
): Promise<{ answer: T } | { failed: NoAnswer } | undefined> {
  try {
    const response = await fetch(address, { signal })
    if (response.ok) {
      const answer: T & { account: string } = await response.json()
      if (answer.account === account) return { answer }
    }
    if (!response.ok && response.status !== 401) return { failed: 'lost' }
    window.dispatchEvent(new Event(sessionDoubted))
    return { failed: 'over' }
  } catch {
    if (signal.aborted) return undefined
    return { failed: navigator.onLine ? 'lost' : 'offline' }
  }
}
