import type { Page } from '@playwright/test'
import type { Person } from '@/db/testing/seed'
import { expect, test } from './fixtures'
import { openPeriod } from './periods'
import { address, writeAdmission } from './report'

/** Budgets for compressed scripts with an empty cache: secretaries open the application on a phone, once a quarter. */
const screens: { path: string; who?: Person; budgetKb: number }[] = [
  { path: '/sign-in', budgetKb: 145 },
  { path: '/sheet', budgetKb: 145 },
  { path: '/', who: 'secretary of the cell', budgetKb: 145 },
  { path: '/enterprise-figures/entry', who: 'officer of the park', budgetKb: 210 },
]

for (const { path, who, budgetKb } of screens) {
  test(`${path} loads at most ${budgetKb} kB of scripts`, async ({ page, signInAs }) => {
    if (who) await signInAs(who)
    const scripts = await weigh(page, path)
    expect(scripts.size, 'scripts that were loaded').toBeGreaterThan(3)
    const kb = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000
    expect(kb, listed(scripts)).toBeLessThanOrEqual(budgetKb)
  })
}

const reportKb = 145

for (const page of ['', '?step=check'])
  test(`the report${page} loads at most ${reportKb} kB of scripts`, async ({ page: phone, signInAs, asWell }) => {
    const { id } = await openPeriod()
    const { cell } = await signInAs('secretary of the cell')
    await writeAdmission(phone, address(id, cell))
    const fresh = await asWell('secretary of the cell')
    const scripts = await weigh(fresh, `${address(id, cell)}${page}`)
    const kb = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000
    expect(scripts.size, 'scripts that were loaded').toBeGreaterThan(3)
    expect(kb, listed(scripts)).toBeLessThanOrEqual(reportKb)
  })

/** The compressed size of each script, by URL. */
async function weigh(page: Page, path: string): Promise<Map<string, number>> {
  const wire = await page.context().newCDPSession(page)
  const asked = new Map<string, string>()
  const scripts = new Map<string, number>()
  wire.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') asked.set(requestId, new URL(response.url).pathname)
  })
  wire.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    const script = asked.get(requestId)
    if (script) scripts.set(script, (scripts.get(script) ?? 0) + encodedDataLength)
  })
  await wire.send('Network.enable')
  const answer = await page.goto(path, { waitUntil: 'networkidle' })
  expect(answer?.status()).toBe(200)
  return scripts
}

const listed = (scripts: Map<string, number>) => [...scripts].map(([path, bytes]) => `${bytes} ${path}`).join('\n')
