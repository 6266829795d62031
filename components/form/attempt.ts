import { unstable_isUnrecognizedActionError } from 'next/navigation'
import type { FormState, Undelivered } from '@/core/form-state'
import { sessionDoubted } from '../session/standing'

export type Save<T = never> = (state: FormState<T>, form: FormData) => Promise<FormState<T>>

/**
 * Calls a server action and returns its answer, or why there is none: 'updated' if the server does not know the action
 * (after a deployment), 'offline' without a network, 'lost' otherwise. Redirects are rethrown for the router. An answer that found no
 * session, or that of another person, makes SessionEnd look.
 */
export async function attempt<A>(send: () => Promise<A>): Promise<A | Undelivered> {
  try {
    const answer = await send()
    if (foundNoSession(answer)) window.dispatchEvent(new Event(sessionDoubted))
    return answer
  } catch (error) {
    const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
    if (digest?.startsWith('NEXT_REDIRECT')) throw error
    if (unstable_isUnrecognizedActionError(error)) return { kind: 'updated' }
    return navigator.onLine ? { kind: 'lost', code: digest } : { kind: 'offline' }
  }
}

function foundNoSession(answer: unknown): boolean {
  const kind = (answer as { problem?: { kind: string } } | undefined)?.problem?.kind
  return kind === 'expired' || kind === 'other-person'
}
