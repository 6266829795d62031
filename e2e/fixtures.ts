import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import type { Db } from '@/db/door/actor'
import { committed } from '@/db/door/connection'
import type { Person, Planted } from '@/db/testing/seed'
import { at, makeClone, readPlanted, type Server } from '@/db/testing/template'

type Journey = {
  /** The planted registry, remade for this test. */
  registry: Planted
  /** Signs the test's page in as a person of the registry. */
  signInAs: (who: Person) => Promise<Planted>
  /** A page of another person, in a browser context of its own. */
  asWell: (who: Person, options?: BrowserContextOptions) => Promise<Page>
  /** The response to a person by plain HTTP, without a browser; redirects are not followed. */
  askAs: AskAs
}

export type AskAs = (who: Person | 'nobody') => (path: string, init?: Ask) => Promise<Response>
type Ask = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> }

type Own = {
  /** The ids and tokens of the planted registry, the same in every clone. */
  planted: Planted
}

/** The database and server that bin/journeys.ts started for this worker. */
const place = (): { database: string; origin: string } =>
  JSON.parse(process.env.E2E_PLACES ?? '[]')[Number(process.env.TEST_PARALLEL_INDEX)]
const server = (): Server => JSON.parse(process.env.E2E_SERVER ?? '{}')

export const test = base.extend<Journey, Own>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
  baseURL: async ({}, use) => use(place().origin),
  planted: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => use(await readPlanted(server())),
    { scope: 'worker' },
  ],
  registry: async ({ planted }, use) => {
    await makeClone(server(), place().database)
    await use(planted)
  },
  signInAs: async ({ context, registry, baseURL }, use) => {
    await use(async (who) => {
      await carry(context, registry.people[who].token, baseURL)
      return registry
    })
  },
  asWell: async ({ browser, registry, baseURL }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (who, options) => {
      const context = await browser.newContext(options)
      contexts.push(context)
      await carry(context, registry.people[who].token, baseURL)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
  askAs: async ({ registry, baseURL }, use) => {
    await use((who) => (path, { headers, ...init } = {}) => {
      const cookie = who === 'nobody' ? '' : `${cookieName}=${encodeURIComponent(registry.people[who].token)}`
      return fetch(baseURL + path, { redirect: 'manual', ...init, headers: { cookie, ...headers } })
    })
  },
})

export { expect }

/** The server of the demonstration registry and its accounts with passwords. Tests must not write there. */
export const demonstration = (): { origin: string; accounts: { role: string; userName: string; password: string }[] } =>
  JSON.parse(process.env.E2E_DEMONSTRATION ?? 'null') ?? { origin: '', accounts: [] }

/** Runs work as sobo_owner in the worker's database, committed. The database is remade for the next test. */
export const asOwner = <T>(work: (db: Db) => Promise<T>): Promise<T> =>
  committed(at(server(), place().database).ownerUrl, work)

const cookieName = '__Host-sobo-session'

/**
 * Sets the session cookie. A `__Host-` cookie must be Secure, so it is set for the https form of the URL; browsers send
 * it to 127.0.0.1 over plain HTTP all the same.
 */
async function carry(context: BrowserContext, token: string, baseURL = '') {
  const url = baseURL.replace('http:', 'https:')
  const value = encodeURIComponent(token)
  await context.addCookies([{ name: cookieName, value, url, secure: true, httpOnly: true, sameSite: 'Lax' }])
}

/** Expects no violations by axe (WCAG 2.2 AA and best practices). */
export async function expectAccessible(page: Page) {
  // Legacy mode: otherwise axe opens an extra page per run for cross-origin frames, which no page has.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}

/** Collects errors of a page: script errors, CSP violations, missing files. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  return complaints
}
