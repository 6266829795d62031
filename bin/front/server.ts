import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type createNext from 'next'
import { env } from '../../core/env'
import { type Foreign, frontHeader, signals } from '../../core/request/front'
import { causeOf, log } from '../../core/request/log'
import { newId } from '../../db/record/id'
import { root } from '../processes'
import { captureConsole, type Printed, settle } from './console'
import { allowed, askedFor, judge, partsOf, type Verdict } from './gate'
import { headersFor } from './headers'
import { networkOf, proxiesIn } from './network'
import { serveScripts } from './scripts'

/** What the front knows of a request while Next.js works on it. */
type Running = Printed & { hasBegun: boolean }
type Site = {
  origins: string[]
  isSecure: boolean
  networkOf: (request: IncomingMessage) => string
  sendScript: (request: IncomingMessage, response: ServerResponse) => boolean
}

const running = new AsyncLocalStorage<Running>()

/**
 * The HTTP server of the application. It refuses what Next.js would answer with an error of its own, sets the headers
 * of every answer, tells the application who asks, and hands the request on. See decision 045.
 */
export async function serveFront(next: typeof createNext): Promise<Server> {
  const { HOST, PORT, ORIGIN, TRUSTED_PROXIES } = env()
  captureConsole(() => running.getStore())
  signals.begun.subscribe(() => mark({ hasBegun: true }))
  signals.logged.subscribe(() => mark({ isLogged: true }))

  // Where Next.js sends requests to itself; otherwise it takes the Host of the client.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${/^(0\.0\.0\.0|::)$/.test(HOST) ? '127.0.0.1' : HOST}:${PORT}`
  // It waits for upgrades of a server, and there are none: they get one on which nobody calls.
  const app = next({ dev: false, dir: root, hostname: HOST, port: PORT, quiet: true, httpServer: createServer() })
  await app.prepare()

  const proxies = proxiesIn(TRUSTED_PROXIES)
  const site: Site = {
    origins: namesOf(ORIGIN),
    isSecure: ORIGIN.startsWith('https:'),
    networkOf: ({ socket, headers }) =>
      networkOf(socket.remoteAddress ?? '', String(headers['x-forwarded-for'] ?? ''), proxies),
    sendScript: serveScripts(),
  }
  const handle = app.getRequestHandler()
  const server = createServer({ keepAliveTimeout: 75_000, requireHostHeader: false }, (request, response) =>
    receive(request, response, site, handle),
  )
  const refuse = (socket: Duplex) => refuseRaw(socket, site)
  server.on('clientError', (_, socket) => refuse(socket))
  server.on('connect', (_, socket) => refuse(socket))
  server.on('checkExpectation', ({ socket }) => refuse(socket))
  for (const [signal, code] of Object.entries({ SIGTERM: 143, SIGINT: 130 }))
    process.once(signal, () => {
      server.close(() => app.close().finally(() => process.exit(code)))
      server.closeIdleConnections()
    })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(PORT, HOST, resolve)
  })
  return server
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

function receive(request: IncomingMessage, response: ServerResponse, site: Site, handle: Handle) {
  const { method = '', url = '', headers } = request
  const requestId = newId()
  const sent = headersFor(partsOf(url).path, site.isSecure)
  for (const [name, value] of Object.entries(sent)) response.setHeader(name, value)

  const verdict = judge({ method, url, headers }, site.origins)
  if (verdict.kind !== 'pass') {
    if (verdict.kind === 'refuse' && verdict.isForeign)
      tellForeign({ token: tokenIn(headers.cookie), requestId, method })
    return answer(request, response, verdict)
  }

  request.url = verdict.url
  // Files are sent whole: Next.js responds 500 to a range that a file does not have, and sirv believes any.
  delete headers.range
  if (site.sendScript(request, response)) return
  tell(request, {
    [frontHeader.requestId]: requestId,
    [frontHeader.askedFor]: askedFor(url),
    [frontHeader.network]: site.networkOf(request),
    'content-security-policy': sent['Content-Security-Policy'] ?? '',
  })
  const state: Running = { hasBegun: false, isLogged: false, more: 0 }
  if (method !== 'GET' && method !== 'HEAD') blameRequest(response, state)
  response.once('close', () => settle(state, requestId))
  running.run(state, () => {
    handle(request, response).catch((error) => {
      log().error({ ...causeOf(error), requestId }, 'Next.js failed')
      response.destroy()
    })
  })
}

/** Proves that Next.js itself asks: for a redirect or another page's action it repeats the request to its own address. */
const own = { header: 'x-front', key: randomBytes(32).toString('base64url') }

/** Set by proxies and by Next.js; a client must not choose them. */
const untrusted =
  /^(x-forwarded-.*|forwarded|x-real-ip|x-action-forwarded|x-nonce|content-security-policy(-report-only)?)$/

/** Replaces what the client may not say by what the front knows. */
function tell({ headers }: IncomingMessage, known: Record<string, string>) {
  const isOwn = headers[own.header] === own.key
  const kept = isOwn ? [frontHeader.network, 'x-action-forwarded'].map((name) => [name, headers[name]]) : []
  for (const name of Object.keys(headers)) if (untrusted.test(name)) delete headers[name]
  // Next.js compares it with Origin, which is one of ours here, also behind a proxy that changes Host.
  if (headers.origin) headers['x-forwarded-host'] = new URL(headers.origin).host
  Object.assign(headers, known, { [own.header]: own.key }, Object.fromEntries(kept.filter(([, value]) => value)))
}

/**
 * Next.js responds 500 if it cannot read the arguments of an action. As long as no code of ours has run, the request is
 * at fault: 400.
 */
function blameRequest(response: ServerResponse, state: Running) {
  const writeHead = response.writeHead
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    if (args[0] === 500 && !state.hasBegun) {
      response.statusCode = 400
      args[0] = 400
    }
    return writeHead.apply(response, args)
  }) as typeof writeHead
}

/** Answers without Next.js. What the client still sends is dropped if it is little; otherwise the connection ends. */
function answer(request: IncomingMessage, response: ServerResponse, verdict: Exclude<Verdict, { kind: 'pass' }>) {
  const { 'content-length': length, 'transfer-encoding': chunked } = request.headers
  const isShort = !chunked && !(Number(length ?? 0) > 1024 * 1024)
  const status = verdict.kind === 'move' ? 308 : verdict.status
  response.writeHead(status, {
    ...(verdict.kind === 'move' && { Location: verdict.to }),
    ...(status === 405 && { Allow: allowed(partsOf(request.url ?? '').path).join(', ') }),
    ...(!isShort && { Connection: 'close' }),
    'Content-Length': '0',
  })
  response.end()
}

/** A request that is none, an Expect that nobody knows, a tunnel, another protocol. */
function refuseRaw(socket: Duplex, { isSecure }: Site) {
  if (!socket.writable || socket.closed) return
  const headers = { Connection: 'close', 'Content-Length': '0', ...headersFor('/', isSecure) }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end(['HTTP/1.1 400 Bad Request', ...lines, '', ''].join('\r\n'))
}

function tellForeign(foreign: Foreign) {
  log().warn({ requestId: foreign.requestId, method: foreign.method }, 'a request of another origin was refused')
  signals.foreign.publish(foreign)
}

function mark(known: Partial<Running>) {
  const state = running.getStore()
  if (state) Object.assign(state, known)
}

function tokenIn(cookies = ''): string | undefined {
  const found = /(?:^|;\s*)__Host-sobo-session=([^;]*)/.exec(cookies)?.[1]
  try {
    return found && decodeURIComponent(found)
  } catch {
    return undefined
  }
}

/** localhost and 127.0.0.1 count as the same origin. */
const namesOf = (origin: string) => [
  ...new Set([origin, origin.replace('//localhost', '//127.0.0.1'), origin.replace('//127.0.0.1', '//localhost')]),
]
