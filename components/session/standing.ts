/** How the session of a browser stands: why it is over, or whose it is and when it ends, see findEnd(). */
export type SessionStanding =
  | { over: 'session' | 'account' | 'office' }
  | { account: string; name: string; seconds: number; isLast: boolean }

/** `isLast`: the end cannot be put off any more. `other`: another person is signed in on this browser. */
export type Shown =
  | { kind: 'soon'; at: number; isLast: boolean }
  | { kind: 'over'; why: string }
  | { kind: 'other'; name: string }

/** {at} is the time of the end, {name} who is signed in. */
export type SessionWords = Record<
  | 'soon'
  | 'unused'
  | 'last'
  | 'goOn'
  | 'again'
  | 'later'
  | 'over'
  | 'kept'
  | 'waiting'
  | 'other'
  | 'otherKept'
  | 'openAs',
  string
>

/** How long before the end it is announced, in milliseconds. */
export const warnBefore = 120_000

let isOver = false

/**
 * Whether the session that this page was rendered for is over. Forms then keep what was typed in the tab when the page
 * goes, and leaving them asks nothing.
 */
export const sessionIsOver = () => isOver
export const setSessionOver = (over: boolean) => {
  isOver = over
}

/** The event on `window` by which an answer that found no session makes SessionEnd ask the server. */
export const sessionDoubted = 'session-doubted'

/** Leads to sign-in, which says why it is needed, and back to this page. In the browser only. */
export function signInAddress(why?: string) {
  const { pathname, search } = window.location
  return `/api/auth/signin?${new URLSearchParams({ callbackUrl: pathname + search, ...(why && { error: why }) })}`
}
