import { Agent, request } from 'node:http'
import { connect } from 'node:net'

/** A request as any program can send it; `raw` is a whole one, byte by byte, on a connection of its own. */
export type Shape = {
  name: string
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string | Buffer
  raw?: string
}
export type Answered = { status: number; headers: Record<string, string>; body: string }

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

/** Sends it, and reads the whole answer. Status 0: the server ended the connection without one. */
export const sendShape = (origin: string, shape: Shape): Promise<Answered> =>
  shape.raw === undefined ? sendOrdinary(origin, shape) : sendRaw(origin, shape.raw)

function sendOrdinary(origin: string, { method = 'GET', path = '/', headers = {}, body }: Shape): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const asked = request({ agent, hostname, port, method, path, headers: { ...length, ...headers } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]))
        resolve({ status: answer.statusCode ?? 0, headers, body: Buffer.concat(parts).toString('utf8') })
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

function sendRaw(origin: string, raw: string): Promise<Answered> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(origin)
    const socket = connect(Number(port), hostname, () => socket.write(Buffer.from(raw, 'latin1')))
    let text = ''
    socket.on('data', (part) => (text += part.toString('latin1')))
    socket.on('error', () => {})
    socket.on('close', () => {
      const [head = '', ...rest] = text.split('\r\n\r\n')
      const [first = '', ...lines] = head.split('\r\n')
      const headers = Object.fromEntries(
        lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
      )
      resolve({ status: Number(first.split(' ')[1] ?? 0), headers, body: rest.join('\r\n\r\n') })
    })
  })
}

/** Runs work for each, some at once, and returns the results in order. */
export async function eachOf<T, R>(all: T[], work: (one: T, at: number) => Promise<R>, atOnce = 8): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const worker = async () => {
    for (let at = next++; at < all.length; at = next++) results[at] = await work(all[at] as T, at)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}

/** How often each of several things occurred; as text "200 × 3, 404 × 1". */
export class Counts {
  private readonly counts = new Map<string, number>()
  add = (what: string | number) => void this.counts.set(String(what), this.of(String(what)) + 1)
  of = (what: string) => this.counts.get(what) ?? 0
  get total() {
    return [...this.counts.values()].reduce((sum, one) => sum + one, 0)
  }
  toString = () =>
    [...this.counts]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([what, times]) => `${what} × ${times}`)
      .join(', ')
}

/** What an answer lacks of the headers that every one has. */
export function faultsOf(path: string, { status, headers }: Pick<Answered, 'status' | 'headers'>): string[] {
  const policy = headers['content-security-policy'] ?? ''
  const isKept = status === 200 && /^\/(_next\/static|fonts)\//.test(path)
  const rules: [string, boolean][] = [
    [`status ${status}`, status < 500 && status > 0],
    ['policy', policy.includes("default-src 'none'") && policy.includes("frame-ancestors 'none'")],
    ['script policy', !/script-src[^;]*unsafe/.test(policy)],
    ['nosniff', headers['x-content-type-options'] === 'nosniff'],
    ['referrer', headers['referrer-policy'] === 'same-origin'],
    ['opener', headers['cross-origin-opener-policy'] === 'same-origin'],
    ['resource', headers['cross-origin-resource-policy'] === 'same-origin'],
    ['permissions', (headers['permissions-policy'] ?? '').includes('camera=()')],
    ['cache', isKept || (headers['cache-control'] ?? '').includes('no-store')],
    ['powered by', headers['x-powered-by'] === undefined],
  ]
  return rules.filter(([, holds]) => !holds).map(([name]) => name)
}
