import type { Page } from '@playwright/test'
import { complaintsOf, expect, expectAccessible, expectToFit, test } from './fixtures'
import { plantWaiting } from './reports'

const height = (page: Page, place: string) =>
  page.locator(place).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))

const colours = ['light', 'dark', 'forced'] as const

/**
 * Pixels differ from browser to browser, so the picture is attached to the report, and what it is made of is judged:
 * contrast by axe, sizes, and that nothing scrolls sideways.
 */
test('each part of the interface, in light, in dark and without colours', async ({ page, signInAs }) => {
  await signInAs('officer of the park')
  const complaints = complaintsOf(page)
  const grounds = new Set<string>()
  for (const scheme of colours) {
    await page.emulateMedia(
      scheme === 'forced' ? { forcedColors: 'active' } : { colorScheme: scheme, forcedColors: 'none' },
    )
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto('/interface')
    // In light it is judged with all pages, see pages.spec.ts.
    if (scheme !== 'light') await expectAccessible(page)
    grounds.add(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor))
    await test.info().attach(scheme, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
  }
  await expectToFit(page, '/interface', [1440, 1024, 360])
  expect(grounds.size).toBe(colours.length)

  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  await page.setViewportSize({ width: 1440, height: 900 })
  expect(await height(page, '[data-density="dense"] tbody tr')).toEqual([32, 32])
  expect(await height(page, '[data-density="normal"] tbody tr')).toEqual([40, 40])
  expect(new Set(await height(page, '#button .button:not(.small)'))).toEqual(new Set([32]))
  expect(await page.locator('#waiting .waiting').evaluate((one) => getComputedStyle(one).animationDelay)).toBe('0.3s')
  expect(complaints).toEqual([])
})

test('the frame: 48 px, one edge, groups that stay folded, and what waits', async ({ page, signInAs }) => {
  await plantWaiting(await signInAs('officer of the park'), [{ name: 'Chi bộ Ao Sen' }, { name: 'Chi bộ Bến Đá' }])
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto('/enterprises')
  const [product, link, title, foot] = await page
    .locator('.product, .nav details:first-child li:first-child > a, main h1, .footer p')
    .evaluateAll((all) =>
      all.map((one) => {
        const text = document.createRange()
        text.selectNodeContents(one)
        return text.getBoundingClientRect().left
      }),
    )
  expect([product, title]).toEqual([link, foot])
  // A demonstration has a banner of 22 px above it.
  expect((await page.getByRole('banner').boundingBox())?.height).toBe(48)
  await page.mouse.wheel(0, 400)
  await expect.poll(async () => (await page.locator('.masthead').boundingBox())?.y).toBe(0)

  const menu = page.getByRole('navigation', { name: 'Danh mục chính' })
  const waiting = menu.getByRole('link', { name: 'Theo dõi gửi báo cáo 2 đang chờ xử lý' })
  await expect(waiting).toBeVisible()
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/organisations?_rsc*', async (route) => {
    await held
    await route.continue()
  })
  await menu.getByRole('link', { name: 'Tổ chức đảng' }).click()
  await expect(page.locator('.waiting')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Doanh nghiệp' })).toBeVisible()
  release()
  await expect(page.getByRole('heading', { level: 1, name: 'Tổ chức đảng' })).toBeVisible()
  await expect(page.locator('.waiting')).toBeHidden()

  const group = menu.locator('summary').filter({ hasText: 'Báo cáo' })
  await group.press('Enter')
  await page.goto('/completeness')
  await expect(waiting).toBeHidden()
  await expect(group).toHaveText('Báo cáo3 đang chờ xử lý')
  await expect(menu.getByRole('link', { name: 'Doanh nghiệp', exact: true })).toBeVisible()

  await page.setViewportSize({ width: 360, height: 740 })
  await expect(menu).toBeHidden()
  await page.getByRole('button', { name: 'Danh mục' }).click()
  await menu.getByRole('link', { name: 'Tổng quan' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tổng quan' })).toBeVisible()
  await expect(menu).toBeHidden()
})
