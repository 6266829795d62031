import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { plantPassword } from '@/db/session/plant'
import type { Person, Planted } from '@/db/testing/seed'
import { asOwner, expect, expectAccessible, test } from './fixtures'
import { openPeriod } from './periods'
import { address, on, versionsOf, writeAdmission } from './report'

const password = 'mưa rào tháng bảy'
const soon = 'Phiên làm việc sắp kết thúc'
const over = 'Phiên làm việc đã kết thúc'

const givePassword = (registry: Planted, who: Person) =>
  asOwner((db) => plantPassword(db, registry.people[who].accountId, password))

/** Changes the sessions of a person as if time had passed. */
const age = (registry: Planted, who: Person, change: ReturnType<typeof sql>) =>
  asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    await db.execute(sql`update session set ${change} where account_id = ${registry.people[who].accountId}`)
  })
const unusedFor = (seconds: number) => sql`idle_minutes = 30, seen_at = now() - make_interval(secs => ${seconds})`

async function typeIn(page: Page, typed: string, userName?: string) {
  if (userName) await page.getByLabel('Tên đăng nhập').fill(userName)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(typed)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

test('two minutes before the end a dialog offers to go on, and other tabs know', async ({
  page,
  context,
  signInAs,
}) => {
  const registry = await signInAs('officer of the park')
  await age(registry, 'officer of the park', unusedFor(0))
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.clock.install()
    await tab.goto('/enterprises/new')
    await expect(tab.getByLabel('Ngày thành lập')).toBeVisible()
  }
  await page.getByLabel('Ngày thành lập').fill('01/02/2020')
  await age(registry, 'officer of the park', unusedFor(28.5 * 60))
  for (const tab of [page, other]) {
    await tab.clock.fastForward('28:30')
    const dialog = tab.getByRole('dialog', { name: soon })
    await expect(dialog).toHaveAccessibleDescription(/sẽ kết thúc lúc \d\d:\d\d/)
    await expect(dialog.getByRole('button', { name: 'Làm việc tiếp' })).toBeFocused()
    await expect(tab).toHaveTitle(new RegExp(`^${soon}`))
  }
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).toHaveTitle(/^Thêm doanh nghiệp/)
  await expect(page.getByLabel('Ngày thành lập')).toBeFocused()
  await other.clock.fastForward(5_000)
  await expect(other.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByLabel('Ngày thành lập')).toHaveValue('01/02/2020')
})

test('an end that cannot be put off offers to sign in again before it comes', async ({ page, signInAs }) => {
  const registry = await signInAs('officer of the park')
  await givePassword(registry, 'officer of the park')
  await page.goto('/enterprises/new')
  await age(registry, 'officer of the park', sql`expires_at = now() + interval '110 seconds'`)
  await page.reload()
  const dialog = page.getByRole('dialog', { name: soon })
  await dialog.getByRole('button', { name: 'Để sau' }).click()
  await expect(dialog).toHaveCount(0)
  await page.getByLabel('Tên doanh nghiệp').fill('Công ty Trước Giờ')
  await page.waitForFunction(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await page.getByRole('dialog', { name: soon }).waitFor()
  await page.getByRole('button', { name: 'Đăng nhập lại' }).click()
  await typeIn(page, password, registry.people['officer of the park'].userName)
  await expect(page).toHaveURL(/\/enterprises\/new$/)
})

test('after the end one signs in again in the same tab, and finds what was typed', async ({ page, signInAs }) => {
  const registry = await signInAs('officer of the park')
  await givePassword(registry, 'officer of the park')
  const { userName } = registry.people['officer of the park']
  await page.goto(`/organisations/${registry.cell}/acts/split`)
  const name = page.getByRole('main').getByRole('textbox').first()
  await name.fill('Chi bộ Tách Ra')
  await age(registry, 'officer of the park', unusedFor(31 * 60))
  await page.getByRole('main').locator('button[type=submit]').click()
  const dialog = page.getByRole('dialog', { name: over })
  const again = dialog.getByRole('link', { name: 'Đăng nhập lại' })
  await expect(again).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await again.click()
  await expect(page.getByText('Phiên làm việc đã kết thúc')).toBeVisible()
  await typeIn(page, 'không đúng', userName)
  await typeIn(page, password)
  await expect(page.getByText('Nội dung nhập trước khi đăng nhập lại vẫn còn ở đây')).toBeVisible()
  await expect(name).toHaveValue('Chi bộ Tách Ra')
})

test('what one person typed before the end is not shown to the next in the tab', async ({ page, signInAs }) => {
  const { cell } = await signInAs('officer of the park')
  const path = `/organisations/${cell}/edit`
  await page.goto(path)
  const name = page.getByRole('main').getByRole('textbox').first()
  const before = await name.inputValue()
  await name.fill('Chữ của người trước')
  await signInAs('officer')
  await page.getByRole('main').locator('button[type=submit]').click()
  const dialog = page.getByRole('dialog', { name: 'Trình duyệt này đang đăng nhập bằng tài khoản khác' })
  await dialog.getByRole('button', { name: 'Mở trang này cho' }).click()
  await expect(name).toHaveValue(before)
  await signInAs('officer of the park')
  await page.goto(path)
  await expect(name).toHaveValue('Chữ của người trước')
})

test('a refused sign-in says why at the field, and keeps name and choice', async ({ page, context, registry }) => {
  await givePassword(registry, 'secretary of the cell')
  const { userName } = registry.people['secretary of the cell']
  const [name, secret] = [page.getByLabel('Tên đăng nhập'), page.getByLabel('Mật khẩu', { exact: true })]
  const remember = page.getByLabel(/^Ghi nhớ thiết bị này/)
  await page.goto('/sign-in')
  await remember.check()
  await typeIn(page, 'không đúng', userName)
  await expect(secret).toBeFocused()
  await expect(secret).toHaveAttribute('aria-invalid', 'true')
  await expect(secret).toHaveAccessibleDescription(/không đúng/)
  await expect(name).toHaveValue(userName)
  await expect(remember).toBeChecked()
  await expectAccessible(page)

  await context.clearCookies()
  await typeIn(page, password)
  await expect(page.getByText('Trang đăng nhập đã mở quá lâu')).toBeVisible()
  await expect(secret).toBeFocused()
  await expect(name).toHaveValue(userName)
  await expect(remember).toBeChecked()
  await typeIn(page, password)
  await expect(page.getByRole('heading', { name: 'Việc cần làm' })).toBeVisible()
  const sessions = await asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    return db.execute(sql`select from session where expires_at > now() + interval '100 days'`)
  })
  expect(sessions).toHaveLength(1)
})

test('every other word of a refusal is answered', async ({ page }) => {
  for (const error of ['Configuration', 'CredentialsSignin', 'x']) {
    await page.goto(`/sign-in?error=${error}`)
    await expect(page.getByRole('main').getByRole('alert')).toContainText('chưa đăng nhập được')
    await expect(page).toHaveTitle(/^Lỗi: /)
  }
})

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  const waits = 'Có báo cáo đang chờ gửi trên máy này'
  const signOut = (page: Page) =>
    page.getByRole('banner').getByRole('button', { name: 'Đăng xuất', includeHidden: true }).dispatchEvent('click')

  test('a report that waits survives signing out and another person, and goes out from any page', async ({
    page,
    context,
    signInAs,
  }) => {
    const { id } = await openPeriod()
    const registry = await signInAs('secretary of the cell')
    const { cell } = registry
    await givePassword(registry, 'secretary of the cell')
    await writeAdmission(page, address(id, cell))
    await context.setOffline(true)
    await page.getByLabel('Ghi chú').fill('gửi sau')
    await on(page).send.tap()
    await expect(page.getByText(`${waits}. Hiện không có mạng`)).toBeVisible()

    await test.step('without a network nobody is signed out, and the page stays', async () => {
      await signOut(page)
      await expect(page.getByText('Không có mạng nên chưa đăng xuất được')).toBeAttached()
      await expect(page.getByLabel('Ghi chú')).toHaveValue('gửi sau')
    })

    await test.step('with one, but no answer to reports, every page says that it waits, and signing out asks', async () => {
      await context.route('**/*', refuseReports)
      await context.setOffline(false)
      await page.goto('/me')
      await expect(page.getByText(`${waits}. Máy chủ chưa nhận được`)).toBeVisible()
      const asked = page.waitForEvent('dialog')
      await Promise.all([asked.then((dialog) => dialog.accept()), signOut(page)])
      expect((await asked).message()).toContain('vẫn được giữ trên máy này')
      await expect(page).toHaveURL(/sign-in/)
      await expect(page.getByText('Trên máy này có báo cáo chưa gửi.')).toBeVisible()
      await context.unroute('**/*')
    })

    await test.step('another person neither sends nor sees it', async () => {
      await signInAs('secretary of the cell next door')
      await page.goto('/')
      await expect(page.getByRole('heading', { level: 1, name: 'Việc cần làm' })).toBeVisible()
      await expect(page.getByText(waits)).toHaveCount(0)
      expect(await versionsOf(id, cell)).toHaveLength(0)
      await context.clearCookies()
    })

    await page.goto('/me')
    await typeIn(page, password, registry.people['secretary of the cell'].userName)
    await expect(page.getByText('Đã gửi báo cáo chờ trên máy này.')).toBeVisible()
    await expect(page).toHaveURL(/\/me$/)
    expect(await versionsOf(id, cell)).toMatchObject([{ admitted: 1, note: 'gửi sau' }])
    await page.getByRole('link', { name: 'Xem báo cáo đã gửi' }).tap()
    await expect(on(page).sent).toBeVisible()
  })

  test('a report that waits for its person to sign in says so', async ({ page, context, signInAs }) => {
    const { id } = await openPeriod()
    const registry = await signInAs('secretary of the cell')
    await writeAdmission(page, address(id, registry.cell))
    await context.setOffline(true)
    await on(page).send.tap()
    await expect(page.getByText(`${waits}. Hiện không có mạng`)).toBeVisible()
    await age(registry, 'secretary of the cell', sql`expires_at = now()`)
    await context.setOffline(false)
    await expect(page.getByText(`${waits}. Phiên làm việc đã kết thúc: hãy đăng nhập lại`).first()).toBeAttached()
    await page.getByRole('dialog', { name: over }).getByRole('link', { name: 'Đăng nhập lại' }).tap()
    await age(registry, 'secretary of the cell', sql`expires_at = now() + interval '1 hour'`)
    await expect(page).toHaveURL(/sign-in/)
    await page.goto('/')
    await expect(page.getByText('Đã gửi báo cáo chờ trên máy này.')).toBeVisible()
    expect(await versionsOf(id, registry.cell)).toHaveLength(1)
  })

  test('choosing a language without a network keeps the page', async ({ page, context, signInAs }) => {
    await signInAs('secretary of the cell')
    await page.goto('/me')
    await context.setOffline(true)
    await page.getByRole('banner').locator('summary').tap()
    await page.getByRole('banner').getByRole('button', { name: 'English' }).tap()
    await expect(page.getByText('Không có mạng. Hãy thử lại khi có mạng.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Tài khoản của tôi' })).toBeVisible()
  })
})

/** Lets everything through but what the outbox sends. */
const refuseReports: Parameters<Page['route']>[1] = (route) =>
  /name="[^"]*step"\s+check\s/.test(route.request().postData() ?? '') ? route.abort() : route.continue()

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the title of a refused form says so', async ({ page, signInAs }) => {
    await signInAs('officer of the park')
    await page.goto('/enterprises/new')
    await expect(page).toHaveTitle(/^Thêm doanh nghiệp/)
    await page.getByRole('main').locator('button[type=submit]').first().click()
    await expect(page).toHaveTitle(/^Lỗi: Thêm doanh nghiệp/)
    await page.goto('/enterprises/new')
    await expect(page).toHaveTitle(/^Thêm doanh nghiệp/)
  })
})
