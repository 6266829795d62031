import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const nobody = '0190f3a2-0000-7000-8000-000000000000'

/** Changes a hidden input of a form, as a user can with the developer tools. */
const forge = (page: Page, name: string, value: string) =>
  page
    .locator(`main form input[type=hidden][name="${name}"]`)
    .first()
    .evaluate((input, forged) => {
      input.setAttribute('value', forged)
    }, value)

test('every list leaves as a whole file', async ({ askAs }) => {
  for (const list of [
    'enterprises',
    'enterprise-figures',
    'member-reports',
    'projects',
    'people',
    'periods',
    'audit',
  ]) {
    for (const format of ['xlsx', 'csv', 'exe']) {
      const answer = await askAs('administrator')(`/${list}/export?format=${format}`)
      expect.soft(answer.status, list).toBe(200)
      expect.soft((await answer.arrayBuffer()).byteLength, list).toBeGreaterThan(0)
    }
  }
})

test('a form with forged ids changes nothing and says that there is no such record', async ({ page, signInAs }) => {
  const { riverside, hill } = await signInAs('officer of the park')
  const edit = `/enterprises/${riverside}/edit?section=identity`
  const forgeries = [
    ['id', 'x'],
    ['id', nobody],
    ['id', hill],
    ['version', '99999999999'],
    ['opened', '{'],
  ] as const
  for (const [name, value] of forgeries) {
    await page.goto(edit)
    await page.getByLabel('Tên doanh nghiệp').fill('Công ty Mạo Danh')
    await page.getByLabel('Có hiệu lực từ ngày').fill('01/09/2025')
    await page.getByLabel('Lý do', { exact: true }).selectOption({ index: 1 })
    await forge(page, name, value)
    if (name === 'opened') await forge(page, 'version', '0')
    await page.getByRole('button', { name: 'Lưu' }).click()
    await expect(page.getByRole('alert', { name: 'Có lỗi cần sửa' }), `${name}=${value}`).toBeVisible()
    await expect(page.getByText('Có lỗi xảy ra')).toHaveCount(0)
  }
  await page.goto('/enterprises?q=mao%20danh')
  await expect(page.getByText('Không có kết quả nào khớp với bộ lọc.')).toBeVisible()
})

test('text that cannot be seen is not kept, and the same form sent twice at once is one record', async ({
  page,
  signInAs,
}) => {
  await signInAs('officer of the park')
  await page.goto('/people/new')
  await page.getByLabel('KCN/KKT').selectOption({ label: 'KCN Bến Sông' })
  await page.getByLabel('Họ và tên').fill('Trần\u0007 Thị \u202eBí Ẩn'.normalize('NFD'))
  await page.getByLabel('Năm sinh').fill('1890')
  await page.getByRole('button', { name: 'Thêm người giữ chức vụ' }).click()
  await expect(page.getByLabel('Năm sinh')).toHaveAccessibleDescription(/1900/)
  await page.getByLabel('Năm sinh').fill('1980')
  await page.getByRole('button', { name: 'Thêm người giữ chức vụ' }).dblclick()
  await expect(page.getByRole('heading', { level: 1, name: 'Trần Thị Bí Ẩn', exact: true })).toBeVisible()
  await expect(page.getByText('1980', { exact: true }).first()).toBeVisible()
  await page.goto('/people?q=tran%20thi%20bi%20an')
  await expect(page.getByRole('rowheader')).toHaveCount(1)
})
