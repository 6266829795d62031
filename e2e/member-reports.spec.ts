import { sql } from 'drizzle-orm'
import { asOwner, expect, expectAccessible, test } from './fixtures'

/** A month that asks for members; journeys share it, as they share the calendar. */
const openMay = () =>
  asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    await db.execute(sql`insert into period (id, kind, starts_on, ends_on, cut_off_on, opens_on, due_on)
      values (uuidv7(), 'month', '2024-05-01', '2024-05-31', '2024-05-31', '2024-05-17', '2024-06-10')
      on conflict do nothing`)
    const [may] = await db.execute<{ id: string }>(
      sql`select id from period where kind = 'month' and starts_on = '2024-05-01'`,
    )
    return may?.id ?? ''
  })

test('a count that does not balance is refused with its numbers; the right one closes the gap', async ({
  page,
  signInAs,
}) => {
  await openMay()
  await signInAs('officer of the park')
  await page.goto('/member-reports')
  await page.getByLabel('Kỳ báo cáo').selectOption({ label: 'Tháng 5/2024' })
  await page.getByRole('button', { name: 'Tìm' }).click()
  await expect(page.getByRole('cell', { name: 'Chưa có số liệu' })).toBeVisible()
  await page.getByRole('link', { name: 'Chi bộ Công ty Cơ khí Bến Sông' }).click()

  await expect(page.getByText('Số đầu kỳ: 12 đảng viên')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Kết nạp').fill('2')
  await page.getByLabel('Từ trần').fill('1')
  await expect(page.getByText('Đầu kỳ 12 + tăng 2 − giảm 1 = cuối kỳ 13')).toBeVisible()
  await page.getByLabel('Tổng số đảng viên cuối kỳ').fill('14')
  const save = page.getByRole('button', { name: 'Lưu số liệu' })
  await save.click()
  await expect(page.getByRole('alert', { name: 'Có lỗi cần sửa' })).toContainText(
    'Số cuối kỳ không khớp: đầu kỳ 12 + tăng 2 − giảm 1 ≠ 14.',
  )

  await page.getByLabel('Tổng số đảng viên cuối kỳ').fill('')
  await page.getByLabel('Đảng viên chính thức').fill('12')
  await save.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Báo cáo đảng viên – Tháng 5/2024' })).toBeVisible()
  const total = page.getByRole('row', { name: /Tổng số đảng viên cuối kỳ/ })
  await expect(total).toContainText('+1')
  await expect(page.getByRole('row', { name: /Công ty TNHH Cơ khí Bến Sông/ })).toContainText('13')
})

test('without JavaScript the server reckons the closing', async ({ browser, registry, baseURL }) => {
  await openMay()
  const context = await browser.newContext({ ...(baseURL && { baseURL }), javaScriptEnabled: false, locale: 'vi-VN' })
  const url = (baseURL ?? '').replace('http:', 'https:')
  const value = encodeURIComponent(registry.people['officer of the park'].token)
  await context.addCookies([{ name: '__Host-sobo-session', value, url, secure: true }])
  const page = await context.newPage()
  await page.goto('/member-reports?q=co+khi&standing=missing')
  await page
    .getByRole('row', { name: /Tháng 5\/2024/ })
    .getByRole('link')
    .click()
  await page.getByLabel('Kết nạp').fill('1')
  await page.getByLabel('Đảng viên dự bị').fill('2')
  await page.getByRole('button', { name: 'Lưu số liệu' }).click()
  await expect(page.getByRole('row', { name: /Tổng số đảng viên cuối kỳ/ })).toContainText('13')
  await context.close()
})

test('those who report read the reports of their own organisation, gaps included, and enter none', async ({
  page,
  signInAs,
}) => {
  const may = await openMay()
  const { cell } = await signInAs('secretary of the cell')
  await page.goto('/member-reports')
  await expect(page.getByRole('row', { name: /Quý I\/2024/ })).toContainText('Đã xác nhận')
  await expect(page.getByRole('row', { name: /Tháng 5\/2024/ })).toContainText('Chưa có số liệu')
  await expect(page.getByRole('link', { name: 'Nhập số liệu' })).toHaveCount(0)
  await page
    .getByRole('row', { name: /Quý I\/2024/ })
    .getByRole('link')
    .click()
  await expect(page.getByText('Kết nạp')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Sửa' })).toHaveCount(0)
  const answer = await page.goto(`/member-reports/new?organisation=${cell}&period=${may}`)
  expect(answer?.status()).toBe(404)
})
