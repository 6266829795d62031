import { sql } from 'drizzle-orm'
import { asOwner, complaintsOf, expect, expectAccessible, test } from './fixtures'

/** More audit entries than EXPORT_DIRECT_ROWS of the servers for journeys, see bin/journeys.ts. */
const plantTrail = () =>
  asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    await db.execute(sql`select note('read', 'person', id, '{}')
      from (select id from person limit 1) one, generate_series(1, 1500)`)
  })

test('a long file is made in the background: asked for, told of on top of every page, downloaded once it is there', async ({
  page,
  signInAs,
}) => {
  await signInAs('inspector')
  await plantTrail()
  const complaints = complaintsOf(page)
  await page.goto('/audit?act=read')
  await page.locator('summary', { hasText: 'Xuất dữ liệu' }).click()
  await page.getByRole('link', { name: /csv/ }).click()
  await expect(page.getByRole('heading', { name: 'Tạo tệp “Nhật ký hệ thống” trong nền' })).toBeVisible()
  await expect(page.getByText('Danh sách này có trên 1.000 dòng')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Tạo tệp' }).click()
  await expect(page.getByText('Đã nhận yêu cầu.')).toBeVisible()

  // The notice is updated by polling, without navigation.
  await page.goto('/enterprises')
  const notice = page.getByRole('status').filter({ hasText: /^Đã tạo xong tệp “Bảng kê thay đổi .*csv”/ })
  await expect(notice).toBeVisible()
  await expectAccessible(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    notice.getByRole('link', { name: 'Tải về' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^Bảng kê thay đổi .*\.csv$/)
  const lines = (await textOf(download)).trim().split('\n')
  expect(lines).toHaveLength(1501)

  await page.goto('/audit?act=export')
  await expect(page.getByText('Đã tạo xong tệp')).toHaveCount(0)
  const entry = page.locator('.history > li').first()
  await expect(entry).toContainText('Lý Kiểm Tra')
  await entry.locator('summary').click()
  await expect(entry).toContainText('“Số dòng”: 1.500')
  expect(complaints).toEqual([])
})

test('a file made in the background is the one that a download gives, byte for byte; nobody else gets it', async ({
  signInAs,
  page,
  askAs,
}) => {
  await signInAs('officer of the park')
  const direct = await (await askAs('officer of the park')('/enterprises/export?format=csv')).text()
  await page.goto('/jobs/new?of=/enterprises/export%3Fformat%3Dcsv')
  await page.getByRole('button', { name: 'Tạo tệp' }).click()
  const href = (await page.getByRole('table').getByRole('link', { name: 'Tải về' }).getAttribute('href')) ?? ''
  const made = await (await askAs('officer of the park')(href)).text()
  const [at] = /Thời điểm xuất dữ liệu: [^;]+/.exec(made) ?? ['']
  expect(made).toBe(direct.replace(/Thời điểm xuất dữ liệu: [^;]+/, at))
  for (const who of ['administrator', 'officer', 'officer of the park next door'] as const)
    expect((await askAs(who)(href)).status, who).toBe(404)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a file is asked for, told of and put away; what runs shows how far it is and is cancelled', async ({
    page,
    signInAs,
  }) => {
    const { people } = await signInAs('leader')
    await page.goto('/jobs/new?of=/organisations/export')
    await page.getByRole('button', { name: 'Tạo tệp' }).click()
    await expect(async () => {
      await page.goto('/help')
      await expect(page.getByText(/^Đã tạo xong tệp “Tổ chức đảng .*xlsx”/)).toBeVisible({ timeout: 100 })
    }).toPass()
    await page.getByRole('button', { name: 'Đóng thông báo' }).click()
    await expect(page.getByText('Đã tạo xong tệp')).toHaveCount(0)

    await asOwner(async (db) => {
      await db.execute(sql`select open_service_door()`)
      await db.execute(sql`insert into job (id, kind, account_id, input, due_at, claimed_by, rows_done, rows_all) values (uuidv7(), 'export',
        ${people.leader.accountId}, '{"path": "/people/export"}', now() + interval '1 hour', 'x', 12000, 50000)`)
    })
    await page.goto('/overview')
    await expect(page.getByText('Đang tạo tệp “Người giữ chức vụ”: 12.000/50.000 dòng.')).toBeVisible()
    await page.getByRole('link', { name: 'Xem các việc chạy nền' }).click()
    const row = page.getByRole('row', { name: /12\.000\/50\.000 dòng/ })
    await row.getByRole('button', { name: /^Hủy/ }).click()
    await expect(page.getByText('Đã hủy.')).toBeVisible()
    await expect(page.getByRole('row', { name: /Người giữ chức vụ/ })).toContainText('Đã hủy')
  })
})

async function textOf(download: { createReadStream(): Promise<NodeJS.ReadableStream> }): Promise<string> {
  let text = ''
  for await (const part of await download.createReadStream()) text += String(part)
  return text
}
