import type { IncomingHttpHeaders } from 'node:http'
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state'
import { isStoredFile } from './headers'

type Asked = { method: string; url: string; headers: IncomingHttpHeaders }
export type Verdict =
  | { kind: 'pass'; url: string }
  | { kind: 'move'; to: string }
  | { kind: 'refuse'; status: number; why: string; isForeign?: boolean }

const refuse = (status: number, why: string): Verdict => ({ kind: 'refuse', status, why })

/** Next.js reads at most 1 MB of a form; the upload of a file reads 20 MB itself, see documents/[id]/file. */
const mostBytes = { form: 1024 * 1024, file: 25 * 1024 * 1024 }

/**
 * Decides on a request before Next.js sees it: what it would answer with an error of its own, in a loop, or without the
 * headers. `origins` are the application's.
 */
export function judge({ method, url: sent, headers }: Asked, origins: string[]): Verdict {
  if (!headers.host) return refuse(400, 'no host')
  const { path, query } = partsOf(sent)
  if (!allowed(path).includes(method)) return refuse(405, 'method')
  if (!path.startsWith('/')) return refuse(400, 'address')
  const isChange = !['GET', 'HEAD'].includes(method)
  if (isChange && isForeign(headers, origins)) return { ...refuse(403, 'foreign'), isForeign: true } as Verdict
  if (isChange && isTooLarge(path, headers)) return refuse(413, 'size')
  const straight = straightened(path)
  if (straight !== path) return { kind: 'move', to: straight + query }
  if (!isReadable(headers)) return refuse(400, 'router state')
  return { kind: 'pass', url: (namesNothing(path) ? '/404' : path) + query }
}

/**
 * The address that Next.js would answer: it takes out the steps `.` and `..`, also percent-encoded, but whoever judges an
 * address by its beginning or end (headers, sizes, the pages of a remembered device) has it as it was sent. No browser
 * sends such steps, or slashes twice or at the end.
 */
function straightened(path: string): string {
  const single = path.replace(/[/\\]+/g, '/')
  const hasSteps = /\/(\.|%2e){1,2}(?=\/|$)/i.test(single)
  const direct = hasSteps ? new URL(single, 'http://front').pathname.replace(/\/+/g, '/') : single
  return direct.replace(/(?<=.)\/$/, '')
}

/** The methods that an address may know. Route handlers answer 405 to those that they do not have. */
export const allowed = (path: string): string[] =>
  isStoredFile(path) ? ['GET', 'HEAD', 'POST', 'PUT'] : ['GET', 'HEAD', 'POST']

/** Path and query in ASCII; a client may send any byte. */
export function partsOf(sent: string): { path: string; query: string } {
  const url = sent.replace(
    /[^\x21-\x7e]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
  const at = url.search(/[?#]/)
  return at < 0 ? { path: url, query: '' } : { path: url.slice(0, at), query: url.slice(at).replace(/#.*/, '') }
}

/** Path and query without what the router of Next.js adds. */
export const askedFor = (url: string): string => {
  const { path, query } = partsOf(url)
  const own = query
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !part.startsWith('_rsc='))
  return own.length > 0 ? `${path}?${own.join('&')}` : path
}

/** Invalid percent-encoding, to which Next.js responds 500, control characters, and its own pages of errors. */
function namesNothing(path: string): boolean {
  try {
    return /\p{Cc}|^\/_(?!next\/)/u.test(decodeURIComponent(path))
  } catch {
    return true
  }
}

/**
 * True if Sec-Fetch-Site or Origin names another origin, or both are missing: every browser sends one of them with a
 * form. Next.js has a check of its own, which had bypasses and throws on a malformed Origin.
 */
function isForeign(headers: IncomingHttpHeaders, origins: string[]): boolean {
  const { origin, 'sec-fetch-site': site } = headers
  if (site !== undefined && site !== 'same-origin') return true
  return origin === undefined ? site === undefined : !origins.includes(origin)
}

/** False for a state of the router that Next.js could not read, to which it responds 500. It answers itself what it means. */
function isReadable({ rsc, 'next-router-state-tree': state }: IncomingHttpHeaders): boolean {
  if (rsc === undefined) return true
  try {
    parseAndValidateFlightRouterState(state)
    return true
  } catch {
    return false
  }
}

function isTooLarge(path: string, headers: IncomingHttpHeaders): boolean {
  const declared = Number(headers['content-length'] ?? 0)
  return !(declared <= (isStoredFile(path) ? mostBytes.file : mostBytes.form))
}
