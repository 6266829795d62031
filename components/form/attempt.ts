import { unstable_isUnrecognizedActionError } from 'next/navigation'
import type { FormState, Undelivered } from '@/core/form-state'

export type Save<T = never> = (state: FormState<T>, form: FormData) => Promise<FormState<T>>

/**
 * Calls a server action and returns its answer, or a problem if there is none: 'updated' if the server does not know
 * the action (after a deployment), 'lost' otherwise. Redirects are rethrown for the router.
 */
export async function attempt<A>(send: () => Promise<A>): Promise<A | Undelivered> {
  try {
    return await send()
  } catch (error) {
    const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
    if (digest?.startsWith('NEXT_REDIRECT')) throw error
    return unstable_isUnrecognizedActionError(error) ? { kind: 'updated' } : { kind: 'lost', code: digest }
  }
}
