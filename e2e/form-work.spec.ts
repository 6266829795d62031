import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { asOwner, expect, test } from './fixtures'
import { openForm } from './posted'
import { records } from './record-forms'
import { idsOf } from './record-ids'

/** The name of the second button. */
const button = 'then'

const summary = (page: Page) => page.getByRole('alert', { name: 'Có lỗi cần sửa' })

test('one enterprise after another is entered by keyboard: cases, countries, days, the same park', async ({
  page,
  signInAs,
}) => {
  await signInAs('officer')
  await page.goto('/enterprises/new')
  const [taxCode, reason] = [page.getByLabel(/^Mã số thuế \(/), page.getByLabel(/^Lý do chưa có mã/)]
  await expect(reason).toBeVisible()
  await page.getByLabel('Tên doanh nghiệp').fill('Công ty TNHH Bình Minh Thử')
  await taxCode.fill('9900000048')
  await expect(reason).toBeHidden()
  await taxCode.fill('')
  await reason.fill('Đang chờ cấp')
  await taxCode.fill('9900000048')
  await expect(reason, 'what has a text stays in sight').toBeVisible()
  await taxCode.fill('')

  const countries = page.getByRole('combobox', { name: /^Nước, vùng lãnh thổ đầu tư/ })
  await expect(countries).toBeHidden()
  await page.getByLabel('Loại hình sở hữu').selectOption({ label: '100% vốn đầu tư nước ngoài' })
  await countries.first().focus()
  await page.keyboard.type('nhat')
  await expect(page.getByRole('option', { name: 'Nhật Bản' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(countries.first()).toHaveValue('Nhật Bản')

  const established = page.getByLabel('Ngày thành lập')
  await established.fill('1-2-16')
  await page.keyboard.press('Tab')
  await expect(established).toHaveValue('01/02/2016')
  await expect(established).toHaveAccessibleDescription(/Thứ Hai/)
  const isCalendarOpen = page.evaluate(
    () =>
      new Promise((open) => {
        HTMLInputElement.prototype.showPicker = function () {
          open(this.value)
        }
      }),
  )
  await established.press('Alt+ArrowDown')
  expect(await isCalendarOpen).toBe('2016-02-01')

  await page.getByLabel('KCN/KKT chính').selectOption({ label: 'KCN Bến Sông' })
  await page.getByRole('button', { name: 'Lưu và thêm tiếp' }).press('Enter')
  await expect(page.getByText('Đã thêm vào sổ bộ.')).toBeVisible()
  const added = page.getByRole('link', { name: 'Xem hồ sơ vừa thêm: Công ty TNHH Bình Minh Thử' })
  await expect(added).toBeVisible()
  const name = page.getByLabel('Tên doanh nghiệp')
  await expect(name).toBeFocused()
  await expect(name).toHaveValue('')
  await expect(page.getByLabel('KCN/KKT chính').getByRole('option', { selected: true })).toHaveText('KCN Bến Sông')

  await added.click()
  await expect(page.getByRole('region', { name: 'Đầu tư' })).toContainText('Nhật Bản')
  await page.getByRole('link', { name: 'Tạo hồ sơ tương tự' }).click()
  await expect(name).toHaveValue('Công ty TNHH Bình Minh Thử')
  await expect(established).toHaveValue('01/02/2016')
  await expect(reason, 'codes, and what is said of them, are not copied').toHaveValue('')
  await expect(page.getByLabel('Ghi chú')).toHaveValue('')
  await page.keyboard.press('Control+Enter')
  await expect(summary(page)).toContainText('Công ty TNHH Bình Minh Thử')
})

test('a section is edited in its place; somebody else is told, and what is typed is not thrown away unasked', async ({
  page,
  signInAs,
  asWell,
}) => {
  const { riverside } = await signInAs('officer of the park')
  await page.clock.install()
  const record = `/enterprises/${riverside}`
  await page.goto(record)
  await page.getByRole('link', { name: 'Sửa Địa điểm' }).click()
  const address = page.getByLabel(/^Địa chỉ \(không bắt buộc\)$/)
  await expect(address).toBeVisible()
  await expect(page.getByLabel('Tên doanh nghiệp')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 2, name: 'Thông tin chung' })).toBeVisible()

  const other = await asWell('officer', { javaScriptEnabled: false })
  await other.goto(`${record}?edit=identity`)
  await expect(other.getByText(/^Đỗ Bến Sông đang sửa mục “Địa điểm” của hồ sơ này \(từ \d\d:\d\d\)\.$/)).toBeVisible()

  // Open forms note it again; what is not noted again ends, and leaving a form ends it at once.
  const told = async () => {
    await other.goto(`${record}?edit=identity`)
    return other.getByText('đang sửa').count()
  }
  await asOwner((db) => db.execute(sql`update editing set until = now()`))
  expect(await told()).toBe(0)
  const noted = page.waitForResponse(/\/editing\?/)
  await page.clock.fastForward(121_000)
  expect((await noted).status()).toBe(200)
  expect(await told()).toBe(1)

  const reader = await asWell('inspector', { javaScriptEnabled: false })
  await reader.goto(`${record}?edit=identity`)
  await expect(reader.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(reader.getByText('đang sửa')).toHaveCount(0)
  await expect(reader.getByLabel('Tên doanh nghiệp')).toHaveCount(0)

  await address.fill('Lô C7')
  page.once('dialog', (dialog) => dialog.dismiss())
  await page.keyboard.press('Escape')
  await expect(address).toHaveValue('Lô C7')
  await page.getByLabel('Lý do', { exact: true }).selectOption({ label: 'Sửa lỗi nhập' })

  // Another section was saved meanwhile: both are.
  await other.getByLabel('Tên tiếng nước ngoài').fill('Ben Song Mechanics')
  await other.getByLabel('Lý do', { exact: true }).selectOption({ label: 'Sửa lỗi nhập' })
  await other.getByRole('button', { name: 'Lưu' }).click()
  await expect(other).toHaveURL(/saved=revised.*#identity$/)

  await page.getByLabel('Lý do', { exact: true }).press('Control+Enter')
  const place = page.getByRole('region', { name: 'Địa điểm' })
  await expect(place).toContainText('Đã lưu.')
  await expect(place).toContainText('Lô C7')
  await expect(page.getByText('Ben Song Mechanics').first()).toBeVisible()
  await page.goto(`${record}/edit`)
  await expect(page.getByText('đang sửa')).toHaveCount(0)
  expect(await told()).toBe(1)
  await page.goto('/help')
  await expect.poll(told).toBe(0)
})

test('every plain form of a new record leads to another, which keeps what stays', async ({ registry, askAs }) => {
  const stays: Record<string, string> = {}
  for (const { who, path, values, before } of records(await idsOf(registry))) {
    const ask = askAs(who)
    const open = (path: string) => openForm(ask, path)
    await before?.(open)
    const { html, send } = await open(path)
    if (!html.includes('value="another"')) continue
    const { address, problems } = await send({ ...values, [button]: 'another' })
    expect.soft(problems, path).toEqual([])
    expect.soft(address, path).toMatch(new RegExp(`^${path}\\?after=[\\w-]{36}&saved=registered`))
    const next = await open(address)
    const kept = next.drawn.filter(([name, value]) => value !== '' && value === values[name])
    stays[path] = kept.map(([name]) => name).join(' ')
    // Of which a similar one can be made.
    const id = /after=([\w-]{36})/.exec(address)?.[1]
    if (path !== '/units/new') expect.soft((await ask(`${path}?like=${id}`)).status, path).toBe(200)
  }
  // With what every new form begins with.
  expect(stays).toEqual({
    '/affiliated-organisations/new': 'enterpriseId',
    '/communes/new': 'kind',
    '/documents/new': 'unitId type',
    '/enterprise-figures/new': 'periodId',
    '/enterprises/new': 'unitId',
    '/organisations/new': 'unitId foundedPrecision',
    '/people/new': 'unitId',
    '/projects/new': 'unitId amendment',
    '/units/new': 'standing parentId kind',
  })
})
