import { createServer, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { doorWork } from './door-work'
import { keepAliveTimeout } from './http'
import { rawWork } from './raw-work'
import type { Update } from './work'

/**
 * A bare Node HTTP server that sends JSON: /raw/… from the plain tables, /door/… from the registry through withActor.
 * Configured by BENCH_RAW_URL, DATABASE_URL, BENCH_PARK and PORT.
 */
const { BENCH_RAW_URL = '', BENCH_PARK = '', PORT } = process.env
const raw = rawWork(BENCH_RAW_URL)
const door = doorWork(BENCH_PARK)

const server = createServer({ keepAliveTimeout }, (request, response) => {
  if (request.url === '/raw/csv') return void Readable.from(raw.csv()).pipe(response)
  answer(request).then(
    (value) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value)),
    (error) => response.writeHead(500).end(String(error?.stack ?? error)),
  )
})
server.listen(Number(PORT), '127.0.0.1')

async function answer(request: IncomingMessage): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const token = request.headers.authorization ?? ''
  const [text, id] = [searchParams.get('q') ?? '', searchParams.get('id') ?? '']
  switch (pathname) {
    case '/raw/list':
      return raw.list()
    case '/raw/deep':
      return raw.deep(Number(id))
    case '/raw/overview':
      return raw.overview()
    case '/door/deep':
      return door.deep(token, Number(id))
    case '/door/next':
      return door.next(token, id)
    case '/raw/filter':
      return raw.filter()
    case '/raw/search':
      return raw.search(text)
    case '/raw/people':
      return raw.people(text)
    case '/raw/record':
      return raw.record(Number(id))
    case '/raw/update':
      return raw.update(await bodyOf(request))
    case '/door/list':
      return door.list(token)
    case '/door/filter':
      return door.filter(token)
    case '/door/search':
      return door.search(token, text)
    case '/door/everywhere':
      return door.everywhere(token, text)
    case '/door/people':
      return door.people(token, text)
    case '/door/record':
      return door.record(token, id)
    case '/door/update':
      return door.update(token, await bodyOf(request))
    default:
      return { ready: true }
  }
}

async function bodyOf(request: IncomingMessage): Promise<Update> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return JSON.parse(Buffer.concat(parts).toString())
}
