import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { asOwner, asReader, expect, test } from './fixtures'

const bar = (page: Page) => page.locator('.batch-bar')
const box = (page: Page, name: RegExp) => page.getByRole('checkbox', { name })

/** Fills in the form of a batch: another standing from a day on. */
async function suspend(page: Page) {
  await page.getByRole('checkbox', { name: 'Sửa: Tình trạng' }).check()
  await expect(page.getByLabel('Loại hình sở hữu', { exact: true })).toBeHidden()
  await page.getByLabel('Tình trạng', { exact: true }).selectOption({ label: 'Tạm ngừng' })
  await page.getByLabel('Có hiệu lực từ ngày').fill('1/6/2024')
  await page.getByLabel('Lý do', { exact: true }).selectOption({ label: 'Theo quyết định' })
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Xem trước thay đổi' })).toBeVisible()
}

test('by keyboard: rows are walked through and ticked, changed together, and changed back', async ({
  page,
  signInAs,
}) => {
  const { riverside } = await signInAs('officer of the park')
  await page.goto('/enterprises')
  const links = page.locator('tbody th a')
  await expect(page.getByRole('checkbox', { name: 'Chọn cả trang' })).toBeVisible()
  const search = page.getByRole('main').getByLabel('Tìm kiếm')
  await search.press('j')
  await expect(search).toHaveValue('j')
  await search.fill('')
  await search.blur()

  // The keys come after the page.
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(links.first()).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('x')
  await expect(bar(page)).toContainText('Đã chọn 1')
  await expect(search).toBeHidden()
  await page.keyboard.press('ArrowDown')
  await expect(links.nth(1)).toBeFocused()
  await page.keyboard.press('Shift+X')
  await expect(bar(page)).toContainText('Đã chọn 2')
  await page.locator('.batch-form').evaluate((form: HTMLElement) => {
    form.style.minHeight = '2600px'
    window.scrollTo(0, 600)
  })
  const isInSight = () =>
    bar(page).evaluate((element) => {
      const { left, top } = element.getBoundingClientRect()
      return element.contains(document.elementFromPoint(left + 4, top + 4))
    })
  await expect.poll(isInSight, 'the bar stays under the header of a long list').toBe(true)
  await bar(page).getByRole('button', { name: 'Sửa hàng loạt' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Sửa hàng loạt: 2 doanh nghiệp' })).toBeVisible()

  await suspend(page)
  await expect(page.getByRole('cell', { name: 'Đang hoạt động → Tạm ngừng' })).toHaveCount(2)
  await page.getByRole('button', { name: 'Lưu thay đổi (2)' }).click()
  await expect(page.getByText('Đã sửa 2 hồ sơ trong một lần lưu.')).toBeVisible()
  const [saved] = await asReader((db) =>
    db.execute(sql`select count(distinct change_set)::int as sets, count(distinct record_id)::int as records
      from audit where new ->> 'standing' = 'suspended'`),
  )
  expect(saved).toEqual({ sets: 1, records: 2 })

  // Sent again from the page before, it is saved once.
  await page.goBack()
  await page.goForward()
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(page.getByText('Đã hoàn tác.')).toBeVisible()
  await page.goto(`/enterprises/${riverside}/history`)
  await expect(page.getByRole('listitem').filter({ hasText: 'Lý do: Hoàn tác' })).toHaveCount(1)

  await page.goto('/enterprises')
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(links.first()).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('e')
  await expect(page).toHaveURL(/\/enterprises\/[\w-]+\/edit\?in=/)
})

test('without JavaScript a batch tells what somebody else changed meanwhile, and saves on the second try', async ({
  asWell,
  registry,
}) => {
  const page = await asWell('officer of the park', { javaScriptEnabled: false })
  await page.goto('/enterprises')
  await expect(bar(page)).toBeHidden()
  await box(page, /Bến Sông/).check()
  await box(page, /Đình Vũ/).check()
  await expect(bar(page)).toBeVisible()
  await expect(page.getByRole('main').getByLabel('Tìm kiếm')).toBeHidden()
  await bar(page).getByRole('button', { name: 'Sửa hàng loạt' }).click()
  await suspend(page)
  await asOwner(async (db) => {
    await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'correction', true)`)
    await db.execute(sql`update enterprise set address = 'Lô C', version = version + 1 where id = ${registry.harbour}`)
  })
  await page.getByRole('button', { name: 'Lưu thay đổi (2)' }).click()
  await expect(page.getByText('Chưa lưu gì')).toBeVisible()
  await expect(page.getByText('1 hồ sơ khác lúc xem trước.')).toBeVisible()
  await page.getByRole('button', { name: 'Lưu thay đổi (2)' }).click()
  await expect(page.getByText('Đã sửa 2 hồ sơ trong một lần lưu.')).toBeVisible()
  await page.getByRole('link', { name: 'Xem toàn bộ lần lưu này' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hoàn tác thay đổi' })).toBeVisible()
})
