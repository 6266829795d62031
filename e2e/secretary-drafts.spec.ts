import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { openPeriod } from './periods'
import { address, handOver, on, versionsOf, writeAdmission } from './report'

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

test('a report sent without a connection goes out once when it is back', async ({ page, context, signInAs }) => {
  const { id } = await openPeriod()
  const { cell } = await signInAs('secretary of the cell')
  await writeAdmission(page, address(id, cell))
  await context.setOffline(true)
  await page.getByLabel('Ghi chú').fill('gửi khi không có mạng')
  await on(page).send.tap()
  await expect(on(page).onDevice).toBeVisible()
  await on(page).send.tap()
  await expect(page.getByText('Có báo cáo đang chờ gửi trên máy này')).toBeVisible()
  expect(await versionsOf(id, cell)).toHaveLength(0)
  await context.setOffline(false)
  await expect(on(page).sent).toBeVisible()
  await page.goto('/')
  await expect(page.getByText('Chờ xác nhận')).toBeVisible()
  await expect(page.getByText('Có báo cáo đang chờ gửi trên máy này')).toHaveCount(0)
  expect(await versionsOf(id, cell)).toMatchObject([{ admitted: 1, note: 'gửi khi không có mạng' }])
})

test('what is typed without a connection stays on the device and reaches the server later', async ({
  page,
  context,
  signInAs,
  asWell,
}) => {
  const { id } = await openPeriod()
  const { cell } = await signInAs('secretary of the cell')
  await page.goto(address(id, cell))
  await on(page).yes.tap()
  await on(page).next.tap()
  await expect(on(page).admitted).toBeVisible()
  await context.setOffline(true)
  await on(page).admitted.fill('4')
  await page.getByLabel('Chuyển sinh hoạt đảng đến', { exact: true }).fill('1')
  await page.getByLabel('đến: từ tổ chức đảng nào?').first().fill('Đồi Dứa')
  await expect(on(page).onDevice).toBeVisible()
  // The next step is there without a connection, with the sum that this device makes.
  await on(page).next.tap()
  await expect(on(page).check).toBeVisible()
  await expect(page.getByText('Cuối kỳ: 12 + 5 − 0 = 17').filter({ visible: true })).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: 'Đồi Dứa' })).toBeVisible()
  await page.goBack()
  await expect(on(page).admitted).toHaveValue('4')
  await context.setOffline(false)
  await expect(on(page).saved).toBeVisible()
  const other = await asWell('secretary of the cell')
  await other.goto(`${address(id, cell)}/changes`)
  await expect(on(other).admitted).toHaveValue('4')
  await expect(other.getByLabel('đến: từ tổ chức đảng nào?').first()).toHaveValue('Đồi Dứa')
  // What the name means is found where there is a connection.
  await on(other).next.tap()
  await expect(
    other.getByRole('term').filter({ hasText: 'Chuyển đến từ Chi bộ Công ty Dệt may Đồi Dứa' }),
  ).toBeVisible()
})

test('a page closed without a connection gives back what was typed when it is opened again', async ({
  page,
  context,
  signInAs,
}) => {
  const { id } = await openPeriod()
  const { cell } = await signInAs('secretary of the cell')
  await page.goto(address(id, cell))
  await on(page).yes.tap()
  await on(page).next.tap()
  await expect(on(page).admitted).toBeVisible()
  await context.setOffline(true)
  await on(page).admitted.fill('5')
  await expect(on(page).onDevice).toBeVisible()
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(`${address(id, cell)}/changes`)
  await expect(on(again).admitted).toHaveValue('5')
  await expect(on(again).saved).toBeVisible()
})

test('two fast taps make one report', async ({ page, signInAs }) => {
  const { id } = await openPeriod()
  const { cell } = await signInAs('secretary of the cell')
  await writeAdmission(page, address(id, cell))
  await on(page).send.dblclick()
  await expect(on(page).sent).toBeVisible()
  expect(await versionsOf(id, cell)).toHaveLength(1)
})

test('a report that somebody else sent meanwhile is not sent again unseen', async ({
  page,
  context,
  signInAs,
  asWell,
}) => {
  const { id } = await openPeriod()
  const { cell } = await signInAs('secretary of the cell')
  await writeAdmission(page, address(id, cell))
  await context.setOffline(true)
  await on(page).send.tap()
  await expect(on(page).onDevice).toBeVisible()

  const officer = await asWell('officer of the park')
  await officer.goto(`${address(id, cell)}/check`)
  await officer.getByLabel('Nhập thay cho').selectOption({ label: 'Lê Văn An' })
  await on(officer).send.click()
  await expect(on(officer).sent).toBeVisible()

  await context.setOffline(false)
  await expect(page.getByText(/vừa được gửi, xác nhận hoặc trả lại ở nơi khác/)).toBeVisible()
  expect(await versionsOf(id, cell)).toHaveLength(1)
})

test('two who write into one field choose; before sending, what the other changed is asked about', async ({
  page,
  signInAs,
  asWell,
}) => {
  const { id } = await openPeriod()
  const { cell } = await signInAs('secretary of the cell')
  await writeAdmission(page, address(id, cell))
  const officer = await asWell('officer of the park')
  await officer.goto(`${address(id, cell)}/changes`)
  await on(officer).admitted.fill('2')
  await on(officer).next.click()
  await expect(on(officer).check).toBeVisible()

  await on(page).send.tap()
  await expect(page.getByRole('alert', { name: 'Chưa gửi được' })).toContainText(
    'Số liệu vừa được sửa trên thiết bị khác',
  )
  await expect(on(page).admitted).toHaveValue('2')
  await on(page).next.tap()
  await expect(page.getByRole('definition').filter({ hasText: /^14$/ })).toBeVisible()

  // Both change the same field: it is asked about at the field, with the name of the other.
  await page.getByRole('link', { name: /^Sửa\s*: Kết nạp$/ }).tap()
  await officer.goto(`${address(id, cell)}/changes`)
  await on(officer).admitted.fill('4')
  await on(officer).next.click()
  await expect(on(officer).check).toBeVisible()
  await on(page).admitted.fill('3')
  await on(page).next.tap()
  const conflict = page.getByRole('group', { name: /^Kết nạp: .+ \(.+\).*: 4$/ })
  await expect(on(page).admitted).toHaveValue('3')
  await expect(on(page).error.getByRole('link', { name: /^Kết nạp: .+: 4$/ })).toBeVisible()
  await conflict.getByRole('radio', { name: 'Lấy 4' }).tap()
  await expect(conflict).toHaveCount(0)
  await expect(on(page).error).toHaveCount(0)
  await expect(on(page).admitted).toHaveValue('4')
  await on(page).next.tap()
  await on(page).send.tap()
  await expect(on(page).sent).toBeVisible()
  expect(await versionsOf(id, cell)).toMatchObject([{ admitted: 4 }])
})

test('two devices of one person: no number is blanked, and Back shows what the draft holds', async ({
  page,
  signInAs,
  asWell,
}) => {
  const { id } = await openPeriod()
  const { cell } = await signInAs('secretary of the cell')
  const field = (on: Page, label: string) => on.getByLabel(label, { exact: true })
  await page.goto(address(id, cell))
  await on(page).yes.tap()
  await on(page).next.tap()
  await expect(on(page).admitted).toBeVisible()
  const other = await asWell('secretary of the cell')
  await other.goto(`${address(id, cell)}/changes`)

  await page.goto(`${address(id, cell)}/changes`)
  await on(page).admitted.fill('3')
  await saves(page, () => on(page).admitted.blur())
  // The other device was opened before. Twice it saves fields of its own, and is shown the number that it had not.
  await field(other, 'Ra khỏi Đảng').fill('1')
  await saves(other, () => field(other, 'Ra khỏi Đảng').blur())
  await expect(on(other).admitted).toHaveValue('3')
  await field(other, 'Từ trần').fill('1')
  await saves(other, () => field(other, 'Từ trần').blur())
  await expect(on(other).admitted).toHaveValue('3')

  await on(page).next.tap()
  await expect(page.getByRole('definition').filter({ hasText: /^13$/ })).toBeVisible()
  await page.goBack()
  await expect(on(page).admitted).toHaveValue('3')
  await expect(field(page, 'Ra khỏi Đảng')).toHaveValue('1')
  await field(page, 'Chuyển chính thức').fill('1')
  await on(page).next.tap()
  await expect(page.getByRole('definition').filter({ hasText: /^13$/ })).toBeVisible()
  await on(page).send.tap()
  await expect(on(page).sent).toBeVisible()
  expect(await versionsOf(id, cell)).toMatchObject([{ admitted: 3, closing: 13 }])
  // Back from the receipt: the report says that it was sent, and no empty form appears.
  await page.goBack()
  await expect(page.getByText(/Báo cáo đã gửi lúc .*, đang chờ xác nhận/)).toBeVisible()
})

/** Waits for the save that an act sets off. */
async function saves(page: Page, act: () => Promise<void>) {
  const saved = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await act()
  await saved
}

for (const { widths, tag } of [
  { widths: [320, 412], tag: [] },
  { widths: [360, 375, 390], tag: '@long' },
])
  test(`what is typed and sent at once is sent, ${widths.join(' and ')} px wide; a changed report says that it was sent`, {
    tag,
  }, async ({ page, signInAs }) => {
    const { id, name } = await openPeriod()
    const { cell } = await signInAs('secretary of the cell')
    await writeAdmission(page, address(id, cell))
    await on(page).send.tap()
    await expect(on(page).sent).toBeVisible()
    for (const width of widths) {
      await page.setViewportSize({ width, height: 740 })
      await page.goto(`${address(id, cell)}?edit=1`)
      await on(page).next.tap()
      await on(page).admitted.fill(String(width))
      await on(page).next.tap()
      await expect(page.getByRole('definition').filter({ hasText: new RegExp(`^${12 + width}$`) })).toBeVisible()
      await page.getByLabel('Ghi chú').fill(`rộng ${width}`)
      await on(page).send.tap()
      await expect(on(page).sent, `${width} px`).toBeVisible()
    }
    expect(await versionsOf(id, cell)).toMatchObject([{ admitted: 1 }, ...widths.map((admitted) => ({ admitted }))])

    // Nothing is changed: nothing new is sent. What is changed and left is named on the home page, and can be given up.
    await page.goto(`${address(id, cell)}?edit=1`)
    await expect(page.getByText(/Đồng chí đang sửa báo cáo đã gửi lúc/)).toBeVisible()
    await on(page).next.tap()
    await on(page).next.tap()
    await on(page).send.tap()
    await expect(on(page).sent).toBeVisible()
    expect(await versionsOf(id, cell)).toHaveLength(widths.length + 1)
    await page.goto(`${address(id, cell)}?edit=1`)
    await on(page).next.tap()
    await on(page).admitted.fill('9')
    await on(page).next.tap()
    await expect(on(page).check).toBeVisible()
    await page.goto('/')
    const owed = page.getByRole('region', { name: `Báo cáo ${name}`, exact: true })
    await expect(owed.getByText(/Nội dung sửa, lưu lúc .*, chưa gửi/)).toBeVisible()
    await owed.getByRole('link', { name: 'Sửa tiếp hoặc bỏ' }).tap()
    page.on('dialog', (dialog) => dialog.accept())
    await page.getByRole('button', { name: 'Bỏ nội dung sửa' }).tap()
    await expect(page.getByText(/Báo cáo đã gửi lúc .*, đang chờ xác nhận/)).toBeVisible()
    await page.goto(`${address(id, cell)}?edit=1&step=changes`)
    await expect(on(page).admitted).toHaveValue(String(widths.at(-1)))
  })

test('the successor finds the draft, and the predecessor nothing', async ({ page, signInAs, asWell, registry }) => {
  const { id } = await openPeriod()
  const { cell, secretaries } = await signInAs('secretary of the cell')
  await writeAdmission(page, address(id, cell))
  await handOver(registry)
  const successor = await asWell('secretary whose mandate ended')
  await successor.goto(`${address(id, cell)}/changes`)
  await expect(on(successor).admitted).toHaveValue('1')
  await on(page).send.tap()
  await expect(on(page).sent).toHaveCount(0)
  expect(await versionsOf(id, cell)).toHaveLength(0)
  expect(secretaries.cell).not.toBe(secretaries.former)
})
