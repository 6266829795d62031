import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import sirv from 'sirv'
import { root } from '../processes'

/** Where the files stand that browsers may keep. */
const folders = { '/_next/static': ['.next', 'static'], '/fonts': ['public', 'fonts'] }

/**
 * Answers requests for fonts and for what the build made for browsers with the forms that it compressed, see
 * `compressStatic`; false for everything else. Next.js would compress each file again for each request, by gzip.
 */
export function serveScripts(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const sent = Object.entries(folders).map(([prefix, parts]) => ({ prefix, send: filesIn(join(root, ...parts)) }))
  return (request, response) => {
    const { method, url = '' } = request
    const known = sent.find(({ prefix }) => url.startsWith(`${prefix}/`))
    if (!known || (method !== 'GET' && method !== 'HEAD')) return false
    // A file that is gone, as a build made anew leaves it, is an error of this stream.
    response.once('pipe', (file: Readable) => file.once('error', () => response.destroy()))
    request.url = url.slice(known.prefix.length)
    let isThere = true
    known.send(request, response, () => {
      isThere = false
    })
    request.url = url
    return isThere
  }
}

const filesIn = (folder: string) =>
  sirv(folder, {
    brotli: true,
    gzip: true,
    extensions: [],
    // The name of a script changes with its content. sirv leaves a header that is set already.
    setHeaders: (response) => response.setHeader('Cache-Control', 'public, max-age=31536000, immutable'),
    onNoMatch: () => {},
  })
