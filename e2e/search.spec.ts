import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const paletteOf = (page: Page) => page.getByRole('dialog', { name: /^Tìm doanh nghiệp/ })
const fieldOf = (page: Page) => paletteOf(page).getByRole('combobox')

async function openPalette(page: Page) {
  await page.keyboard.press('Control+k')
  await expect(fieldOf(page)).toBeFocused()
}

test('two keys and a few letters open a record; Esc leads back; what was opened is offered first', {
  tag: '@quick',
}, async ({ page, signInAs }) => {
  await signInAs('officer of the park')
  await page.goto('/enterprises')
  const link = page.getByRole('link', { name: 'Tổng quan' })
  await link.focus()
  await openPalette(page)
  await page.keyboard.press('Escape')
  await expect(paletteOf(page)).toBeHidden()
  await expect(link).toBeFocused()

  await openPalette(page)
  // Enter at once: it opens what the answer brings, and nothing older.
  await page.keyboard.type('xan')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Công ty Cổ phần Điện tử Đình Vũ Xanh' })).toBeVisible()
  await expect(paletteOf(page)).toBeHidden()

  await openPalette(page)
  const options = paletteOf(page).getByRole('option')
  await expect(options).toHaveText([/Công ty Cổ phần Điện tử Đình Vũ Xanh/])
  await page.keyboard.type('ben song')
  await expect(options.first()).toHaveText(/Cơ khí Bến Sông.*MST 9900000016/)
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  const chosen = paletteOf(page).locator('[aria-selected=true]')
  await expect(chosen).not.toHaveText(/MST 9900000016/)
  await expect(fieldOf(page)).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '')
})

test('keys belong to a syllable that is being composed; a late answer shows nothing; what is not found can be added', async ({
  page,
  signInAs,
}) => {
  await signInAs('officer of the park')
  await page.goto('/')
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/search/answer?q=ben', async (route) => {
    await held
    await route.continue().catch(() => {})
  })
  await openPalette(page)
  const options = paletteOf(page).getByRole('option')
  const asked = page.waitForRequest('**/search/answer?q=ben')
  await page.keyboard.type('ben')
  await asked
  await fieldOf(page).fill('xanh')
  await expect(options.first()).toHaveText(/Đình Vũ Xanh/)
  release()
  await page.unrouteAll({ behavior: 'wait' })
  await expect(options.first()).toHaveText(/Đình Vũ Xanh/)

  for (const init of [{ isComposing: true }, { keyCode: 229 }])
    for (const key of ['Enter', 'ArrowDown'])
      await fieldOf(page).evaluate(
        (field, init) =>
          field.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })),
        { key, ...init },
      )
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await expect(paletteOf(page)).toBeVisible()

  await fieldOf(page).fill('Quang học Lạ “Kỳ”')
  await expect(paletteOf(page).getByRole('status')).toHaveText(/Không tìm thấy “Quang học Lạ “Kỳ””\./)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Thêm doanh nghiệp' })).toBeVisible()
  await expect(page.getByLabel('Tên doanh nghiệp')).toHaveValue('Quang học Lạ “Kỳ”')
})

test('without a network, and after the session, it says so in place', async ({ page, signInAs }) => {
  await signInAs('secretary of the cell')
  await page.goto('/')
  await openPalette(page)
  await expect(paletteOf(page).getByRole('status')).toHaveText(/^Nhập tên/)
  await page.context().setOffline(true)
  await page.keyboard.type('chi')
  await expect(paletteOf(page).getByRole('status')).toHaveText(/^Không có mạng/)
  await page.context().setOffline(false)
  await page.context().clearCookies()
  await page.keyboard.type(' bo')
  await expect(paletteOf(page).getByRole('status')).toHaveText(/^Phiên làm việc đã kết thúc\. Đăng nhập lại$/)
})

test('keys lead to pages, and are listed; in a list “/” searches it, and in fields letters are letters', async ({
  page,
  signInAs,
}) => {
  await signInAs('officer of the park')
  await page.goto('/')
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Phím tắt' })
  await expect(list.getByText('Tìm trong toàn bộ sổ bộ', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await expect(page.getByRole('heading', { level: 1, name: 'Doanh nghiệp' })).toBeVisible()
  await page.keyboard.press('/')
  const search = page.getByRole('main').getByRole('searchbox')
  await expect(search).toBeFocused()
  await page.keyboard.type('g?/t')
  await expect(search).toHaveValue('g?/t')
  await expect(page).toHaveURL(/\/enterprises$/)

  await page.context().addCookies([{ name: 'keys', value: 'off', url: page.url() }])
  await page.goto('/')
  await page.keyboard.press('/')
  await page.keyboard.press('?')
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await openPalette(page)
  await expect(list).toBeHidden()
  await expect(page).toHaveURL(/\/$/)
})

test('without JavaScript the search of the frame leads to a page of results', async ({ asWell }) => {
  const page = await asWell('officer of the park', { javaScriptEnabled: false })
  await page.goto('/')
  await page.getByRole('banner').getByRole('searchbox').fill('ben song')
  await page.keyboard.press('Enter')
  const found = page.getByRole('region', { name: 'Doanh nghiệp', exact: true })
  await expect(found.getByRole('link', { name: 'Xem tất cả' })).toHaveAttribute('href', '/enterprises?q=ben+song')
  await found.getByRole('link', { name: 'Cơ khí Bến Sông' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Công ty TNHH Cơ khí Bến Sông' })).toBeVisible()
  await page.goto(`/search?q=${'%25_%5C'.repeat(300)}`)
  await page.getByRole('link', { name: /^Thêm doanh nghiệp “%_/ }).click()
  await expect(page.getByLabel('Tên doanh nghiệp')).toHaveValue(/^(%_\\)+/)
})

test('at 360 px the search is a page that does not scroll sideways', async ({ asWell }) => {
  const page = await asWell('secretary of the cell', { viewport: { width: 360, height: 740 } })
  await page.goto('/')
  await page.getByRole('banner').getByRole('link', { name: 'Tìm' }).click()
  await page.getByRole('main').getByRole('searchbox').fill('chi bo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Tổ chức đảng' }).getByRole('link').first()).toBeVisible()
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
})
