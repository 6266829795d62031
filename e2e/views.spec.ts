import { expect, test } from './fixtures'

test('a list is filtered, its columns chosen, saved, changed, reset and shared; whoever opens it sees their own rows', async ({
  page,
  signInAs,
  asWell,
  askAs,
}) => {
  await signInAs('officer')
  await page.goto('/enterprises')
  await page.getByRole('button', { name: 'Thêm bộ lọc' }).click()
  // The panel lies over the head of the table: a click reaches it.
  await page.locator('.filters-panel label').first().click({ trial: true })
  await page.getByLabel('Tổ chức đảng', { exact: true }).selectOption({ label: 'Có tổ chức đảng' })
  await page.getByRole('button', { name: 'Lọc', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Bỏ Tổ chức đảng: Có tổ chức đảng' })).toBeVisible()

  await page.getByText('Chọn cột', { exact: true }).click()
  await page.getByRole('link', { name: 'Chọn cột, đổi thứ tự, độ rộng' }).click()
  await page.getByLabel('Địa chỉ', { exact: true }).check()
  await page.getByLabel('Độ rộng: Địa chỉ', { exact: true }).selectOption('Rộng')
  await page.getByLabel('Mã số thuế', { exact: true }).uncheck()
  const up = page.getByRole('button', { name: 'Lên Địa chỉ', exact: true })
  await up.press('Enter')
  await expect(up).toBeFocused()
  await page.getByLabel('Vị trí: Địa chỉ', { exact: true }).fill('2')
  await page.getByRole('button', { name: 'Áp dụng' }).click()
  const heads = page.getByRole('columnheader')
  await expect(heads.nth(1)).toHaveText('Địa chỉ')
  await expect(page.getByRole('columnheader', { name: 'Mã số thuế' })).toHaveCount(0)

  await page.getByRole('link', { name: 'Lưu danh sách' }).click()
  await page.getByLabel('Tên danh sách').fill('Có tổ chức, theo địa chỉ')
  const shared = page.getByLabel('Chia sẻ với vai trò')
  await expect(shared.getByRole('option')).toHaveText(['Không chia sẻ', 'Cán bộ theo dõi'])
  await shared.selectOption('Cán bộ theo dõi')
  await page.getByRole('button', { name: 'Lưu danh sách' }).click()
  const tab = page.getByRole('link', { name: 'Có tổ chức, theo địa chỉ' })
  await expect(tab).toHaveAttribute('aria-current', 'page')
  await expect(page.getByText('chưa lưu')).toHaveCount(0)

  await page.getByRole('columnheader', { name: 'Lao động' }).getByRole('link').click()
  await expect(tab).toContainText('chưa lưu')
  await page.getByRole('link', { name: 'Đặt lại' }).click()
  await expect(tab).not.toContainText('chưa lưu')
  await page.getByRole('columnheader', { name: 'Lao động' }).getByRole('link').click()
  await page.getByText('Lưu', { exact: true }).click()
  await page.getByRole('button', { name: 'Lưu danh sách' }).click()
  await expect(page).toHaveURL(/saved=revised/)
  await expect(tab).not.toContainText('chưa lưu')

  const file = await askAs('officer')('/enterprises/export?format=csv&columns=name,address-wide,gone')
  expect(await file.text()).toMatch(/^\ufeff?Tên doanh nghiệp;Địa chỉ;[^;\r\n]*\r?\n/)

  const other = await asWell('officer of the park', { javaScriptEnabled: false })
  await other.goto('/enterprises')
  await other.getByRole('link', { name: 'Có tổ chức, theo địa chỉ' }).click()
  await expect(other.getByRole('columnheader').nth(1)).toHaveText('Địa chỉ')
  await expect(other.getByRole('rowheader')).toHaveText(['Công ty TNHH Cơ khí Bến Sông'])
  await expect(page.getByRole('rowheader')).toHaveCount(2)

  // Not theirs to save: what they change becomes a view of their own.
  await other.getByRole('link', { name: 'Bỏ Tổ chức đảng: Có tổ chức đảng' }).click()
  await expect(other.getByRole('button', { name: 'Lưu danh sách' })).toHaveCount(0)
  await other.getByRole('link', { name: 'Lưu thành mới' }).click()
  await expect(other.getByLabel('Chia sẻ với vai trò')).toHaveCount(0)
  await other.getByLabel('Tên danh sách').fill('Của khu')
  await other.getByLabel('Mở sẵn khi vào danh sách').check()
  await other.getByRole('button', { name: 'Lưu danh sách' }).click()
  await other.goto('/enterprises')
  await expect(other.getByRole('link', { name: 'Của khu' })).toHaveAttribute('aria-current', 'page')
  await expect(other.getByRole('rowheader')).toHaveCount(2)

  // Density and columns without scripts, kept for the person.
  await other.goto('/enterprises?view=all')
  await other.getByText('Chọn cột', { exact: true }).click()
  await other.getByRole('button', { name: 'Thưa' }).click()
  await other.goto('/enterprises?view=all')
  await expect(other.locator('[data-density]')).toHaveAttribute('data-density', 'normal')
  await other.goto('/views/enterprises/columns?view=all')
  await other.getByLabel('Vị trí: Lao động').fill('2')
  await other.getByRole('button', { name: 'Áp dụng' }).click()
  await other.goto('/enterprises?view=all')
  await expect(other.getByRole('columnheader').nth(1)).toHaveText('Lao động')

  await other.goto('/views')
  await other.getByRole('link', { name: 'Sửa Của khu' }).click()
  await other.getByRole('button', { name: 'Xóa danh sách này' }).click()
  await expect(other.getByRole('row', { name: /Của khu/ })).toHaveCount(0)
})
