import 'server-only'
import { headers } from 'next/headers'
import { env } from '@/core/env'

/**
 * Our own check, because a framework's has been got around: a browser that says where a request comes
 * from must say "from here", and one that does not must name our origin.
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

/** On the machine itself one address has two names. */
const namesOf = (origin: string) => [
  origin,
  origin.replace('//localhost', '//127.0.0.1'),
  origin.replace('//127.0.0.1', '//localhost'),
]
