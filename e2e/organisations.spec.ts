import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

/** Types into a combobox and chooses an option. The list shows what comes first until it has been searched: the option is waited for by its name. */
async function choose(page: Page, label: string, text: string, name: string) {
  await page.getByRole('combobox', { name: label }).fill(text)
  await page.getByRole('option', { name }).first().click()
}

test('an officer founds an organisation with its enterprise, decision and secretary, and then records that it ended', async ({
  page,
  signInAs,
}) => {
  await signInAs('officer of the park')
  await page.goto('/organisations')
  await page.getByRole('link', { name: 'Ghi nhận thành lập tổ chức đảng' }).click()

  await page.getByLabel('Tên tổ chức đảng', { exact: true }).fill('Chi bộ Công ty Đình Vũ Xanh')
  await page.getByLabel('Loại hình').selectOption({ label: 'Chi bộ cơ sở' })
  await page.getByLabel('KCN/KKT theo dõi').selectOption({ label: 'KCN Bến Sông' })
  await page.getByLabel('Ngày thành lập', { exact: true }).fill('19/5/2024')
  await choose(page, 'Cấp trên trực tiếp', 'dang bo kcn ben song', 'Đảng bộ KCN Bến Sông')
  await page.getByLabel('Quyết định số').fill('30-QĐ/ĐU')
  await choose(page, 'Doanh nghiệp 1', 'dinh vu xanh', 'Đình Vũ Xanh')
  await page.getByLabel('Hoặc họ và tên người mới').fill('Hồ Thị Giang')
  await page.getByRole('button', { name: 'Ghi nhận thành lập tổ chức đảng' }).click()

  await expect(page.getByRole('alert', { name: 'Có lỗi cần sửa' })).toContainText(
    'Thiếu số, ngày hoặc cơ quan ban hành',
  )
  await page.getByLabel('Ngày ban hành').fill('10/5/2024')
  await page.getByLabel('Cơ quan ban hành').fill('Đảng ủy Khu kinh tế Thử Nghiệm')
  await page.getByRole('button', { name: 'Ghi nhận thành lập tổ chức đảng' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Chi bộ Công ty Đình Vũ Xanh' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Hồ Thị Giang' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Công ty Cổ phần Điện tử Đình Vũ Xanh', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Thành lập', exact: true })).toBeVisible()

  await page.getByText('Ghi nhận', { exact: true }).click()
  await page.getByRole('link', { name: 'Ghi nhận giải thể, kết thúc hoạt động' }).click()
  await page.getByLabel('Hình thức').selectOption({ label: 'Giải thể' })
  await page.getByLabel('Có hiệu lực từ ngày').fill('1/7/2024')
  await page.getByRole('button', { name: 'Ghi nhận' }).click()
  await expect(page.getByRole('alert', { name: 'Có lỗi cần sửa' })).toContainText(
    'Chưa ghi nơi chuyển đến của đảng viên',
  )
  await choose(page, 'Tổ chức đảng tiếp nhận đảng viên 1', 'co khi', 'Chi bộ Công ty Cơ khí Bến Sông')
  await page.getByRole('button', { name: 'Ghi nhận' }).click()

  await expect(page.getByText('Hoạt động đến hết 30/06/2024')).toBeVisible()
  await expect(page.getByText('Chưa ghi nhận người giữ chức vụ.')).toBeVisible()
})

test('the tree shows what a search finds on its way down, and leads to it', async ({ page, signInAs }) => {
  await signInAs('officer of the park')
  await page.goto('/organisations?view=tree')
  await page.getByLabel('Tìm kiếm').fill('co khi')
  await page.getByRole('form', { name: 'Bộ lọc' }).getByRole('button', { name: 'Tìm' }).click()
  await expect(page.getByRole('link', { name: 'Đảng bộ KCN Bến Sông' })).toBeVisible()
  await page.getByRole('link', { name: 'Chi bộ Công ty Cơ khí Bến Sông' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Chi bộ Công ty Cơ khí Bến Sông' })).toBeVisible()
})
