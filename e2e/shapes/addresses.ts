import type { Shape } from '../wire'
import type { Target } from './target'

const params =
  'q sort page valid_on unit period enterprise organisation person report saved done set act view error code callbackUrl version format refused key of on'.split(
    ' ',
  )
const payloads = [
  '%00',
  '%0D%0Ax',
  '%E0%A4%A',
  '__proto__',
  '-1',
  '1e999',
  "'%20or%201=1--",
  '%3Cscript%3E',
  '%F0%9F%98%80',
  '',
  'a'.repeat(3000),
  '%u0000',
  '..%2f..%2f',
  '99999999999999999999',
  '31/02/2024',
]

const asked =
  (cookie: string) =>
  (name: string, path: string, headers: Record<string, string> = {}): Shape => ({
    name,
    path,
    headers: { cookie, ...headers },
  })

/** Parameters that make no sense. */
export function askedWith({ cookie }: Target, path: string): Shape[] {
  const [plain, ask] = [path.replace(/\?.*/, ''), asked(cookie)]
  return params.flatMap((param, at) =>
    [0, 1, 2, 3, 4].map((step) => {
      const payload = payloads[(at * 5 + step + plain.length) % payloads.length]
      return ask(`${param}=${payload}`, `${plain}?${param}=${payload}&${param}=x`)
    }),
  )
}

/** Addresses with parts that no record has, and headers that no browser sends. */
export function askedOddly({ cookie }: Target, path: string): Shape[] {
  const [plain, ask] = [path.replace(/\?.*/, ''), asked(cookie)]
  return [
    ...['%00', '%0D%0A', '%E0%A4%A', '..%2f', '%5C', 'constructor', '%7f', "'", '%C3%A1'].map((part) =>
      ask(`/${part}`, `${plain}/${part}`),
    ),
    ask('a slash at the end', `${plain}/`),
    ask('two slashes', `/${plain}`),
    ask('only slashes', '////'),
    ask('a router state', plain, { rsc: '1', 'next-router-state-tree': '%5B%22' }),
    ask('a router state that is none', plain, { rsc: '1', 'next-router-state-tree': '[{}]' }),
    ask('a prefetch', plain, { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_x' }),
    ask('a nonce', plain, { 'content-security-policy': "script-src 'nonce-forged<'" }),
    ask('a range', plain, { range: 'bytes=9-1' }),
    ask('a language', plain, { 'accept-language': 'x;q=\u00ff', cookie: `${cookie}; locale=%00` }),
    ask('a front', plain, {
      'x-front': 'x',
      'x-client-network': 'x',
      'x-request-id': "'",
      'x-forwarded-for': 'x,y',
      'x-forwarded-host': 'example.com',
      'x-forwarded-proto': 'x',
    }),
  ]
}

export const methods = ['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'PURGE', 'SEARCH', 'HEAD']
