import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

const folder = await mkdtemp(join(tmpdir(), 'scripts-'))
vi.doMock('../processes', () => ({ root: folder }))
const { serveScripts } = await import('./scripts')
const { headersFor } = await import('./headers')

const script = '.next/static/chunks/a.js'
const files = {
  [script]: 'a',
  [`${script}.br`]: 'b',
  'public/fonts/f.woff2': 'f',
  '.next/BUILD_ID': 'x',
  '.next/static/.x': 'x',
}
const server = createServer((request, response) => {
  const { url = '' } = request
  for (const [name, value] of Object.entries(headersFor(url, false))) response.setHeader(name, value)
  if (!send(request, response)) response.writeHead(404).end()
})
let send: ReturnType<typeof serveScripts>
let origin = ''

beforeAll(async () => {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  send = serveScripts()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

const kept = 'public, max-age=31536000, immutable'

test.each([
  ['/_next/static/chunks/a.js', 200, kept],
  ['/fonts/f.woff2', 200, kept],
  ['/fonts/none.woff2', 404, 'no-store'],
  ['/_next/static/chunks/none.js', 404, 'no-store'],
  ['/_next/static/..%2fBUILD_ID', 404, 'no-store'],
  ['/_next/static/.x', 404, 'no-store'],
  ['/fonts/', 404, 'no-store'],
])('%s is answered with %i and Cache-Control %s', async (path, status, cache) => {
  const answer = await fetch(origin + path)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, cache])
})

test('a file that is gone since the start breaks its answer, and nothing else', async () => {
  await rm(join(folder, script))
  await expect(
    fetch(`${origin}/_next/static/chunks/a.js`, { headers: { 'accept-encoding': 'x' } }).then((answer) =>
      answer.text(),
    ),
  ).rejects.toThrow()
  expect((await fetch(`${origin}/fonts/f.woff2`)).status).toBe(200)
})
