import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import type { Locale } from '@/core/locale'
import { type Db, openDoor } from '@/db/door/actor'
import { committed as committedAlone } from '@/db/door/connection'
import { newId } from '@/db/record/id'
import { committed, endConnections } from '@/db/testing/connections'
import type { Person, Planted } from '@/db/testing/seed'
import { at, makeClone, readPlanted, type Server } from '@/db/testing/template'

type Journey = {
  /** The planted registry, remade for this test. */
  registry: Planted
  /** Signs the test's page in as a person of the registry. */
  signInAs: (who: Person) => Promise<Planted>
  /** A page of another person, in a browser context of its own. */
  asWell: (who: Person, options?: BrowserContextOptions) => Promise<Page>
  /** The response to a person, or to a session, by plain HTTP, in a language; redirects are not followed. */
  askAs: AskAs
}

export type AskAs = (who: Person | 'nobody' | { token: string }, locale?: Locale) => Ask
export type Ask = (path: string, init?: Asked) => Promise<Response>
type Asked = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> }

type Own = {
  /** The ids and tokens of the planted registry, the same in every clone. */
  planted: Planted
}

/** The database and server that bin/journeys.ts started for this worker. */
const place = (): { database: string; origin: string; log: string } =>
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
    const clone = await makeClone(server(), place().database)
    await use(planted)
    await endConnections(clone)
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
    await use((who, locale = 'vi') => {
      const { token } = typeof who === 'object' ? who : who === 'nobody' ? { token: '' } : registry.people[who]
      return asking(baseURL, token, locale)
    })
  },
})

export { expect }

type Demonstration = {
  origin: string
  database: string
  accounts: { role: string; userName: string; password: string }[]
}

/** The server of the demonstration registry and its accounts with passwords. Tests must not write there. */
export const demonstration = (): Demonstration =>
  JSON.parse(process.env.E2E_DEMONSTRATION ?? 'null') ?? { origin: '', database: '', accounts: [] }

/** Signs in with the form. */
export async function signInToDemonstration(page: Page, role: string) {
  const account = demonstration().accounts.find((one) => one.role === role)
  if (!account) throw new Error(`the demonstration has no ${role}`)
  await page.goto('/')
  await page.getByLabel('Tên đăng nhập').fill(account.userName)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Việc cần làm' })).toBeVisible()
}

/** Signs in to the demonstration, and requests its URLs by plain HTTP, without the browser. */
export async function askDemonstration(page: Page, role: string, locale: Locale = 'vi'): Promise<Ask> {
  await signInToDemonstration(page, role)
  const session = (await page.context().cookies()).find(({ name }) => name === cookieName)
  return asking(demonstration().origin, decodeURIComponent(session?.value ?? ''), locale)
}

const asking =
  (origin: string | undefined, token: string, locale: Locale): Ask =>
  (path, { headers, ...init } = {}) => {
    const session = token ? [`${cookieName}=${encodeURIComponent(token)}`] : []
    const cookie = [...session, ...(locale === 'vi' ? [] : [`locale=${locale}`])].join('; ')
    // Compressed, each page would cost both sides some milliseconds.
    const plain = { 'accept-encoding': 'identity' }
    return fetch(origin + path, { redirect: 'manual', ...init, headers: { cookie, ...plain, ...headers } })
  }

/** Runs work as sobo_owner in the worker's database, committed. The database is remade for the next test. */
export const asOwner = <T>(work: (db: Db) => Promise<T>, database = place().database): Promise<T> =>
  committed(at(server(), database).ownerUrl, work)

/** Runs work as the superuser, who alone sets what PostgreSQL writes to its log. */
export const asSuperuser = <T>(work: (db: Db, database: string) => Promise<T>): Promise<T> =>
  committedAlone(server().superuserUrl, (db) => work(db, place().database))

/** What the worker's server has written to its log. */
export const logLines = (): string[] => readFileSync(place().log, 'utf8').trimEnd().split('\n')

/** Runs statements of sobo_app as a visitor, with the token of a session. */
export const asVisitor = <T>(token: string, work: (db: Db) => Promise<T>): Promise<T> =>
  committed(at(server(), place().database).appUrl, async (db) => {
    await openDoor(db, { token, requestId: newId() })
    return await work(db)
  })

/** Runs statements of sobo_owner who sees every row. */
export const asReader = <T>(work: (db: Db) => Promise<T>, database?: string): Promise<T> =>
  asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    return await work(db)
  }, database)

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

/** The short form: every page that is checked reads it anew. */
const axeSource = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

/** The colours and letters that this worker has judged. */
const judged = new Set<string>()

/** Expects no violations by axe (WCAG 2.2 AA and best practices). Half of its time is contrast: that is judged once. */
export async function expectAccessible(page: Page) {
  const unjudged = (await lettersOn(page)).filter((letters) => !judged.has(letters))
  // Legacy mode: otherwise axe opens an extra page per run for cross-origin frames, which no page has.
  const axe = new AxeBuilder({ page, axeSource })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], rules: { 'color-contrast': { enabled: unjudged.length > 0 } } })
  const { violations } = await axe.analyze()
  for (const letters of unjudged) judged.add(letters)
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}

/** What the contrast of the texts of a page depends on: colour, size and weight, and the backgrounds around them. */
const lettersOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found = new Set<string>()
    const visit = (element: Element, around: string) => {
      if (!element.checkVisibility({ visibilityProperty: true })) return
      const style = getComputedStyle(element)
      const { color, backgroundColor, backgroundImage, opacity, fontSize, fontWeight, textShadow } = style
      const ground = [backgroundColor, backgroundImage, opacity].join()
      const behind = ground === 'rgba(0, 0, 0, 0),none,1' ? around : `${around} ${ground}`
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      )
      if (hasText || element.matches('input, select, textarea'))
        found.add([color, fontSize, fontWeight, textShadow, behind].join())
      for (const child of element.children) visit(child, behind)
    }
    visit(document.body, '')
    return [...found]
  })

/** Expects that a page scrolls sideways at none of the widths. */
export async function expectToFit(page: Page, path: string, widths: number[]) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const needed = await page.evaluate(() => document.documentElement.scrollWidth)
    expect.soft(needed, `${path} at ${width}`).toBeLessThanOrEqual(width)
  }
}

/** Collects errors of a page: script errors, CSP violations, missing files. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  return complaints
}
