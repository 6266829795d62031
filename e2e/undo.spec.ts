import { plantPassword } from '@/db/session/plant'
import { asOwner, expect, test } from './fixtures'

const undoButton = { name: 'Hoàn tác', exact: true } as const

test('after a save the notice is in sight, F6 leads to Hoàn tác, and the offer waits while it is looked at', async ({
  page,
  signInAs,
}) => {
  await page.clock.install()
  const { riverside } = await signInAs('officer of the park')
  const keep = async (phone: string) => {
    await page.goto(`/enterprises/${riverside}/contact`)
    await page.getByLabel('Điện thoại').fill(phone)
    await page.getByRole('button', { name: 'Lưu' }).click()
    await expect(page.getByText('Đã lưu.')).toBeInViewport()
  }
  const undo = page.getByRole('button', undoButton)

  await keep('0225 111 111')
  await expect(page.getByText('Nhấn F6 để đến nút Hoàn tác.')).toBeVisible()
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expect(undo).toBeInViewport()
  await page.keyboard.press('F6')
  await expect(undo).toBeFocused()
  await page.clock.fastForward(60_000)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Đã hoàn tác.')).toBeInViewport()
  await expect(page.getByRole('definition').filter({ hasText: '0225 3000 000' })).toBeVisible()

  await keep('0225 222 222')
  await undo.hover()
  await page.clock.fastForward(60_000)
  await expect(undo).toBeVisible()
  await page.mouse.move(0, 0)
  await page.clock.fastForward(10_000)
  await expect(undo).toBeHidden()
  await expect(page.getByText('Đã lưu.')).toBeVisible()

  await page.goto(`/enterprises/${riverside}/history`)
  await expect(page.getByRole('listitem').filter({ hasText: 'Lý do: Hoàn tác' })).toHaveCount(1)
})

test('without JavaScript the offer is a button on the next page, and what was new is taken out again', async ({
  asWell,
}) => {
  const page = await asWell('officer of the park', { javaScriptEnabled: false })
  await page.goto('/people/new')
  await page.getByLabel('Họ và tên').fill('Hồ Thị Giang')
  await page.getByLabel('KCN/KKT').selectOption({ label: 'KCN Bến Sông' })
  await page.getByRole('button', { name: /Thêm/ }).click()
  await expect(page.getByText('Đã thêm vào sổ bộ.')).toBeVisible()
  await page.getByRole('button', undoButton).click()
  await expect(page).toHaveURL(/\/people\?saved=undone/)
  await expect(page.getByText('Đã hoàn tác.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Hồ Thị Giang' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Làm lại' }).click()
  await expect(page.getByText('Đã làm lại.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Hồ Thị Giang' })).toBeVisible()
})

test('an act entered wrongly is undone from the page of its event, once nothing rests on it', async ({
  page,
  signInAs,
  asWell,
}) => {
  const { cell } = await signInAs('officer of the park')
  const rename = async (name: string, day: string) => {
    await page.goto(`/organisations/${cell}/acts/rename`)
    await page.getByLabel('Tên tổ chức đảng').fill(name)
    await page.getByLabel('Có hiệu lực từ ngày').fill(day)
    await page.getByRole('button', { name: 'Ghi nhận' }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  }
  await rename('Chi bộ Gõ Nhầm', '1/6/2024')
  const event = await page.getByRole('link', { name: 'Đổi tên', exact: true }).first().getAttribute('href')
  await rename('Chi bộ Gõ Nhầm Nữa', '1/7/2024')

  await page.goto(event ?? '')
  await page.getByRole('link', { name: 'Bỏ sự kiện nhập sai' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hoàn tác thay đổi' })).toBeVisible()
  await expect(page.getByText('Không hoàn tác được thay đổi này.')).toBeVisible()
  await expect(page.getByText(/Đã được sửa sau đó: .*Đỗ Bến Sông/)).toBeVisible()
  const address = page.url()
  const leader = await asWell('leader')
  await leader.goto(address)
  await expect(leader.getByText('Không hoàn tác được thay đổi này.')).toBeVisible()
  const stranger = await asWell('officer of the park next door')
  expect((await stranger.goto(address))?.status()).toBe(404)

  await page.getByRole('link', { name: 'Xem và hoàn tác thay đổi đó trước' }).click()
  await expect(page.getByRole('region', { name: 'Sẽ trở lại như trước' })).toContainText('Chi bộ Gõ Nhầm Nữa')
  await page.getByRole('button', undoButton).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Chi bộ Gõ Nhầm', exact: true })).toBeVisible()

  await page.goto(address)
  await page.getByLabel('Ghi rõ lý do hoàn tác').fill('nhầm tổ chức')
  await page.getByRole('button', undoButton).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Chi bộ Công ty Cơ khí Bến Sông' })).toBeVisible()
  await page.goto(`/organisations/${cell}/history`)
  await expect(page.getByText('Lý do: Hoàn tác: nhầm tổ chức').first()).toBeVisible()
})

test('an end of office is put right with its decision, and cancelled until another secretary has come', async ({
  page,
  signInAs,
  browser,
  registry,
  baseURL,
}) => {
  const { cell, secretaries } = await signInAs('officer of the park')
  const { accountId, userName } = registry.people['secretary of the cell']
  await asOwner((db) => plantPassword(db, accountId, 'mưa rào tháng bảy'))
  const secretary = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  const signIn = async () => {
    await secretary.goto('/me')
    await secretary.getByLabel('Tên đăng nhập').fill(userName)
    await secretary.getByLabel('Mật khẩu', { exact: true }).fill('mưa rào tháng bảy')
    await secretary.getByRole('button', { name: 'Đăng nhập' }).click()
  }
  await page.goto(`/people/${secretaries.cell}`)
  await page.getByRole('link', { name: 'Ghi nhận thôi giữ chức vụ' }).click()
  await page.getByLabel('Ngày thôi giữ chức vụ').fill('30/5/2024')
  await page.getByLabel('Lý do', { exact: true }).selectOption({ label: 'Nghỉ hưu' })
  await page.getByRole('button', { name: 'Ghi nhận thôi giữ chức vụ' }).click()
  await expect(page.getByText('Thôi giữ chức vụ: Nghỉ hưu · Quyết định: bổ sung sau')).toBeVisible()

  await page.getByRole('link', { name: 'Sửa việc thôi giữ chức vụ' }).click()
  await page.getByLabel('Ngày thôi giữ chức vụ').fill('31/5/2024')
  await page.getByLabel('Quyết định số').fill('40-QĐ/ĐU')
  await page.getByLabel('Ngày ban hành').fill('20/5/2024')
  await page.getByLabel('Cơ quan ban hành').fill('Đảng ủy Khu kinh tế Thử Nghiệm')
  await page.locator('[name=reason]').selectOption({ label: 'Sửa lỗi nhập' })
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('từ 01/01/2022 đến hết 31/05/2024')).toBeVisible()
  await signIn()
  await expect(secretary.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible()
  await expect(page.getByText(/Nghỉ hưu · Quyết định số 40-QĐ\/ĐU/)).toBeVisible()

  await page.getByRole('link', { name: 'Sửa việc thôi giữ chức vụ' }).click()
  await page.getByRole('link', { name: 'Hủy ghi nhận thôi giữ chức vụ' }).click()
  await expect(page.getByText('Chức vụ được tiếp tục từ ngày 01/06/2024')).toBeVisible()
  await page.locator('[name=reason]').selectOption({ label: 'Sửa lỗi nhập' })
  await page.getByRole('button', { name: 'Hủy ghi nhận thôi giữ chức vụ' }).click()
  await expect(page.getByText('từ 01/01/2022 đến nay')).toBeVisible()
  await signIn()
  await expect(secretary.getByRole('heading', { name: 'Tài khoản của tôi' })).toBeVisible()

  await page.goto(`/organisations/${cell}/change-of-secretary`)
  await page.getByLabel('Ngày thôi giữ chức vụ').fill('31/5/2024')
  await page.getByLabel('Lý do', { exact: true }).selectOption({ label: 'Chuyển công tác' })
  await page.getByLabel('Hoặc họ và tên người mới').fill('Hồ Thị Giang')
  await page.getByLabel('Giữ chức vụ từ ngày').fill('1/6/2024')
  await page.getByLabel('Hình thức').selectOption({ label: 'Chỉ định' })
  await page.getByRole('button', { name: 'Ghi nhận thay đổi bí thư' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hồ Thị Giang' })).toBeVisible()
  await page.goto(`/people/${secretaries.cell}`)
  await page.getByRole('link', { name: 'Sửa việc thôi giữ chức vụ' }).click()
  await page.getByRole('link', { name: 'Hủy ghi nhận thôi giữ chức vụ' }).click()
  await expect(page.getByText('Chưa hủy được: tổ chức đảng đã có bí thư khác từ ngày 01/06/2024.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Hồ Thị Giang' })).toBeVisible()
})
