import type { Page } from '@playwright/test'
import { demonstration, expect, expectAccessible, expectToFit, signInToDemonstration, test } from './fixtures'
import { openPeriod } from './periods'
import { address, reportNothing, writeAdmission } from './report'

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

test('every page of a secretary fits a phone: width, targets, letters twice as large, axe', async ({
  page,
  signInAs,
  asWell,
}) => {
  test.slow()
  const [{ name }, { id: begun }] = [await openPeriod(), await openPeriod()]
  const { cell, committee } = await signInAs('secretary of the cell')
  await reportNothing(page, name)
  const receipt = new URL(page.url()).pathname
  const draft = address(begun, cell)
  await writeAdmission(page, draft)
  const report = [draft, `${draft}/changes`, `${draft}/check`, `${draft}/wrong-opening`]
  const shared = ['/', '/report', '/help', '/me', '/jobs', '/member-reports']
  const about = (id: string) => [`/organisations/${id}`, `/organisations/${id}/reports`, `/organisations/${id}/history`]
  for (const path of [...shared, ...about(cell), receipt, ...report]) await expectForThumbs(page, path)

  await page.goto('/member-reports')
  await page.getByRole('row').filter({ hasText: name }).getByRole('link').tap()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Báo cáo số liệu đảng viên –')
  await expect(page).toHaveTitle(/Chi bộ Công ty Cơ khí Bến Sông – Sổ Bộ$/)

  const above = await asWell('secretary of the committee', { viewport: { width: 360, height: 740 }, hasTouch: true })
  await expectForThumbs(above, '/')
  await above
    .getByRole('link', { name: /^Báo cáo số liệu đảng viên chờ xác nhận/ })
    .first()
    .tap()
  await expect(above.getByRole('region', { name: 'Số liệu từng mục' })).toBeVisible()
  const waiting = new URL(above.url())
  for (const path of [waiting.pathname + waiting.search, '/report', '/completeness', ...about(committee)])
    await expectForThumbs(above, path)
})

/** What WCAG asks of a page on a phone, and the 44 px of secretaries. */
async function expectForThumbs(page: Page, path: string) {
  await page.goto(path)
  await expectAccessible(page)
  const small = await page
    .locator(':is(a, button, input, select, textarea, summary):visible:not(.skip)')
    .evaluateAll((all) =>
      all
        .filter((one) => (one.closest('label') ?? one).getBoundingClientRect().height < 43.5)
        .map((one) => one.outerHTML),
    )
  expect.soft(small, path).toEqual([])
  await expectToFit(page, path, [320, 412])
  await page.setViewportSize({ width: 360, height: 740 })
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  await expectToFit(page, `${path} with letters twice as large`, [360])
}

test('a committee sees what waits first, and the period whole, by touch and by keyboard', async ({ asWell }) => {
  const { name } = await openPeriod()
  const cell = await asWell('secretary of the cell')
  await reportNothing(cell, name)
  const above = await asWell('secretary of the committee', { viewport: { width: 360, height: 740 }, hasTouch: true })
  await above.goto('/')
  const [first] = await above.locator('main :is(h2, li)').all()
  await expect(first ?? above.locator('nothing')).toContainText('Đang chờ')
  await expect(above.getByText('Không có báo cáo nào cần gửi')).toHaveCount(0)
  await above
    .getByRole('link', { name: /^Báo cáo số liệu đảng viên chờ xác nhận/ })
    .first()
    .tap()
  const figures = above.getByRole('region', { name: 'Số liệu từng mục' })
  await expect(figures).toBeVisible()
  const cut = await figures.evaluate((box) => ({ inside: box.scrollWidth, shown: box.clientWidth }))
  expect(cut.inside).toBeLessThanOrEqual(cut.shown)
  await figures.focus()
  await expect(figures).toBeFocused()
  // The decision follows what it is about.
  const [table, confirm] = [figures, above.getByRole('button', { name: /Xác nhận/ }).first()]
  expect((await confirm.boundingBox())?.y).toBeGreaterThan((await table.boundingBox())?.y ?? 0)
  await expect(above.locator('kbd:visible')).toHaveCount(0)
})

test('“Chi bộ của tôi” is the record, and each receipt says of which report it is', async ({ page, signInAs }) => {
  const [one, other] = [await openPeriod(), await openPeriod()]
  const { cell } = await signInAs('secretary of the cell')
  for (const { name } of [one, other]) await reportNothing(page, name)
  await page.goto('/')
  await page.getByRole('link', { name: 'Chi bộ của tôi' }).tap()
  await expect(page).toHaveURL(new RegExp(`/organisations/${cell}$`))
  await page.getByRole('navigation').getByRole('link', { name: 'Báo cáo', exact: true }).tap()
  for (const { name } of [one, other]) {
    const receipt = page.getByRole('listitem').filter({ hasText: name })
    await expect(receipt).toContainText('Chờ xác nhận')
    await expect(receipt.getByRole('link', { name: `Báo cáo ${name}`, exact: true })).toBeVisible()
    await expect(receipt.getByRole('link', { name: new RegExp(`^Tải về PDF\\s*: Báo cáo ${name}`) })).toBeVisible()
  }
})

test.describe('of the demonstration', () => {
  test.use({ baseURL: demonstration().origin })

  test('the frame takes 120 px, the one thing to do is in sight, and the officer is a call away', async ({ page }) => {
    await signInToDemonstration(page, 'secretary')
    const frame = await page.locator('main').evaluate((main) => main.getBoundingClientRect().top)
    expect(frame).toBeLessThanOrEqual(120)
    const button = page.locator('.due-card .button').first()
    const { y = 0, height = 0 } = (await button.boundingBox()) ?? {}
    expect(y + height).toBeLessThanOrEqual(740)
    await expect(page.getByRole('contentinfo')).toContainText('Nguyễn Thị Lan, cán bộ theo dõi')
    await expect(page.getByRole('link', { name: 'Gọi 0225 0100 001' })).toHaveAttribute('href', 'tel:02250100001')
    await page.getByRole('link', { name: 'Trợ giúp' }).click()
    await expect(page.getByRole('main').getByRole('link', { name: 'Gọi 0225 0100 001' })).toBeVisible()
  })
})
