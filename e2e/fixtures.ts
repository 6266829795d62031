import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import type { Db } from '@/db/door/actor'
import { committed } from '@/db/door/connection'
import type { Person, Planted } from '@/db/testing/seed'
import { at, makeClone, readPlanted, type Server } from '@/db/testing/template'

type Journey = {
  /** The small registry, freshly planted for this test. */
  registry: Planted
  /** Signs the test's own page in as one of its people. */
  signInAs: (who: Person) => Promise<Planted>
  /** Somebody else, in a browser of their own. */
  asWell: (who: Person, options?: BrowserContextOptions) => Promise<Page>
  /** What the server answers somebody, without a browser; redirects are not followed. */
  askAs: AskAs
}

export type AskAs = (who: Person | 'nobody') => (path: string, init?: Ask) => Promise<Response>
type Ask = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> }

type Own = {
  /** The ids and tokens of the small registry, the same in every clone. */
  planted: Planted
}

/** What bin/journeys.ts started: a database and a server of the application on it for each worker. */
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

/** The demonstration registry: its server, and the accounts that are ready to sign in. Tests only read there. */
export const demonstration = (): { origin: string; accounts: { role: string; userName: string; password: string }[] } =>
  JSON.parse(process.env.E2E_DEMONSTRATION ?? 'null') ?? { origin: '', accounts: [] }

/** What stands in the database before, or changes under, a journey. The next one begins with a database of its own. */
export const asOwner = <T>(work: (db: Db) => Promise<T>): Promise<T> =>
  committed(at(server(), place().database).ownerUrl, work)

const cookieName = '__Host-sobo-session'

/** A `__Host-` cookie is secure, which this machine's own address is although it is plain HTTP. */
async function carry(context: BrowserContext, token: string, baseURL = '') {
  const url = baseURL.replace('http:', 'https:')
  const value = encodeURIComponent(token)
  await context.addCookies([{ name: cookieName, value, url, secure: true, httpOnly: true, sameSite: 'Lax' }])
}

/** Nothing that axe finds, WCAG 2.2 AA and its best practices. */
export async function expectAccessible(page: Page) {
  // No page has frames of another origin, for which axe would open one more page each time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}

/** What a browser complains of: errors of scripts, breaches of the content policy, files that are missing. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  return complaints
}
