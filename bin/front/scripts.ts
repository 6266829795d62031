import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { root } from '../processes'

const prefix = '/_next/static'

/**
 * Answers requests for what the build made for browsers (.next/static) with the forms that it compressed, see
 * `compressStatic`; false for everything else. Next.js would compress each file again for each request, by gzip.
 */
export function serveScripts(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const send = sirv(join(root, '.next', 'static'), {
    brotli: true,
    gzip: true,
    extensions: [],
    // The name of a file changes with its content.
    immutable: true,
    maxAge: 31_536_000,
    onNoMatch: () => {},
  })
  return (request, response) => {
    const { method, url = '' } = request
    if ((method !== 'GET' && method !== 'HEAD') || !url.startsWith(`${prefix}/`)) return false
    // Browsers ask for scripts whole; sirv believes any range.
    delete request.headers.range
    request.url = url.slice(prefix.length)
    let isKnown = true
    send(request, response, () => {
      isKnown = false
    })
    request.url = url
    return isKnown
  }
}
