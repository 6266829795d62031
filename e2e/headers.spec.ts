import { expect, test } from './fixtures'

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
