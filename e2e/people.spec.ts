import { expect, test } from './fixtures'

test('a change of secretary: the old one is out at once, the new one is offered the printed sheet', async ({
  page,
  signInAs,
  asWell,
}) => {
  const { cell } = await signInAs('officer of the park')
  const old = await asWell('secretary of the cell')
  await old.goto('/member-reports')
  await expect(old.getByRole('heading', { level: 1, name: 'Báo cáo số liệu đảng viên' })).toBeVisible()

  await page.goto(`/organisations/${cell}/change-of-secretary`)
  await expect(page.getByText('Bí thư đương nhiệm: Lê Văn An, từ 01/01/2022.')).toBeVisible()
  await page.getByLabel('Ngày thôi giữ chức vụ').fill('31/5/2024')
  await page.getByLabel('Lý do', { exact: true }).selectOption({ label: 'Chuyển công tác' })
  await page.getByLabel('Hoặc họ và tên người mới').fill('lê văn an')
  const told = page.getByRole('status').filter({ hasText: 'Có thể đã có trong sổ bộ:' })
  await expect(told.getByRole('link')).toHaveText([/^Lê Văn An, .*trùng tên.*cùng tổ chức đảng/])
  await page.getByLabel('Giữ chức vụ từ ngày').fill('31/5/2024')
  await page.getByLabel('Hình thức').selectOption({ label: 'Chỉ định' })
  const record = page.getByRole('button', { name: 'Ghi nhận thay đổi bí thư' })
  await record.click()
  await expect(page.getByRole('alert', { name: 'Có lỗi cần sửa' })).toContainText(
    'Người mới giữ chức vụ sau ngày người cũ thôi giữ.',
  )

  await page.getByLabel('Giữ chức vụ từ ngày').fill('1/6/2024')
  await record.click()
  await expect(page.getByRole('alert', { name: 'Có lỗi cần sửa' })).toContainText('Có thể đã có trong sổ bộ: Lê Văn An')
  await page.getByLabel('Hoặc họ và tên người mới').fill('Hồ Thị Giang')
  await record.click()

  await expect(page.getByRole('heading', { level: 1, name: 'Hồ Thị Giang' })).toBeVisible()
  await expect(page.getByText('từ 01/06/2024 đến nay')).toBeVisible()
  await expect(page.getByText('Chỉ định · Quyết định: bổ sung sau')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Cấp giấy cấp tài khoản' })).toHaveAttribute(
    'href',
    /^\/accounts\/batch\/check\?person=/,
  )

  await old.goto('/member-reports')
  await expect(old).toHaveURL(/\/sign-in\?/)
})

test('a secretary keeps the own contact data, and sees nobody of another cell', async ({ page, signInAs, askAs }) => {
  const { secretaries } = await signInAs('secretary of the cell')
  await page.goto('/people')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('link', { name: 'Lê Văn An' }).click()
  await page.getByRole('link', { name: 'Sửa Liên hệ' }).click()
  await page.getByLabel('Điện thoại').fill('gọi sau')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('alert', { name: 'Có lỗi cần sửa' })).toContainText('Số điện thoại bắt đầu bằng 0')
  await page.getByLabel('Điện thoại').fill('0912 345 678')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('0912 345 678')).toBeVisible()

  for (const path of [`/people/${secretaries.nextDoor}`, `/people/${secretaries.cell}/edit`])
    expect((await askAs('secretary of the cell')(path)).status, path).toBe(404)
})
