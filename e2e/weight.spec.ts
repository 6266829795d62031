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

test('no page loads more scripts than its budget', async ({ page, signInAs }) => {
  for (const { path, who, budgetKb } of screens) {
    if (who) await signInAs(who)
    await expectWithin(budgetKb, page, path)
  }
})

const reportKb = 145

test('nor does the report, at its first step and its last', async ({ page, signInAs, asWell }) => {
  const { id } = await openPeriod()
  const { cell } = await signInAs('secretary of the cell')
  await writeAdmission(page, address(id, cell))
  const another = await asWell('secretary of the cell')
  for (const step of ['', '?step=check']) await expectWithin(reportKb, another, `${address(id, cell)}${step}`)
})

const [editKb, comboboxKb] = [175, 52]

test('nor does the form of a record; its comboboxes come with the first use', async ({ page, signInAs }) => {
  const { riverside } = await signInAs('officer of the park')
  await expectWithin(editKb, page, `/enterprises/${riverside}/edit`)
  const later = await weighing(page, async () => {
    await page.getByRole('combobox', { name: /^Xã, phường, đặc khu/ }).focus()
    await page.keyboard.type('x')
    await expect(page.getByRole('combobox', { expanded: true })).toBeFocused()
  })
  expect(kbOf(later), listed(later)).toBeLessThanOrEqual(comboboxKb)
  expect(kbOf(later), 'nothing came: it was loaded with the page').toBeGreaterThan(20)
})

async function expectWithin(budgetKb: number, page: Page, path: string) {
  const scripts = await weighing(page, async () => {
    const answer = await page.goto(path, { waitUntil: 'networkidle' })
    expect(answer?.status()).toBe(200)
  })
  expect.soft(scripts.size, `${path}: scripts that were loaded`).toBeGreaterThan(3)
  expect.soft(kbOf(scripts), `${path}: ${listed(scripts)}`).toBeLessThanOrEqual(budgetKb)
}

const kbOf = (scripts: Map<string, number>) => [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000

/** The compressed size of each script that is loaded meanwhile, by URL. */
async function weighing(page: Page, work: () => Promise<void>): Promise<Map<string, number>> {
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
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true })
  await work()
  await wire.detach()
  return scripts
}

const listed = (scripts: Map<string, number>) => [...scripts].map(([path, bytes]) => `${bytes} ${path}`).join('\n')
