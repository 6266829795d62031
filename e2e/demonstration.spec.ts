import { demonstration, expect, expectToFit, signInToDemonstration, test } from './fixtures'
import { textOf } from './html'

test.use({ baseURL: demonstration().origin })

const published = [
  ['non_state_enterprises', '727'],
  ['non_state_enterprises_with_party_organisation', '56'],
  ['share_with_party_organisation', '7,70%', '56/727'],
  ['members_in_non_state_enterprises', '789'],
  ['members_in_zone_committee', '1.025'],
  ['share_of_all_members', '76,98%', '789/1.025'],
  ['workers_with_party_organisation', '99.570'],
  ['workers_female', '59.356'],
  ['workers_male', '40.214'],
  ['workers_managers_and_high_skilled', '10.317'],
  ['workers_in_all_enterprises', '195.811'],
  ['share_of_workers', '50,85%', '99.570/195.811'],
  ['registered_capital_with_party_organisation', '10,2 tỷ USD'],
  ['fdi_projects', '542'],
  ['fdi_capital', '26,3 tỷ USD'],
  ['domestic_projects', '221'],
  ['domestic_capital', '320.508 tỷ đồng'],
  ['share_of_registered_capital', '25,65%', 'tỷ USD'],
] as const

test('the figures of 18 March 2024 are the published ones, each opening the rows it counts', async ({ page }) => {
  await signInToDemonstration(page, 'leader')
  await page.goto('/overview?valid_on=2024-03-18')
  for (const [code, value, fraction] of published) {
    const link = page.locator(`a[href="/overview/${code}?valid_on=2024-03-18"]`)
    const card = page.locator('.figure').filter({ has: link })
    await expect.soft(card, code).toContainText(value)
    if (fraction) await expect.soft(card, code).toContainText(`${fraction} = ${value}`)
  }

  for (const [code, value] of published) {
    const rows = await (await page.request.get(`/overview/${code}?valid_on=2024-03-18`)).text()
    expect.soft(textOf(rows), code).toContain(value)
    expect.soft(rows, code).toContain('<th scope="row"')
  }

  await page.goto('/overview/members_in_zone_committee?valid_on=2024-03-18')
  await page.getByRole('link', { name: 'Được tính (người)' }).click()
  await page.getByRole('rowheader').first().getByRole('link').click()
  await expect(page).toHaveURL(/\/member-reports\/.+version=/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/quý I(II|V)\/2023/)
})

test('an officer finds an enterprise, an organisation and what waits', async ({ page }) => {
  await signInToDemonstration(page, 'officer')
  await page.getByRole('link', { name: 'Doanh nghiệp', exact: true }).click()
  await expect(page.getByRole('rowheader')).toHaveCount(50)
  await page.getByRole('rowheader').first().getByRole('link').click()
  await expect(page.getByRole('link', { name: /^Sửa/ }).first()).toBeVisible()
})

test('an administrator exports what the list shows', async ({ page }) => {
  await signInToDemonstration(page, 'administrator')
  await page.goto('/enterprises?ownership=state')
  await page.getByText('Xuất dữ liệu').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Mọi cột: CSV (.csv)' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^MINH HỌA – Doanh nghiệp .*\.csv$/)
  await expect(page.getByRole('link', { name: 'Thêm doanh nghiệp' })).toHaveCount(0)
})

test('a secretary sees the own organisation and nothing else', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signInToDemonstration(page, 'secretary')
  await page.goto('/organisations')
  const seen = await page.getByRole('rowheader').count()
  expect(seen).toBeGreaterThan(0)
  expect(seen).toBeLessThan(10)
  await page.getByRole('rowheader').first().getByRole('link').click()
  await expect(page.getByRole('link', { name: /^Sửa/ })).toHaveCount(0)
  for (const path of ['/overview', '/overview/fdi_projects']) {
    expect((await page.goto(path))?.status(), path).toBe(404)
  }
})

test('an inspector reads the trail and changes nothing', async ({ page }) => {
  await signInToDemonstration(page, 'inspector')
  await page.goto('/audit')
  await expect(page.getByRole('listitem').filter({ hasText: '–' }).first()).toBeVisible()
  await page.goto('/enterprises/new')
  await expect(page.getByRole('button', { name: 'Thêm doanh nghiệp' })).toHaveCount(0)
})

test('every page says that the data are invented', async ({ page }) => {
  await signInToDemonstration(page, 'leader')
  for (const path of ['/', '/enterprises', '/overview', '/help']) {
    await page.goto(path)
    await expect(page.getByText('DỮ LIỆU MINH HỌA – KHÔNG PHẢI SỐ LIỆU CỦA CƠ QUAN')).toBeVisible()
  }
})

test('no list scrolls sideways, on a phone or on any screen of the office', async ({ page }) => {
  await signInToDemonstration(page, 'officer')
  const cycle = ['member-reports', 'completeness', 'completeness?report=next', 'completeness/missing', 'reopenings']
  const registry = ['enterprises', 'projects', 'organisations', 'people', 'documents', 'events']
  for (const path of [...cycle, ...registry, 'transfers', 'correction-requests', 'periods', 'enterprise-figures']) {
    await page.goto(`/${path}`)
    await expectToFit(page, path, [320, 1280, 1440, 1920])
  }
})
