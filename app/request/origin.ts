import 'server-only'
import { headers } from 'next/headers'
import { env } from '@/core/env'

/**
 * Throws on a request of another origin, because the check of Next.js has had bypasses. Sec-Fetch-Site must be
 * same-origin and Origin must be ours; one of the two headers may be missing.
 */
export async function refuseForeign() {
  const sent = await headers()
  if (isForeign(sent)) throw new Error(`app/request: a request from ${sent.get('origin') ?? 'nowhere'} was refused`)
}

export function isForeign(sent: Headers): boolean {
  const site = sent.get('sec-fetch-site')
  const origin = sent.get('origin')
  if (site !== null && site !== 'same-origin') return true
  return origin === null ? site === null : !namesOf(env().ORIGIN).includes(origin)
}

/** localhost and 127.0.0.1 count as the same origin. */
const namesOf = (origin: string) => [
  origin,
  origin.replace('//localhost', '//127.0.0.1'),
  origin.replace('//127.0.0.1', '//localhost'),
]
