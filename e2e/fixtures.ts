import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import type { Db } from '@/db/actor'
import { committed, lockPlanting } from '@/db/testing/acting'
import { type Person, type Planted, plantRegistry } from '@/db/testing/seed'

type Journey = {
  /** A small registry of this test's own. */
  registry: Planted
  /** Signs the test's own page in as one of its people. */
  signInAs: (who: Person) => Promise<Planted>
  /** Somebody else, in a browser of their own. */
  asWell: (who: Person) => Promise<Page>
}

export const test = base.extend<Journey>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
  registry: async ({}, use) => {
    await use(await asOwner(plantInTurn))
  },
  signInAs: async ({ context, registry, baseURL }, use) => {
    await use(async (who) => {
      await carry(context, registry.people[who].token, baseURL)
      return registry
    })
  },
  asWell: async ({ browser, registry, baseURL }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (who) => {
      const context = await openFor(browser, baseURL)
      contexts.push(context)
      await carry(context, registry.people[who].token, baseURL)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
})

/** The ready accounts of the demonstration registry, in which journeys plant their own small ones. */
export const accounts = (): { role: string; userName: string; password: string }[] =>
  JSON.parse(process.env.E2E_ACCOUNTS ?? '[]')

export { expect }

/** One after another: registries that are planted side by side would want the same tax codes. */
async function plantInTurn(db: Db): Promise<Planted> {
  await lockPlanting(db)
  return plantRegistry(db)
}

/** What stands in the database before, or changes under, a journey. It stays: journeys share a database, not rows. */
export const asOwner = <T>(work: (db: Db) => Promise<T>): Promise<T> => committed(process.env.E2E_OWNER_URL ?? '', work)

const openFor = (browser: Browser, baseURL: string | undefined) =>
  browser.newContext({ ...(baseURL && { baseURL }), locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })

/** A `__Host-` cookie is secure, which this machine's own address is although it is plain HTTP. */
async function carry(context: BrowserContext, token: string, baseURL = '') {
  const url = baseURL.replace('http:', 'https:')
  const value = encodeURIComponent(token)
  await context.addCookies([{ name: '__Host-sobo-session', value, url, secure: true, httpOnly: true, sameSite: 'Lax' }])
}

/** Nothing that axe finds, WCAG 2.2 AA and its best practices. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}

/** What a browser complains of: errors of scripts, breaches of the content policy, files that are missing. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  return complaints
}
