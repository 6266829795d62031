import { expect, expectToFit, test } from './fixtures'

const read = 'Bộ lọc đọc là: '

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('an officer builds a nested condition, reads it as a sentence, and groups what it finds', async ({
      page,
      signInAs,
    }) => {
      await signInAs('officer')
      await page.goto('/enterprises?sort=-name')
      await page.getByRole('link', { name: 'Lọc nâng cao' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Lọc nâng cao: Doanh nghiệp' })).toBeVisible()
      /** Sends the form where no script does it. */
      const update = async () => {
        if (!javaScriptEnabled) await page.getByRole('button', { name: 'Cập nhật' }).last().click()
      }
      const field = page.getByRole('combobox', { name: 'Mục' })
      await field.first().selectOption({ label: 'Loại hình sở hữu' })
      await update()
      await page.getByRole('checkbox', { name: '100% vốn đầu tư nước ngoài' }).check()
      await page.getByRole('button', { name: 'Thêm nhóm điều kiện' }).click()
      await field.nth(1).selectOption({ label: 'Lao động' })
      await update()
      await page.getByRole('combobox', { name: 'So sánh' }).nth(1).selectOption({ label: 'ít nhất là' })
      await update()
      await page.getByRole('button', { name: 'Áp dụng' }).click()
      await expect(page.getByText('Hãy chọn mục và nhập đủ giá trị.')).toBeVisible()
      await page.getByRole('textbox', { name: 'Giá trị' }).fill('300')
      await page.getByRole('button', { name: 'Thêm điều kiện' }).first().click()
      await field.nth(2).selectOption({ label: 'Dự án' })
      await update()
      const sentence = '100% vốn đầu tư nước ngoài, và (lao động ≥ 300 hoặc có dự án)'
      await expect(page.getByText(read)).toContainText(sentence)
      await page.getByRole('button', { name: 'Bỏ điều kiện 2.1' }).click()
      await expect(page.getByText(read)).not.toContainText('lao động')
      await page.getByRole('button', { name: 'Áp dụng' }).click()

      await expect(page).toHaveURL(/\/enterprises\?sort=-name&where=/)
      const chip = page.getByRole('link', { name: /^Bỏ Loại hình sở hữu là 100% vốn đầu tư nước ngoài, và có dự án/ })
      await expect(chip).toBeVisible()
      await expect(page.getByRole('link', { name: 'Công ty TNHH Dệt may Đồi Dứa' })).toBeVisible()
      await expect(page.getByRole('link', { name: 'Công ty Cổ phần Điện tử Đình Vũ Xanh' })).toHaveCount(0)

      await page.getByText('Nhóm theo', { exact: true }).click()
      await page.getByRole('link', { name: 'Nhóm theo KCN/KKT chính' }).click()
      await expect(page.getByRole('row', { name: /^Cộng 1 320/ })).toBeVisible()
      await page.getByRole('link', { name: /Đồi Dứa/ }).click()
      await expect(page.getByRole('link', { name: 'Công ty TNHH Dệt may Đồi Dứa' })).toBeVisible()
      await expect(page.getByRole('link', { name: /KCN\/KKT chính là KCN Đồi Dứa/i })).toBeVisible()
    })
  })

test('a forged condition is answered in a sentence, with no row and no file', async ({ page, signInAs }) => {
  await signInAs('officer')
  for (const [where, why] of [
    ['ghost = 1', 'Danh sách này không có mục “ghost” để lọc.'],
    ['name = (', 'viết không đúng'],
    ['name = a and name = b or name = c', 'hãy đặt ngoặc'],
  ] as const) {
    await page.goto(`/enterprises?where=${encodeURIComponent(where)}`)
    await expect(page.getByRole('status').filter({ hasText: 'không hiện dòng nào' })).toContainText(why)
    await expect(page.getByRole('table')).toHaveCount(0)
  }
  const file = await page.request.get(`/enterprises/export?format=csv&where=${encodeURIComponent('ghost = 1')}`)
  expect([file.status(), await file.text()]).toEqual([400, expect.stringContaining('không có mục “ghost”')])
  // Where no condition can be asked, none is passed over.
  for (const path of [
    '/settings/filter',
    '/settings?where=key+is+filled',
    '/member-reports?where=x+%3D+1',
    '/jobs/filter',
  ])
    expect([path, (await page.request.get(path)).status()]).toEqual([path, 404])
  await page.goto('/enterprises?group=ghost')
  await expect(page.getByText('Không nhóm được danh sách này theo “ghost”.')).toBeVisible()
  await page.goto('/enterprises/filter')
  await expectToFit(page, '/enterprises/filter', [320])
})
