import { get } from 'node:http'
import { sql } from 'drizzle-orm'
import { asOwner, expect, expectAccessible, test } from './fixtures'

test('the trail says which list left, by which filter, in which columns and with how many rows', async ({
  page,
  signInAs,
}) => {
  await signInAs('officer of the park')
  const file = await page.request.get('/enterprises/export?q=co+khi+ben+song&format=csv')
  const lines = (await file.text()).trim().split('\n')

  await page.goto('/audit?act=export')
  const entry = page.locator('.history > li').first()
  await expect(entry).toContainText('Đỗ Bến Sông (Cán bộ theo dõi) xuất dữ liệu')
  await expect(entry).toContainText(`“Doanh nghiệp”, ${lines.length - 1} dòng`)
  await expect(entry).not.toContainText('Doanh nghiệp: Doanh nghiệp')
  await entry.locator('summary').click()
  await expect(entry).toContainText('“Bộ lọc”: “co khi ben song”')
  await expect(entry).toContainText('“Cột”: Tên doanh nghiệp, ')
  await expect(entry).toContainText(`“Số dòng”: ${lines.length - 1}`)
  await expectAccessible(page)
})

test('a download that is cut off is in the trail with the rows that left', async ({
  page,
  context,
  signInAs,
  baseURL,
}) => {
  await signInAs('inspector')
  // Enough rows to exceed all buffers between database and browser.
  await asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    await db.execute(sql`select note('export', 'person', null, jsonb_build_object('columns', jsonb_build_array(repeat(md5(n::text), 500))))
      from generate_series(1, 400) n`)
  })
  const cookies = await context.cookies(baseURL?.replace('http:', 'https:'))
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  await new Promise<void>((cut, failed) => {
    get(`${baseURL}/audit/export?format=csv`, { headers: { cookie } }, (answer) => {
      answer.once('data', () => {
        answer.destroy()
        cut()
      })
    }).on('error', failed)
  })

  await expect(async () => {
    await page.goto('/audit?act=export')
    await expect(page.locator('.history > li').first()).toContainText('“Bảng kê thay đổi”')
    await page.locator('.history summary').first().click()
    await expect(page.locator('.history > li').first()).toContainText(/“Số dòng”: [\d.]+ \(tải về bị ngắt giữa chừng\)/)
  }).toPass()
})
