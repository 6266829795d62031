import { expect, test } from './fixtures'

test('records of a list are walked by key and link, and Back leads to the row', { tag: '@quick' }, async ({
  page,
  signInAs,
}) => {
  await signInAs('officer')
  await page.goto('/enterprises?sort=-name')
  const rows = page.getByRole('row').locator('th[scope=row] a')
  const names = await rows.allTextContents()
  expect(names.length).toBeGreaterThan(2)
  const title = (at: number) => page.getByRole('heading', { level: 1, name: names[at] ?? '', exact: true })
  await rows.first().click()
  await expect(title(0)).toBeVisible()
  await expect(page.getByText('Đầu danh sách')).toBeVisible()
  await page.keyboard.press(']')
  await expect(title(1)).toBeVisible()
  await page.keyboard.press('[')
  await expect(title(0)).toBeVisible()
  await page.getByRole('link', { name: /^Sau ›/ }).click()
  await expect(title(1)).toBeVisible()

  // In a field a letter is a letter, and the form keeps the list.
  await page.keyboard.press('e')
  await expect(page.getByRole('button', { name: 'Lưu' })).toBeVisible()
  await page.getByLabel('Tên tiếng nước ngoài').fill(']e[c')
  await expect(page.getByLabel('Tên tiếng nước ngoài')).toHaveValue(']e[c')
  await page.getByLabel('Tên tiếng nước ngoài').fill('Walked Ltd.')
  await page.getByLabel('Lý do', { exact: true }).selectOption({ label: 'Theo báo cáo của doanh nghiệp' })
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(title(1)).toBeVisible()
  await expect(page.getByText('Đã lưu.')).toBeVisible()
  await page.keyboard.press(']')
  await expect(title(2)).toBeVisible()

  await page.getByRole('link', { name: 'Về danh sách' }).click()
  await expect(rows.nth(2)).toBeFocused()
  await expect(page.locator('tr[data-marked]')).toContainText(names[2] ?? '')
  await expect(page).toHaveURL(/sort=-name/)

  // The keys come after the page.
  await expect(async () => {
    await page.keyboard.press('e')
    await expect(page, 'the form knows the list').toHaveURL(/\/edit\?in=/, { timeout: 2000 })
  }).toPass()
})

test('Back leads from a walk to the row of the record seen last', async ({ page, signInAs }) => {
  await signInAs('officer')
  await page.goto('/enterprises?sort=-name')
  const rows = page.getByRole('row').locator('th[scope=row] a')
  const names = await rows.allTextContents()
  const title = (at: number) => page.getByRole('heading', { level: 1, name: names[at] ?? '', exact: true })
  await rows.nth(2).click()
  await page.getByRole('link', { name: 'Về danh sách' }).click()
  await expect(rows.nth(2)).toBeFocused()
  await rows.nth(1).click()
  await expect(title(1)).toBeVisible()
  await page.keyboard.press('[')
  await expect(title(0)).toBeVisible()
  await page.goBack()
  await expect(rows.first()).toBeFocused()
})

test('without JavaScript the links of a walk lead on, and back to the row', async ({ asWell }) => {
  const still = await asWell('officer', { javaScriptEnabled: false })
  await still.goto('/enterprises')
  const rows = still.getByRole('row').locator('th[scope=row] a')
  const names = await rows.allTextContents()
  await rows.first().click()
  await still.getByRole('link', { name: /^Sau ›/ }).click()
  await expect(still.getByRole('heading', { level: 1, name: names[1] ?? '', exact: true })).toBeVisible()
  await still.getByRole('link', { name: 'Về danh sách' }).click()
  await expect(still.locator('tr:target').getByRole('rowheader')).toHaveText(names[1] ?? '')
})

test('an enterprise says whom to call, what waits and what changed in sight, and prints on one page', async ({
  page,
  signInAs,
  context,
}) => {
  const { riverside } = await signInAs('officer')
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`/enterprises/${riverside}`)
  const inSight = async (name: string) => {
    const box = await page.getByRole('heading', { name, exact: true }).boundingBox()
    expect((box?.y ?? 9999) + (box?.height ?? 0), name).toBeLessThan(900)
  }
  for (const name of ['Tổ chức đảng', 'Việc đang chờ', 'Thay đổi gần đây']) await inSight(name)
  await expect(page.getByRole('link', { name: /^Gọi Lê Văn An/ })).toHaveAttribute('href', /^tel:09/)
  await expect(page.locator('.facts dd').filter({ hasText: 'chưa có' })).toHaveCount(0)
  await page.keyboard.press('c')
  await expect(page.getByRole('button', { name: /^Đã sao chép/ })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Đã sao chép mã số thuế' })).toHaveCount(1)
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
})
