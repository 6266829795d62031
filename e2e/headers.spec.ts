import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from './fixtures'

/** Every route of the build, with an id of no record for its parameters. */
const routes = Object.values(
  JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8')) as Record<string, string>,
).map((route) =>
  route.replaceAll(/\[\.\.\.[^\]]+\]/g, 'signin').replaceAll(/\[[^\]]+\]/g, '0190f3a2-0000-7000-8000-000000000000'),
)

const script = `/_next/static/chunks/${readdirSync('.next/static/chunks').find((file) => file.endsWith('.js'))}`
const others = [
  ['a page that never was', '/khong-co-trang-nay'],
  ['a redirect', '/enterprises/'],
  ['an image that is not optimised', '/_next/image?url=%2Ficon.svg&w=64&q=75'],
  ['a malformed address', '/api/auth/signin?callbackUrl=%2F%2Fexample.com%5C'],
  ['a door of next-auth that stays shut', '/api/auth/session'],
  ['a script', script],
  ['a font', '/fonts/inter-latin.woff2'],
] as const

for (const signedIn of [false, true]) {
  test(`every answer carries the headers, ${signedIn ? 'signed in' : 'signed out'}`, async ({ askAs }) => {
    const ask = askAs(signedIn ? 'administrator' : 'nobody')
    expect(routes.length).toBeGreaterThan(10)
    for (const path of [...routes, ...others.map(([, path]) => path)]) {
      const answer = await ask(path)
      await answer.arrayBuffer()
      expect.soft(faultsOf(path, answer), `${path} (${answer.status})`).toEqual([])
    }
  })
}

test('what a page may load is bound to this one answer, whatever a request brings along', async ({ askAs }) => {
  const forged = { 'content-security-policy': "script-src 'nonce-forged'", 'x-nonce': 'forged' }
  const [one, other] = [
    await askAs('nobody')('/sign-in?callbackUrl=/', { headers: forged }),
    await askAs('nobody')('/sign-in?callbackUrl=/', { headers: forged }),
  ]
  const nonces = [one, other].map(
    (answer) => /script-src 'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1],
  )
  expect(nonces[0]).toBeTruthy()
  expect(nonces[0]).not.toBe(nonces[1])
  const html = await one.text()
  expect(html).not.toContain('forged')
  for (const [, attributes = ''] of html.matchAll(/<script([^>]*)>/g))
    expect(attributes).toContain(`nonce="${nonces[0]}"`)
})

test('a form from elsewhere does nothing', async ({ askAs }) => {
  for (const headers of [{ Origin: 'https://example.com' }, { 'Sec-Fetch-Site': 'cross-site' }, {}]) {
    const body = new URLSearchParams({ userName: 'x' })
    const answer = await askAs('officer')('/api/auth/callback/credentials', { method: 'POST', headers, body })
    expect(answer.status).toBe(403)
  }
})

function faultsOf(path: string, answer: Response): string[] {
  const sent = Object.fromEntries(answer.headers)
  const policy = sent['content-security-policy'] ?? ''
  const isKept = path.startsWith('/_next/static/') || path.startsWith('/fonts/')
  const rules: [string, boolean][] = [
    ['status', answer.status < 500 || path === '/_global-error'],
    ['policy', policy.includes("default-src 'none'") && policy.includes("frame-ancestors 'none'")],
    ['script policy', !/script-src[^;]*unsafe/.test(policy)],
    ['nosniff', sent['x-content-type-options'] === 'nosniff'],
    ['referrer', sent['referrer-policy'] === 'same-origin'],
    ['opener', isKept || sent['cross-origin-opener-policy'] === 'same-origin'],
    ['resource', sent['cross-origin-resource-policy'] === 'same-origin'],
    ['permissions', isKept || (sent['permissions-policy'] ?? '').includes('camera=()')],
    ['cache', isKept || (sent['cache-control'] ?? '').includes('no-store')],
    ['powered by', sent['x-powered-by'] === undefined],
  ]
  return rules.filter(([, holds]) => !holds).map(([name]) => name)
}
