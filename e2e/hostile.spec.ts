import { expect, test } from './fixtures'
import { textOf } from './html'
import { openForm } from './posted'

const nobody = '0190f3a2-0000-7000-8000-000000000000'

test('a form with forged ids changes nothing and says that there is no such record', async ({ registry, askAs }) => {
  const ask = askAs('officer of the park')
  const typed = { name: 'Công ty Mạo Danh', effectiveOn: '01/09/2025', reason: 'correction' }
  const forgeries: Record<string, string>[] = [
    { id: 'x' },
    { id: nobody },
    { id: registry.hill },
    { version: '99999999999' },
    { version: '0', opened: '{' },
  ]
  const form = await openForm(ask, `/enterprises/${registry.riverside}/edit?section=identity`)
  for (const forged of forgeries) {
    const { address, problems } = await form.send({ ...typed, ...forged })
    expect.soft([address, problems.length], JSON.stringify(forged)).toEqual(['', 1])
  }
  expect(textOf(await (await ask('/enterprises?q=mao%20danh')).text())).toContain(
    'Không có kết quả nào khớp với bộ lọc.',
  )
  expect((await form.send(typed)).address).toContain('saved=revised')
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
