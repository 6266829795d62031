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
  await expect(on(page).onDevice).toBeVisible()
  await on(page).next.tap()
  await expect(on(page).onDevice).toBeVisible()
  await expect(on(page).admitted).toHaveValue('4')
  await context.setOffline(false)
  await expect(on(page).saved).toBeVisible()
  const other = await asWell('secretary of the cell')
  await other.goto(`${address(id, cell)}/changes`)
  await expect(on(other).admitted).toHaveValue('4')
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
  await expect(page.getByText('Báo cáo lưu tạm trên máy này chưa gửi được')).toBeVisible()
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
  const conflict = page.getByRole('group', { name: 'Hồ sơ đã có người khác sửa' })
  await expect(conflict.getByRole('row', { name: /Kết nạp/ })).toBeVisible()
  await conflict.getByRole('radio', { name: /Giữ giá trị đã lưu\s*: Kết nạp/ }).tap()
  await on(page).send.tap()
  await expect(conflict).toHaveCount(0)
  await expect(page.getByRole('definition').filter({ hasText: /^14$/ })).toBeVisible()
  await on(page).send.tap()
  await expect(on(page).sent).toBeVisible()
  expect(await versionsOf(id, cell)).toMatchObject([{ admitted: 2 }])
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

test('signing out leaves nothing on the device', async ({ page, context, signInAs }) => {
  const { id } = await openPeriod()
  const { cell } = await signInAs('secretary of the cell')
  await page.goto(address(id, cell))
  await on(page).yes.tap()
  await on(page).next.tap()
  await expect(on(page).admitted).toBeVisible()
  await context.route('**/*', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await on(page).admitted.fill('6')
  await expect(on(page).onDevice).toBeVisible()
  expect(await keptOn(page)).toBe(1)
  await context.unroute('**/*')
  // The dialog about unsent text appears unless the draft was saved when the field lost the focus.
  page.on('dialog', (dialog) => dialog.accept())
  await page.locator('summary').filter({ hasText: 'Lê Văn An' }).tap()
  await page.getByRole('button', { name: 'Đăng xuất' }).tap()
  await expect(page).toHaveURL(/sign-in/)
  expect(await keptOn(page)).toBe(0)
})

const keptOn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('so-bo')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const counting = opening.result.transaction('kept').objectStore('kept').count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
  )
