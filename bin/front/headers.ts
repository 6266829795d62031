import { randomBytes } from 'node:crypto'

const denied =
  'accelerometer autoplay camera display-capture encrypted-media fullscreen geolocation gyroscope magnetometer microphone midi payment picture-in-picture screen-wake-lock usb xr-spatial-tracking'.split(
    ' ',
  )

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  // Not no-referrer: a form without JavaScript would send Origin: null, and be refused.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/** What is no page loads nothing and is loaded nowhere. */
const closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
/** An uploaded HTML file must not run in the origin of the application. */
const sandbox = "sandbox; default-src 'none'; frame-ancestors 'none'"

const forPages = `${denied.map((feature) => `${feature}=()`).join(', ')}, publickey-credentials-get=(self), publickey-credentials-create=(self), clipboard-write=(self)`
// Browsers heed it for pages only. A page brings eight scripts: with the long form on each they weighed as much as one more.
const forFiles = 'camera=(), geolocation=(), microphone=()'

const isStatic = (path: string) => /^\/(_next\/static|fonts)\//.test(path)
export const isStoredFile = (path: string) => /^\/documents\/[^/]+\/file$/.test(path)

/** The headers of an answer to a path. Only files of the build that are there are kept by browsers, see scripts.ts. */
export function headersFor(path: string, isSecure: boolean): Record<string, string> {
  const isFile = isStatic(path)
  return {
    ...everywhere,
    'Content-Security-Policy': isFile ? closed : isStoredFile(path) ? sandbox : pagePolicy(),
    'Permissions-Policy': isFile ? forFiles : forPages,
    'Cache-Control': 'no-store',
    ...(isSecure && { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
  }
}

/** Next.js reads the nonce for its scripts from this header of the request. */
function pagePolicy(): string {
  const nonce = randomBytes(16).toString('base64')
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
