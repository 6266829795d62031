import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Person } from '@/db/testing/seed'
import { complaintsOf, expect, expectAccessible, test } from './fixtures'

const visitors: Person[] = ['administrator', 'officer of the park', 'leader', 'inspector', 'secretary of the cell']
/** Pages of one kind are drawn by one file: the first record stands for all. */
const mostOfOneKind = 1

for (const who of visitors) {
  test(`every page ${who} can reach is sound, accessible, translated and narrow enough`, async ({ page, signInAs }) => {
    test.setTimeout(900_000)
    await signInAs(who)
    await page.setViewportSize({ width: 1440, height: 900 })
    const complaints = complaintsOf(page)
    const visited = new Set<string>()
    const waiting = ['/']
    const kinds = new Map<string, number>()

    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const kind = kindOf(path)
      if (visited.has(path) || (kinds.get(kind) ?? 0) >= mostOfOneKind) continue
      visited.add(path)
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      await test.step(path, async () => {
        const answer = await page.goto(path)
        expect.soft(answer?.status(), path).toBe(200)
        await expect.soft(page.locator('h1'), path).toHaveCount(1)
        await expectAccessible(page)
        expect
          .soft(untranslatedIn((await page.locator('header, nav, main, footer').allTextContents()).join(' ')), path)
          .toEqual([])
        waiting.push(...(await linksOn(page)))
        await page.setViewportSize({ width: 320, height: 640 })
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
        await page.setViewportSize({ width: 1440, height: 900 })
      })
    }
    expect.soft(complaints).toEqual([])
    expect(visited.size).toBeGreaterThan(3)
  })
}

/** Pages that differ by the record or the filter only are of one kind. */
const kindOf = (path: string) => path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replace(/\?.*/, '?')

const linksOn = (page: Page) =>
  page.locator('a[href^="/"]:not([download])').evaluateAll((links) =>
    links
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => !/^\/(api|sign-out)|\/(export|file)(\?|$)/.test(href))
      .map((href) => href.replace(/#.*/, '')),
  )

/** Keys of messages that show themselves instead of their sentence. */
function untranslatedIn(text: string): string[] {
  return keys.filter((key) => text.includes(key))
}

const keys = readdirSync('messages/vi').flatMap((file) =>
  keysIn(JSON.parse(readFileSync(`messages/vi/${file}`, 'utf8')), file.replace('.json', '')),
)

function keysIn(messages: object, above: string): string[] {
  return Object.entries(messages).flatMap(([name, value]) =>
    typeof value === 'object' ? keysIn(value, `${above}.${name}`) : [`${above}.${name}`],
  )
}
