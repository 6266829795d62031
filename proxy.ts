import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { env } from '@/core/env'
import { newId } from '@/db/record/id'

/** Adds headers (CSP, request id, HSTS). It is no security boundary: access control does not depend on it. */
export function proxy(request: NextRequest) {
  const policy = isStoredFile(request.nextUrl.pathname)
    ? sandbox
    : contentSecurityPolicy(randomBytes(16).toString('base64'))
  const headers = new Headers(request.headers)
  // Next.js reads the nonce from these request headers, so values sent by the client must be removed.
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

/** For a path with invalid percent-encoding Next.js would respond 500; this rewrites it to the 404 page. */
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

/**
 * Redirects to the path without trailing slash, here and not by Next.js, whose own redirect lacks the headers. A plain
 * URL, because NextURL adds the slash again when it is serialized.
 */
function withoutSlash({ nextUrl }: NextRequest) {
  const url = new URL(nextUrl)
  url.pathname = nextUrl.pathname.replace(/\/+$/, '')
  return NextResponse.redirect(url, 308)
}

/** The CSP for uploaded files: an HTML file must not run in the application's origin. */
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
