import { sql } from 'drizzle-orm'
import { addDays, today } from '@/core/date'
import { asOwner, complaintsOf, expect, test } from './fixtures'
import { openPeriod } from './periods'
import { due } from './report'

const cellName = 'Chi bộ Công ty Cơ khí Bến Sông'

test('an officer reminds who has not sent; the secretary reads it at home, sends, and is off the list', async ({
  page,
  context,
  signInAs,
  asWell,
}) => {
  const { id, name } = await openPeriod()
  const { cell } = await signInAs('officer of the park')
  const complaints = complaintsOf(page)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`/completeness/missing?period=${id}`)
  await expect(page.getByText('1 tổ chức đảng chưa gửi.')).toBeVisible()
  const row = page.getByRole('row', { name: new RegExp(cellName) })
  await expect(row).toContainText('Lê Văn An')
  await expect(row).toContainText('Bí thư')
  await expect(row).toContainText('Chưa nhắc')
  await expect(row.getByRole('link', { name: '0900 000 000' })).toHaveAttribute('href', 'tel:0900000000')

  await row.getByRole('button', { name: 'Sao chép lời nhắc cho Lê Văn An' }).click()
  await expect(row.getByRole('button', { name: 'Đã sao chép lời nhắc' })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(`${cellName} chưa gửi báo cáo số liệu đảng viên ${name}. Hạn gửi: 31/12/2099`)
  expect(copied).toContain(`/report/${cell}/${id}`)

  await page.getByRole('link', { name: 'Chọn tổ chức đảng để nhắc (1)' }).click()
  await expect(page.getByRole('heading', { name: 'Kiểm tra trước khi gửi' })).toBeVisible()
  await expect(page.getByText('mới đến hạn: chỉ chọn tổ chức đảng thật sự cần nhắc')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Nội dung' })).toHaveValue(new RegExp(`/report/${cell}/${id}`))
  await page.getByRole('button', { name: 'Gửi lời nhắc' }).click()
  await expect(page.getByText('Chưa chọn tổ chức đảng nào để nhắc.')).toBeVisible()
  const window = await context.newPage()
  await window.goto(page.url())
  for (const chooser of [page, window]) await chooser.getByRole('checkbox', { name: cellName }).check()
  await page.getByRole('button', { name: 'Gửi lời nhắc' }).click()
  await expect(page.getByText(/^Đã nhắc 1 tổ chức đảng.* Không có thư điện tử nào được gửi/)).toBeVisible()
  await window.getByRole('button', { name: 'Gửi lời nhắc' }).click()
  await expect(window.getByText('Không gửi thêm lời nhắc nào: hôm nay các tổ chức đảng này đã được nhắc')).toBeVisible()
  await expect(window.getByText('Đã nhắc 1')).toHaveCount(0)
  await window.close()
  await expect(row).toContainText('trong hệ thống')
  await expect(page.getByRole('link', { name: 'để nhắc' })).toHaveCount(0)

  const phone = await asWell('secretary of the cell')
  await phone.goto('/')
  await expect(phone.locator('.due-card').filter({ hasText: name })).toContainText('đã được nhắc ngày')
  await due(phone, name).click()
  await phone.getByRole('radio', { name: 'Không' }).check()
  await phone.getByRole('button', { name: 'Tiếp tục' }).click()
  await phone.getByRole('button', { name: /^Gửi báo cáo/ }).click()
  await expect(phone.getByRole('heading', { name: 'Đã gửi báo cáo' })).toBeVisible()
  await phone.goto('/')
  await expect(phone.getByRole('listitem').filter({ hasText: name })).toContainText('Chờ xác nhận')
  await expect(phone.locator('.due-card').filter({ hasText: name })).toHaveCount(0)

  await page.goto(`/completeness/missing?period=${id}`)
  await expect(page.getByText('Không còn tổ chức đảng nào chưa gửi')).toBeVisible()
  await expect(page.getByText(cellName)).toHaveCount(0)
  expect(complaints).toEqual([])
})

test('who is not reached is listed on its own; how to reach people is for officers of the unit', async ({
  page,
  signInAs,
  asWell,
  askAs,
}) => {
  const { id } = await openPeriod()
  await signInAs('officer of the park')
  await page.goto(`/completeness/missing?period=${id}&reach=no-email`)
  await expect(page.getByRole('row', { name: new RegExp(cellName) })).toContainText('Lê Văn An')
  await page.goto(`/completeness/missing?period=${id}&reach=nobody`)
  await expect(page.getByText(cellName)).toHaveCount(0)
  const file = await page.request.get(`/completeness/missing/export?period=${id}&reach=no-email&format=csv`)
  expect(await file.text()).toContain('0900 000 000')

  const leader = await asWell('leader')
  await leader.goto(`/completeness/missing?period=${id}`)
  await expect(leader.getByRole('row', { name: new RegExp(cellName) })).toContainText('Lê Văn An')
  await expect(leader.getByText('0900 000 000')).toHaveCount(0)
  await expect(leader.getByRole('link', { name: 'để nhắc' })).toHaveCount(0)
  for (const who of ['leader', 'administrator', 'inspector'] as const)
    expect((await askAs(who)(`/completeness/missing/send?period=${id}`)).status, who).toBe(404)
  const theirs = await askAs('leader')(`/completeness/missing/export?period=${id}&format=csv`)
  expect(await theirs.text()).not.toContain('0900 000 000')
})

test('near the due day the home page leads to the choice of whom to remind, until all are reminded', async ({
  page,
  signInAs,
}) => {
  const { name } = await openPeriod({ dueOn: addDays(today(), 2) })
  await signInAs('officer of the park')
  await page.goto('/')
  const task = page.getByRole('listitem').filter({ hasText: `Tổ chức đảng chưa gửi báo cáo ${name}` })
  await expect(task).toContainText('1')
  await task.getByRole('link', { name: 'Gửi lời nhắc' }).click()
  await expect(page.getByRole('checkbox', { name: cellName })).toBeChecked()
  await page.getByRole('button', { name: 'Gửi lời nhắc' }).click()
  await expect(page.getByText('Đã nhắc 1 tổ chức đảng')).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Đơn vị tôi theo dõi' })).toBeVisible()
  await expect(task).toHaveCount(0)
})

test('without JavaScript a reminder is sent all the same, and its text stands there to copy', async ({ asWell }) => {
  const { id, name } = await openPeriod()
  const page = await asWell('officer of the park', { javaScriptEnabled: false })
  await page.goto(`/completeness/missing?period=${id}`)
  await page.locator('summary', { hasText: 'Nội dung' }).first().click()
  const together = page.getByRole('textbox', { name: 'Lời nhắc chung' })
  await expect(together).toHaveValue(
    new RegExp(`1 tổ chức đảng chưa gửi báo cáo số liệu đảng viên ${name}[^]*- ${cellName}`),
  )
  await page.getByRole('link', { name: 'Chọn tổ chức đảng để nhắc (1)' }).click()
  await page.getByRole('link', { name: 'Chọn tất cả', exact: true }).click()
  await expect(page.getByRole('checkbox', { name: cellName })).toBeChecked()
  await page.getByRole('button', { name: 'Gửi lời nhắc' }).click()
  await expect(page.getByText('Đã nhắc 1 tổ chức đảng')).toBeVisible()
})

test('of a locked period nobody is reminded, and nothing is offered to copy', async ({ page, signInAs }) => {
  const { id } = await openPeriod()
  await signInAs('officer of the park')
  await asOwner(async (db) => {
    await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'chốt số liệu', true)`)
    await db.execute(sql`update period set locked_at = now(), version = version + 1 where id = ${id}`)
  })
  await page.goto(`/completeness/missing?period=${id}`)
  await expect(page.getByRole('row', { name: new RegExp(cellName) })).toContainText('Lê Văn An')
  await expect(page.getByRole('button', { name: 'Sao chép lời nhắc' })).toHaveCount(0)
  await page.goto(`/completeness/missing/send?period=${id}`)
  await expect(page.getByText('kỳ đã chốt, không gửi lời nhắc nữa')).toBeVisible()
})
