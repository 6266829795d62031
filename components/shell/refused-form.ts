import 'server-only'
import { headers } from 'next/headers'

const prefixes = new WeakMap<object, string>()

/**
 * Marks this request as a form that was refused, so that the title of the page that answers it says so (WCAG 2.4.2).
 * With JavaScript the browser does, see useFailureFocus(): such requests have the header `next-action`.
 */
export async function markRefused(prefix: string) {
  const sent = await headers()
  if (!sent.has('next-action')) prefixes.set(sent, prefix)
}

/** "Lỗi: " if this request was marked. */
export const titlePrefix = async (): Promise<string> => prefixes.get(await headers()) ?? ''
