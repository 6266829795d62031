import { sql } from 'drizzle-orm'
import { listOf } from '@/db/lists'
import { records } from '@/db/records'
import { asOwner, expect, test } from './fixtures'

const never = [
  ['01/01/2099', 'Ngày 01/01/2099 chưa đến: chưa có số liệu.'],
  ['2023-12-31', 'Sổ bộ không có số liệu trước ngày 01/01/2024.'],
] as const
const unread = [
  ['29/02/2025', 'Ngày này không có trong lịch'],
  ['31/4/2024', 'Ngày này không có trong lịch'],
  ['2024-13-01', 'Ngày này không có trong lịch'],
  ['18/3/24', 'Hãy ghi ngày theo dạng 18/03/2024.'],
  ['3/2024', 'Hãy ghi ngày theo dạng 18/03/2024.'],
  ['abc', 'Hãy ghi ngày theo dạng 18/03/2024.'],
] as const
const readable = ['18/03/2024', '18-03-2024', '18.3.2024', '18032024', '2024-03-18']

test('no list, figure, record or file is of a day that cannot be known', async ({ askAs, registry }) => {
  const ask = askAs('administrator')
  const inTime = records.filter((record) => record.screens.includes('list') && listOf(record).inTime)
  expect(inTime.map(({ code }) => code)).toContain('organisation')
  const figures = ['/overview/members_in_zone_committee', '/overview/admissions']
  const pages = [
    ...inTime.map(({ path }) => `/${path}`),
    '/organisations?view=tree',
    '/overview',
    ...figures,
    `/enterprises/${registry.riverside}`,
    `/organisations/${registry.cell}`,
    `/units/${registry.park}`,
  ]
  const files = [
    ...inTime.filter(({ screens }) => screens.includes('export')).map(({ path }) => `/${path}/export`),
    ...figures.map((path) => `${path}/export`),
  ]
  const asOf = (path: string, day: string) =>
    ask(`${path}${path.includes('?') ? '&' : '?'}valid_on=${encodeURIComponent(day)}`)

  for (const [nth, path] of [...pages, ...files].entries()) {
    const isFile = files.includes(path)
    for (const [typed, sentence] of [...never, unread[nth % unread.length] ?? unread[0]]) {
      const answer = await asOf(path, typed)
      const text = await answer.text()
      expect.soft(answer.status, `${path} ${typed}`).toBe(isFile ? 400 : 200)
      expect.soft(text, `${path} ${typed}`).toContain(sentence)
      expect.soft(text, `${path} ${typed}`).not.toMatch(/<tbody|class="tree"|class="figure|\/export\?/)
    }
    const answer = await asOf(path, readable[nth % readable.length] ?? '')
    expect.soft(answer.status, path).toBe(200)
    const body = await answer.arrayBuffer()
    if (!isFile) expect.soft(Buffer.from(body).toString(), path).not.toContain('Hãy ghi ngày theo dạng')
  }
  for (const limits of ['from=29/02/2025', 'to=abc']) {
    expect.soft(await (await ask(`/audit?${limits}`)).text()).toMatch(/Ngày này không có|Hãy ghi ngày/)
    expect.soft((await ask(`/audit/export?format=csv&${limits}`)).status).toBe(400)
  }
})

test('what was typed stays in the field', async ({ page, signInAs }) => {
  await signInAs('officer of the park')
  for (const [path, field] of [
    ['/enterprises', '#filter-valid_on'],
    ['/overview', '#valid-on'],
  ] as const) {
    await page.goto(`${path}?valid_on=18/3/24`)
    await expect(page.locator(field)).toHaveValue('18/3/24')
    await expect(page.getByText('“18/3/24”: Hãy ghi ngày theo dạng 18/03/2024.')).toBeVisible()
  }
})

test('a founding is offered the kinds of its day, and told them if it takes another', async ({ page, signInAs }) => {
  await asOwner(async (db) => {
    await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'Theo quyết định', true)`)
    await db.execute(sql`update rule_set set valid = '[2000-01-01,2026-07-26)', version = version + 1
      where code = 'grassroots_cell'`)
    await db.execute(sql`insert into rule_set (id, subject, code, name, name_en, family, rank, valid, source)
      values (uuidv7(), 'organisation_kind', 'cell', 'Chi bộ', 'Cell', 'cell', 4, '[2026-07-26,)', 'Quy định thử')`)
  })
  await signInAs('officer')
  await page.goto('/organisations/new')
  const hidden = (kind: string) =>
    page.locator(`select[name=kind] option[value=${kind}]`).evaluate((one: HTMLOptionElement) => one.hidden)
  const foundedOn = page.getByLabel('Ngày thành lập', { exact: true })
  await expect(page.locator('select[name=kind]')).toContainText('Chi bộ (từ ngày 26/07/2026)')
  await foundedOn.fill('01/08/2026')
  await expect.poll(() => hidden('grassroots_cell')).toBe(true)
  expect(await hidden('cell')).toBe(false)
  await page.locator('select[name=kind]').selectOption('cell')
  await foundedOn.fill('01/05/2023')
  expect([await hidden('grassroots_cell'), await hidden('cell')], 'what is selected stays').toEqual([false, false])
  await page.getByLabel('Tên tổ chức đảng', { exact: true }).fill('Chi bộ Thử')
  await page.getByLabel('KCN/KKT theo dõi').selectOption({ label: 'KCN Bến Sông' })
  await page.getByRole('main').locator('button.primary[type=submit]').click()
  await expect(page.getByRole('alert', { name: 'Có lỗi cần sửa' })).toContainText(
    'Loại hình áp dụng ngày đó: Đảng bộ cơ sở; Chi bộ cơ sở',
  )
})
