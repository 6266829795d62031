import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { addDays, today } from '@/core/date'
import { formatDate } from '@/core/locale'
import { complaintsOf, expect, expectAccessible, test } from './fixtures'
import { openPeriod } from './periods'
import { address, decide, due, on, reportAdmission, reportNothing, versionsOf, writeAdmission } from './report'

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

test('no change is reported in four taps, one admission in seven taps and two keys', { tag: '@quick' }, async ({
  page,
  signInAs,
}) => {
  const [quiet, busy] = [await openPeriod(), await openPeriod()]
  const { cell } = await signInAs('secretary of the cell')
  const complaints = complaintsOf(page)
  expect(await reportNothing(page, quiet.name)).toEqual({ taps: 4, keys: 0 })
  expect(await reportAdmission(page, busy.name)).toEqual({ taps: 7, keys: 2 })
  expect(complaints).toEqual([])
  expect(await versionsOf(quiet.id, cell)).toMatchObject([{ admitted: 0, closing: 12, female: 4 }])
  expect(await versionsOf(busy.id, cell)).toMatchObject([{ admitted: 1, closing: 13, female: 5 }])
})

test.describe('with JavaScript switched off', () => {
  test.use({ javaScriptEnabled: false })

  test('the same taps and keys do, and mistakes are shown with what was typed', async ({ page, signInAs }) => {
    const [quiet, busy, wrong] = [await openPeriod(), await openPeriod(), await openPeriod()]
    const { cell } = await signInAs('secretary of the cell')
    expect(await reportNothing(page, quiet.name)).toEqual({ taps: 4, keys: 0 })
    expect(await reportAdmission(page, busy.name)).toEqual({ taps: 7, keys: 2 })

    await page.goto(address(wrong.id, cell))
    await on(page).next.tap()
    await expect(on(page).error).toContainText('Hãy chọn một câu trả lời.')
    await on(page).yes.tap()
    await on(page).next.tap()
    await on(page).next.tap()
    await expect(on(page).error).toContainText('Chưa nhập biến động nào.')
    await on(page).admitted.fill('50.85')
    await on(page).next.tap()
    await expect(on(page).error).toContainText('Kết nạp: Hãy ghi số nguyên, ví dụ 1.234.')
    await expect(on(page).admitted).toHaveValue('50.85')
    await on(page).admitted.fill('2')
    await on(page).next.tap()
    await page.getByRole('link', { name: /^Sửa\s*: Kết nạp$/ }).tap()
    await on(page).admitted.fill('3')
    await on(page).next.tap()
    await on(page).send.tap()
    await expect(on(page).sent).toBeVisible()
    expect(await versionsOf(wrong.id, cell)).toMatchObject([{ admitted: 3, closing: 15, female: null }])
  })
})

test('counts are read as people write them; a draft keeps what is wrong and judges it on going on', async ({
  page,
  signInAs,
}) => {
  const { id } = await openPeriod()
  const { cell } = await signInAs('secretary of the cell')
  await page.goto(address(id, cell))
  await on(page).yes.tap()
  await on(page).next.tap()
  for (const typed of ['1.234', '1,234', '1 234', '1234']) {
    await on(page).admitted.fill(typed)
    await expect(page.getByText('Cuối kỳ: 12 + 1.234 − 0 = 1.246')).toBeVisible()
    await on(page).next.tap()
    await expect(page.getByRole('definition').filter({ hasText: /^1\.246$/ })).toBeVisible()
    await page.getByRole('link', { name: /^Sửa\s*: Kết nạp$/ }).tap()
  }
  await on(page).admitted.fill('50.85')
  await on(page).admitted.blur()
  await expect(on(page).saved).toBeVisible()
  await page.reload()
  await expect(on(page).admitted).toHaveValue('50.85')
  await on(page).next.tap()
  await expect(on(page).error).toContainText('Kết nạp: Hãy ghi số nguyên, ví dụ 1.234.')
  await expect(on(page).error).toBeFocused()
  await expect(page).toHaveTitle(/^Lỗi: /)
  await page.getByRole('link', { name: /^Kết nạp: / }).tap()
  await expect(on(page).admitted).toBeFocused()
  await expect(on(page).admitted).toHaveValue('50.85')
})

test('a second after the last key the draft is kept; another phone goes on with it', async ({
  page,
  signInAs,
  asWell,
}) => {
  const { id, name } = await openPeriod()
  const { cell } = await signInAs('secretary of the cell')
  await page.goto(address(id, cell))
  await on(page).yes.tap()
  await on(page).next.tap()
  await expect(on(page).admitted).toBeVisible()
  // The status also tells of what was kept before.
  const kept = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await on(page).admitted.pressSequentially('2')
  await kept
  await expect(page.getByRole('status').filter({ hasText: /^Đã lưu \d\d:\d\d$/ })).toBeVisible()

  const other = await asWell('secretary of the cell')
  await other.goto('/')
  await due(other, name).click()
  await expect(on(other).yes).toBeChecked()
  await on(other).next.click()
  await expect(on(other).admitted).toHaveValue('2')
})

test('a returned report leads the home page with its reason, and the note stands at the field', async ({
  page,
  signInAs,
}) => {
  const { id, name } = await openPeriod()
  await openPeriod()
  const { cell } = await signInAs('secretary of the cell')
  await writeAdmission(page, address(id, cell))
  await on(page).send.tap()
  await expect(on(page).sent).toBeVisible()
  await decide(id, cell, 'returned', 'Quyết định ghi hai người')

  await page.goto('/')
  await expect(page.locator('.due-card').first()).toContainText(name)
  await expect(page.locator('.due-card').first()).toContainText('Trả lại: Chưa khớp quyết định kết nạp')
  await due(page, name).tap()
  await expect(page.getByText('Chưa khớp quyết định kết nạp')).toBeVisible()
  await expect(page.getByText('Kết nạp: Quyết định ghi hai người')).toBeVisible()
  await expect(on(page).yes).toBeChecked()
  await on(page).next.tap()
  await expect(on(page).admitted).toHaveValue('1')
  await expect(on(page).admitted).toHaveAccessibleDescription(/Ý kiến khi trả lại: Quyết định ghi hai người/)
  await expectAccessible(page)
  await on(page).admitted.fill('2')
  await on(page).next.tap()
  await on(page).send.tap()
  await expect(on(page).sent).toBeVisible()
  expect(await versionsOf(id, cell)).toMatchObject([{ admitted: 1 }, { admitted: 2 }])
})

test('the receipt is there again at its address, with a paper, and says what happened since', async ({
  page,
  signInAs,
}) => {
  const cutOffOn = addDays(today(), 30)
  const { id } = await openPeriod({ cutOffOn })
  const { cell } = await signInAs('secretary of the cell')
  await writeAdmission(page, address(id, cell))
  await on(page).send.tap()
  await expect(page.getByText(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/)).toBeVisible()
  const fact = (label: string) =>
    page.getByRole('definition').filter({ has: page.locator(`xpath=preceding-sibling::dt[.='${label}']`) })
  await expect(fact('Người gửi')).toHaveText('Lê Văn An (Bí thư, Chi bộ Công ty Cơ khí Bến Sông)')
  await expect(fact('Ngày chốt số liệu')).toHaveText(formatDate(cutOffOn, 'vi'))
  await expect(fact('Số liệu cuối kỳ')).toHaveText('không (gửi trước ngày chốt số liệu)')
  await expect(fact('Lần gửi')).toHaveText('1')
  await expect(page.getByText('Lý do đính chính')).toHaveCount(0)
  const expected = (from: string) => `Dự kiến xác nhận trước ngày ${formatDate(addDays(from, 5), 'vi')}.`
  await expect(page.getByText(expected(cutOffOn))).toBeVisible()
  await expectAccessible(page)
  const code = await page.getByText(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/).textContent()
  const receipt = page.url()
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải về PDF' }).tap(),
  ])
  expect(paper.suggestedFilename()).toMatch(/^Bao-cao-.*-Chi-bo-Cong-ty-Co-khi-Ben-Song\.pdf$/)
  await page.goto(`/member-reports?q=${code?.replaceAll('-', ' ').toLowerCase()}`)
  await expect(page.getByRole('main').getByRole('link', { name: 'Chi bộ Công ty Cơ khí Bến Sông' })).toHaveCount(1)
  await page.goto(receipt)
  expect((await readFile(await paper.path())).subarray(0, 5).toString()).toBe('%PDF-')

  await page.getByRole('link', { name: 'Sửa và gửi lại' }).tap()
  await on(page).next.tap()
  await on(page).admitted.fill('2')
  await on(page).next.tap()
  await page.getByLabel('Đây là số liệu cuối kỳ').check()
  await on(page).send.tap()
  await expect(on(page).sent).toBeVisible()
  await expect(page.getByText(expected(today()))).toBeVisible()
  await expect(fact('Số liệu cuối kỳ')).toHaveText('có')
  const newer = page.url()
  expect(newer).not.toBe(receipt)
  await page.goto(receipt)
  await expect(page.getByText('Đã có lần gửi mới hơn (lần 2).')).toBeVisible()

  await decide(id, cell, 'confirmed')
  await page.goto(receipt)
  await expect(page.getByText('khác số liệu đã xác nhận ở')).toBeVisible()
  await expect(page.getByText('Kết nạp: 2 → 1')).toBeVisible()
  await page.goto(newer)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Báo cáo đã được xác nhận')
  await expect(fact('Lần gửi')).toHaveText('2')
  await page.goto(address(id, cell))
  await expect(page.getByText(/Báo cáo đã được xác nhận lúc/)).toBeVisible()
  await expect(on(page).next).toHaveCount(0)
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
