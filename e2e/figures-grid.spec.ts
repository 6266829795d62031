import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { asOwner, expect, expectAccessible, test } from './fixtures'
import { openHalves } from './periods'

const plantWorkers = (enterpriseId: string, periodId: string, workers: number) =>
  asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    await db.execute(sql`insert into enterprise_figures (id, enterprise_id, period_id, workers)
      values (uuidv7(), ${enterpriseId}, ${periodId}, ${workers})`)
  })

const harbourName = 'Công ty Cổ phần Điện tử Đình Vũ Xanh'
const riversideName = 'Công ty TNHH Cơ khí Bến Sông'
const cell = (page: Page, column: string, enterprise: string) =>
  page.getByRole('textbox', { name: `${column} ${enterprise}` })
const workers = 'Tổng số lao động'

/** Dispatches a paste event with text, because a page may not write to the clipboard in the test browser. */
const paste = (page: Page, text: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)

async function tabTo(page: Page, column: string, enterprise: string) {
  const target = cell(page, column, enterprise)
  for (let tabs = 0; tabs < 200; tabs += 1) {
    if (await target.evaluate((input) => input === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

test('figures are typed, pasted, undone and saved with the keyboard alone', async ({ page, signInAs }) => {
  const { before, now } = await openHalves()
  const { riverside } = await signInAs('officer of the park')
  await plantWorkers(riverside, before, 300)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`/enterprise-figures/entry?period=${now}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nhập số liệu doanh nghiệp – 6 tháng cuối năm 2017')

  await tabTo(page, workers, harbourName)
  await page.keyboard.type('1.250')
  await page.keyboard.press('Enter')
  await expect(cell(page, workers, riversideName)).toBeFocused()
  await page.keyboard.type('450')
  await expect(cell(page, workers, riversideName)).toHaveAccessibleDescription(
    /Đã sửa, chưa lưu · Chênh lệch trên 25% so với số liệu gần nhất trước đó.*6 tháng đầu năm 2017: 300.*\+150 \(\+50%\)/,
  )
  await page.keyboard.press('Escape')
  await expect(cell(page, workers, riversideName)).toHaveValue('')
  await page.keyboard.type('310')
  await page.keyboard.press('ArrowUp')
  await expect(cell(page, workers, harbourName)).toBeFocused()
  await expect(cell(page, workers, harbourName)).toHaveValue('1.250')

  await page.keyboard.press('Tab')
  await paste(page, '600\t12\r\n1 00\t\r\n')
  await expect(page.getByText('Đã dán 2 dòng × 2 cột.')).toBeVisible()
  const women = 'Lao động nữ'
  await expect(cell(page, women, riversideName)).toHaveAttribute('aria-invalid', 'true')
  await page.keyboard.press('Control+z')
  await expect(cell(page, women, harbourName)).toHaveValue('')
  await expect(cell(page, women, riversideName)).toHaveValue('')
  await page.keyboard.press('Control+Shift+z')
  await expect(cell(page, women, harbourName)).toHaveValue('600')
  await page.keyboard.press('Control+z')
  await paste(page, '600\r\n155\r\n')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Đã lưu 4 ô.')).toBeVisible()
  await expect(page.getByText('0 ô đã sửa, chưa lưu')).toBeVisible()
  await expectAccessible(page)

  await page.reload()
  await expect(cell(page, workers, harbourName)).toHaveValue('1.250')
  await expect(cell(page, women, harbourName)).toHaveValue('600')
  await expect(cell(page, workers, riversideName)).toHaveValue('310')
  await expect(cell(page, women, riversideName)).toHaveValue('155')
})

const planted = 200
const codeOf = (row: number) => String(9_930_000_000 + row)
const nameOf = (row: number) => `Doanh nghiệp ${1000 + row}`

const plantEnterprises = (unitId: string) =>
  asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    await db.execute(sql`
      with planted as (
        insert into enterprise (id, unit_id, tax_code)
        select uuidv7(), ${unitId}, (9930000000 + n)::text from generate_series(0, ${planted - 1}::int) n
        returning id, tax_code)
      insert into enterprise_state (id, enterprise_id, name, ownership, valid)
      select uuidv7(), id, 'Doanh nghiệp ' || (tax_code::bigint - 9930000000 + 1000), 'fdi_wholly', '[2015-01-01,)' from planted`)
  })

test('a sheet in another order is pasted by tax code after a look at what goes where, its wrong cells are found by F8, and all is saved', async ({
  page,
  signInAs,
}) => {
  const { now } = await openHalves()
  const { park } = await signInAs('officer of the park')
  await plantEnterprises(park)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`/enterprise-figures/entry?period=${now}&rows=1000`)
  const heads = 'MST\tTên\tNữ\tTổng số\tNước ngoài\tQuản lý\tXuất khẩu (USD)\tNhập khẩu (USD)'
  const lines = Array.from({ length: planted }, (_, row) =>
    [codeOf(row), nameOf(row), 10, row === 150 ? '50.85' : 1000 + row, 1, 2, 3, 4].join('\t'),
  )
  const text = [heads, ...lines.toReversed(), '9904418820\tLạ\t1', `${codeOf(0)}\tTrùng\t1`].join('\r\n')
  await page.getByRole('button', { name: 'Dán theo mã số thuế' }).click()
  const panel = page.getByRole('dialog', { name: 'Dán theo mã số thuế' })
  await panel.getByRole('textbox').fill(text)
  await expect(panel.getByRole('row', { name: '202 9904418820 Không có trong bảng này.' })).toBeVisible()
  await expect(panel.getByRole('row', { name: `203 ${codeOf(0)} Trùng với dòng 201` })).toBeVisible()
  await expect(panel.getByRole('row', { name: nameOf(150) }).first()).toContainText('Hãy ghi số nguyên, ví dụ 1.234.')
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Dán 1.200 ô vào bảng' }).click()
  await expect(page.getByText('Đã dán 1200 ô ở 200 dòng. 2 dòng không dán được.')).toBeVisible()
  await expect(page.getByText('1200 ô đã sửa, chưa lưu')).toBeVisible()

  await page.keyboard.press('F8')
  await expect(cell(page, workers, nameOf(150))).toBeFocused()
  await expect(page.locator('.cell-bar')).toContainText(/1150 – Tổng số lao động.*Hãy ghi số nguyên, ví dụ 1\.234\./)
  await page.keyboard.type('1150')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Đã lưu 1.200 ô.')).toBeVisible()
  await expect(page.getByText('0 ô đã sửa, chưa lưu')).toBeVisible()

  await page.keyboard.press('Alt+ArrowDown')
  const history = page.getByRole('region', { name: 'Lịch sử của ô' })
  await expect(history).toContainText('1.150 Đỗ Bến Sông')
  await page.keyboard.press('Escape')
  await expect(history).toBeHidden()
})

test('cells are selected, filled down and edited by the keyboard; a hidden column stays hidden', async ({
  page,
  signInAs,
}) => {
  const { now } = await openHalves()
  await signInAs('officer of the park')
  await page.goto(`/enterprise-figures/entry?period=${now}`)
  await cell(page, workers, harbourName).click()
  await page.keyboard.type('125')
  await page.keyboard.press('ArrowRight')
  await expect(cell(page, 'Lao động nữ', harbourName)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('Đang chọn 2 dòng × 1 cột')).toBeVisible()
  await page.keyboard.press('Control+d')
  await expect(cell(page, workers, riversideName)).toHaveValue('125')
  await page.keyboard.press('F2')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('0')
  await expect(cell(page, workers, riversideName)).toHaveValue('1205')
  await page.locator('summary').filter({ hasText: 'Chọn cột' }).click()
  await page.getByRole('checkbox', { name: 'Lao động nữ' }).uncheck()
  await expect(cell(page, 'Lao động nữ', harbourName)).toBeHidden()
  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await expect(page.getByText('Ẩn 1 cột')).toBeVisible()
  await expect(cell(page, 'Lao động nữ', harbourName)).toBeHidden()
})

test('Enter that ends a composed syllable neither moves nor saves', async ({ page, signInAs }) => {
  const { now } = await openHalves()
  await signInAs('officer of the park')
  await page.goto(`/enterprise-figures/entry?period=${now}`)
  const first = cell(page, workers, harbourName)
  await first.focus()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Input.imeSetComposition', { text: '12', selectionStart: 2, selectionEnd: 2 })
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', windowsVirtualKeyCode: 229 })
  await expect(first).toBeFocused()
  await devtools.send('Input.insertText', { text: '12' })
  await expect(first).toHaveValue('12')
  await page.keyboard.press('Enter')
  await expect(cell(page, workers, riversideName)).toBeFocused()
  await expect(page.getByText('1 ô đã sửa, chưa lưu')).toBeVisible()
})

test('one wrong cell refuses the whole batch: it is marked, and everything stays as typed', async ({
  page,
  signInAs,
}) => {
  const { now } = await openHalves()
  await signInAs('officer of the park')
  await page.goto(`/enterprise-figures/entry?period=${now}`)
  await cell(page, workers, harbourName).focus()
  await paste(page, '1.250\r\n50.85\r\n')
  await tabTo(page, 'Lao động nước ngoài', harbourName)
  await page.keyboard.type('1300')
  await page.keyboard.press('Control+Enter')

  const summary = page.getByRole('alert', { name: 'Có lỗi cần sửa' })
  await expect(summary).toBeFocused()
  await expect(summary).toContainText('Lao động nước ngoài (1.300) không được lớn hơn tổng số lao động (1.250).')
  await expect(summary).toContainText(`${riversideName} – ${workers}: Hãy ghi số nguyên, ví dụ 1.234.`)
  await expect(cell(page, workers, harbourName)).toHaveValue('1.250')
  await expect(cell(page, workers, riversideName)).toHaveValue('50.85')
  await expectAccessible(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('input:focus')).toHaveAttribute('aria-invalid', 'true')

  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await expect(cell(page, workers, harbourName)).toHaveValue('')
})

test('of two officers each keeps the other’s figures, and the same figure asks who is right', async ({
  page,
  signInAs,
  asWell,
}) => {
  const { now } = await openHalves()
  const { riverside } = await signInAs('officer of the park')
  await plantWorkers(riverside, now, 300)
  const address = `/enterprise-figures/entry?period=${now}&q=co+khi`
  await page.goto(address)
  const other = await asWell('officer')
  await other.goto(`${address}&unit=${(await signInAs('officer of the park')).park}`)

  await cell(other, workers, riversideName).fill('310')
  await cell(other, 'Nhà quản lý', riversideName).fill('7')
  await other.keyboard.press('Control+Enter')
  await expect(other.getByText('Đã lưu 2 ô.')).toBeVisible()

  await cell(page, workers, riversideName).fill('320')
  await cell(page, 'Lao động nữ', riversideName).fill('100')
  await page.keyboard.press('Control+Enter')
  const conflict = page.getByRole('group', { name: 'Có ô đã được người khác lưu số khác' })
  await expect(conflict).toContainText('Nguyễn Thị Lan')
  await expectAccessible(page)
  await page.keyboard.press('Tab')
  await expect(conflict.getByRole('radio', { name: /310/ })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Đã lưu 2 ô.')).toBeVisible()
  await expect(cell(page, 'Nhà quản lý', riversideName)).toHaveValue('7')
  await expect(cell(page, workers, riversideName)).toHaveValue('320')
  await expect(page.locator('input:focus')).toHaveAttribute('data-name', 'femaleWorkers')
})

test('of two who begin the same row at the same moment one saves, and the other is told', async ({
  page,
  signInAs,
  asWell,
}) => {
  const { now } = await openHalves()
  const { park } = await signInAs('officer of the park')
  const pages = [page, await asWell('officer')]
  for (const [at, one] of pages.entries()) {
    await one.goto(`/enterprise-figures/entry?period=${now}&unit=${park}&q=co+khi`)
    await cell(one, workers, riversideName).fill(String(310 + at))
  }
  await Promise.all(pages.map((one) => one.keyboard.press('Control+Enter')))
  const saved = pages.map((one) => one.getByText('Đã lưu 1 ô.'))
  const told = pages.map((one) => one.getByRole('group', { name: 'Có ô đã được người khác lưu số khác' }))
  const counted = async () => (await Promise.all([...saved, ...told].map((one) => one.count()))).join('')
  await expect.poll(counted).toMatch(/^(1001|0110)$/)
})

test('the table scrolls sideways on a phone, the page does not; without JavaScript names lead to the forms', async ({
  page,
  registry,
  signInAs,
  asWell,
}) => {
  const { now } = await openHalves()
  await signInAs('officer of the park')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`/enterprise-figures/entry?period=${now}`)
  await cell(page, 'Xuất khẩu (USD)', riversideName).focus()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)

  await plantWorkers(registry.riverside, now, 345)
  const plain = await asWell('officer of the park', { javaScriptEnabled: false })
  await plain.goto(`/enterprise-figures/entry?period=${now}`)
  await expect(plain.getByText('Nhập trong bảng cần bật JavaScript.')).toBeVisible()
  await expect(cell(plain, workers, riversideName)).toHaveValue('345')
  await plain.getByRole('link', { name: riversideName }).click()
  await expect(plain.getByRole('heading', { level: 1, name: 'Sửa số liệu' })).toBeVisible()
})

test('whoever may not write finds no grid', async ({ askAs }) => {
  await openHalves()
  const grid = 'Nhập nhiều doanh nghiệp trong một bảng'
  expect(await (await askAs('officer')('/enterprise-figures')).text()).toContain(grid)
  expect((await askAs('leader')('/enterprise-figures/entry')).status).toBe(404)
  expect(await (await askAs('leader')('/enterprise-figures')).text()).not.toContain(grid)
})
