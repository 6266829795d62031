import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { env } from '@/core/env'
import { newId } from '@/db/record/id'

/** Adds headers and nothing else: it is never the boundary, and everything stays shut without it. */
export function proxy(request: NextRequest) {
  const policy = isStoredFile(request.nextUrl.pathname)
    ? sandbox
    : contentSecurityPolicy(randomBytes(16).toString('base64'))
  const headers = new Headers(request.headers)
  // Next.js takes its nonce from the policy of the request, whoever sent it.
  headers.delete('content-security-policy-report-only')
  headers.delete('x-nonce')
  headers.set('content-security-policy', policy)
  headers.set('x-request-id', newId())
  headers.set('x-asked-for', request.nextUrl.pathname + request.nextUrl.search)

  const { pathname } = request.nextUrl
  const response =
    pathname.endsWith('/') && pathname !== '/' ? withoutSlash(request) : passedOn(request, { request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  if (env().ORIGIN.startsWith('https:')) {
    response.headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
  }
  return response
}

/** Next.js answers 500 to an address whose escapes are no letters; nothing is found there. */
function passedOn({ nextUrl }: NextRequest, sent: Parameters<typeof NextResponse.next>[0]) {
  try {
    decodeURIComponent(nextUrl.pathname)
    return NextResponse.next(sent)
  } catch {
    const nowhere = nextUrl.clone()
    nowhere.pathname = '/404'
    return NextResponse.rewrite(nowhere, sent)
  }
}

/** Next.js would do this before anybody could add a header. Its own NextURL puts a trailing slash back when it is written. */
function withoutSlash({ nextUrl }: NextRequest) {
  const url = new URL(nextUrl)
  url.pathname = nextUrl.pathname.replace(/\/+$/, '')
  return NextResponse.redirect(url, 308)
}

/** What somebody uploaded is never a page of ours, whatever is in it. */
const sandbox = "sandbox; default-src 'none'; frame-ancestors 'none'"
const isStoredFile = (pathname: string) => /^\/documents\/[^/]+\/file$/.test(pathname)

function contentSecurityPolicy(nonce: string): string {
  const development = env().NODE_ENV === 'development'
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const config = { matcher: '/((?!_next/static/|fonts/).*)' }
