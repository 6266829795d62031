import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import type { Db } from '@/db/door/actor'
import { mandate } from '@/db/mandate/record'
import { person } from '@/db/person/record'
import { newId } from '@/db/record/id'
import { letWaitsPass } from '@/db/session/plant'
import type { Person } from '@/db/testing/seed'
import { asOwner, complaintsOf, expect, test } from './fixtures'
import { givePassword, password, typeIn } from './signing-in'

const roles: Person[] = ['administrator', 'officer', 'leader', 'inspector', 'secretary of the cell']

async function signOut(page: Page) {
  await page.locator('.person > summary').click()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await expect(page.getByText('Đã đăng xuất.')).toBeVisible()
}

test('after the browser dropped its cookies, the page says so and keeps the user name', async ({
  page,
  context,
  registry,
}) => {
  const userName = await givePassword(registry, 'officer')
  await page.goto('/sign-in')
  await context.clearCookies()
  await typeIn(page, userName, password)
  await expect(page.getByText('Trang đăng nhập đã mở quá lâu')).toBeVisible()
  await expect(page.getByLabel('Tên đăng nhập')).toHaveValue(userName)
  await typeIn(page, userName, password)
  await expect(page).toHaveURL(/\/$/)
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('every role is led to sign in and back, and out again', async ({ page, context, registry, baseURL }) => {
      const complaints = complaintsOf(page)
      for (const who of roles)
        await test.step(who, async () => {
          const userName = await givePassword(registry, who)
          await page.goto('/me?from=here')
          await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible()
          await typeIn(page, userName, password)
          await expect(page).toHaveURL(`${baseURL}/me?from=here`)
          await expect(page.getByRole('heading', { name: 'Tài khoản của tôi' })).toBeVisible()

          const cookies = await context.cookies()
          await signOut(page)
          await page.goto('/me')
          await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible()
          // The cookie of before opens nothing any more.
          await context.addCookies(
            cookies.map(({ domain, path, ...cookie }) => ({ ...cookie, url: `https://${domain}${path}` })),
          )
          await page.goto('/me')
          await expect(page.getByText('Phiên làm việc đã kết thúc')).toBeVisible()
          await context.clearCookies()
        })
      expect(complaints).toEqual([])
    })

    test('a printed sheet sets a password, once', async ({ page, browser, signInAs, baseURL }) => {
      const registry = await signInAs('officer of the park')
      const { accountId, userName } = registry.people['secretary of the cell']
      await page.goto(`/accounts/${accountId}/sheet`)
      await page.getByLabel('Lý do').selectOption('Cấp lần đầu')
      await page.getByRole('button', { name: 'Cấp giấy cấp tài khoản' }).click()
      const code = (await page.getByText(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){4}$/).textContent()) ?? ''

      const holder = await (await browser.newContext({ javaScriptEnabled, baseURL: baseURL ?? '' })).newPage()
      await test.step('a weak password is refused, and the code stays good', async () => {
        await openSheet(holder, code, javaScriptEnabled)
        await expect(holder.getByText(`Tên đăng nhập ${userName}, cấp cho Lê Văn An`)).toBeVisible()
        await choose(holder, 'ngắn quá', 'ngắn')
        await expect(holder.getByText('Mật khẩu cần ít nhất 12 ký tự').first()).toBeVisible()
        await expect(holder.getByText('Hai lần nhập mật khẩu không giống nhau').first()).toBeVisible()
        await choose(holder, 'Haiphong@2026')
        await expect(holder.getByText('Mật khẩu này dễ đoán').first()).toBeVisible()
        await expect(holder.locator('[autocomplete=username]')).toHaveValue(userName)
      })
      await test.step('a good one opens the account, and the code stands in no address', async () => {
        await choose(holder, password)
        await expect(holder.getByRole('heading', { name: 'Việc cần làm' })).toBeVisible()
        if (!javaScriptEnabled) return
        await holder.goBack()
        expect(holder.url()).not.toContain(code)
      })
      await test.step('and the code is spent', async () => {
        await openSheet(holder, code, javaScriptEnabled)
        await expect(holder.getByText('Mã này không đúng, đã dùng hoặc đã hết hạn').first()).toBeVisible()
      })
    })
  })
}

test('three get accounts and sheets at once, printed two on a page with a list to sign, and one signs in', async ({
  page,
  browser,
  signInAs,
  baseURL,
}) => {
  const { park, cell } = await signInAs('officer of the park')
  await asOwner((db) => plantReporters(db, park, cell, ['Hồ Thị Mới', 'Cao Văn Ba', 'Tạ Hai']))
  await page.goto('/tasks/no-account')
  await page.getByRole('link', { name: 'Cấp tài khoản theo danh sách' }).click()
  for (const name of ['Hồ Thị Mới', 'Cao Văn Ba', 'Tạ Hai']) await page.getByLabel(name).check()
  await page.getByRole('button', { name: 'Kiểm tra và cấp cho người đã chọn…' }).click()
  await expect(page.getByText('Sẽ mở 3 tài khoản mới và cấp 3 giấy')).toBeVisible()
  await expect(page.getByLabel('Cao Văn Ba –')).toHaveValue('bensong.bc')
  await page.getByLabel('Cao Văn Ba –').fill('cao.ba')
  await page.getByRole('button', { name: 'Cấp 3 giấy cấp tài khoản' }).click()
  await expect(page.getByText('Đã cấp 3 giấy cấp tài khoản.')).toBeVisible()
  await expect(page.getByText(/^Sẽ mở 3 tài khoản mới/)).toHaveCount(0)

  const sheet = page.getByRole('article').filter({ hasText: 'Cao Văn Ba' })
  await expect(sheet).toContainText('Chi bộ Công ty Cơ khí Bến Sông')
  const code = (await sheet.getByText(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){4}$/).textContent()) ?? ''
  const roll = page.getByRole('region', { name: 'Danh sách ký nhận giấy cấp tài khoản' })
  await expect(roll.getByRole('row')).toHaveCount(4)
  await expect(roll).not.toContainText(code)
  // Two sheets, the third, the list: three pages.
  expect((await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(3)
  await page.reload()
  await expect(page.getByText(code)).toHaveCount(0)

  const holder = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  await openSheet(holder, code)
  await choose(holder, password)
  await expect(holder.getByRole('heading', { name: 'Việc cần làm' })).toBeVisible()
})

async function plantReporters(db: Db, unitId: string, organisationId: string, names: string[]) {
  await db.execute(sql`select open_service_door()`)
  const people = names.map((fullName) => ({ id: newId(), unitId, fullName }))
  await db.insert(person).values(people)
  const office = {
    organisationId,
    position: 'reporter' as const,
    obtained: 'assigned' as const,
    valid: '[2024-01-01,)',
  }
  await db.insert(mandate).values(people.map(({ id }) => ({ ...office, personId: id })))
}

/** With JavaScript as by the QR code, whose address a script reads; without it the code is typed. */
const openSheet = async (page: Page, code: string, isScripted = true) => {
  await page.goto('about:blank')
  await page.goto(`/sheet#${code}`)
  if (isScripted) return
  await page.getByLabel('Mã trên giấy cấp tài khoản').fill(code)
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
}

const choose = async (page: Page, typed: string, repeated = typed) => {
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(typed)
  await page.getByLabel('Nhập lại mật khẩu mới').fill(repeated)
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
}

test('wrong passwords make the next attempt wait, and nobody is locked out', async ({ page, registry }) => {
  const userName = await givePassword(registry, 'officer')
  await page.goto('/')
  for (const attempt of [1, 2, 3]) {
    await typeIn(page, userName, `sai lần thứ ${attempt}`)
    await expect(page.getByRole('main').getByRole('alert')).toHaveText('Tên đăng nhập hoặc mật khẩu không đúng.')
    await expect(page.getByLabel('Tên đăng nhập')).toHaveValue(userName)
    await expect(page).toHaveTitle(/^Lỗi: /)
  }
  await typeIn(page, userName, 'sai lần thứ tư')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Hãy thử lại sau 2 giây')

  // Longer than this test takes.
  await asOwner((db) => letWaitsPass(db, -600))
  await typeIn(page, userName, password)
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    /Đã nhập sai nhiều lần. Hãy thử lại sau \d{3} giây/,
  )
  await asOwner((db) => letWaitsPass(db, 700))
  await typeIn(page, userName, password)
  await expect(page.getByRole('heading', { name: 'Việc cần làm' })).toBeVisible()
})

test('an unknown name is refused in the same words', async ({ page }) => {
  await page.goto('/')
  await typeIn(page, 'khong.ai.biet', password)
  await expect(page.getByRole('main').getByRole('alert')).toHaveText('Tên đăng nhập hoặc mật khẩu không đúng.')
})

test('a session that an administrator ends is over with the next request', { tag: '@quick' }, async ({
  page,
  signInAs,
  asWell,
}) => {
  const registry = await signInAs('officer')
  await page.goto('/me')
  await expect(page.getByRole('heading', { name: 'Tài khoản của tôi' })).toBeVisible()

  const administrator = await asWell('administrator')
  await administrator.goto(`/accounts/${registry.people.officer.accountId}`)
  await administrator.getByRole('button', { name: /^Kết thúc/ }).click()
  await expect(administrator.getByText('Không có phiên đăng nhập nào đang mở.')).toBeVisible()

  await page.goto('/me')
  await expect(page.getByText('Phiên làm việc đã kết thúc')).toBeVisible()
})

test('a disabled account is out with the next request', async ({ page, signInAs, asWell }) => {
  const registry = await signInAs('leader')
  await page.goto('/me')
  const administrator = await asWell('administrator')
  await administrator.goto(`/accounts/${registry.people.leader.accountId}/disable`)
  await administrator.getByLabel('Lý do').selectOption('Theo quyết định')
  await administrator.getByRole('button', { name: 'Ngừng sử dụng tài khoản' }).click()
  await expect(administrator.getByText('Ngừng sử dụng từ')).toBeVisible()

  await page.goto('/me')
  await expect(page.getByText('Tài khoản này đã ngừng sử dụng')).toBeVisible()
})

test('a new password ends the other devices and not this one', async ({ page, browser, registry, baseURL }) => {
  const userName = await givePassword(registry, 'inspector')
  const other = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  for (const device of [page, other]) {
    await device.goto('/me')
    await typeIn(device, userName, password)
    await expect(device.getByRole('heading', { name: 'Tài khoản của tôi' })).toBeVisible()
  }
  await page.getByLabel('Mật khẩu hiện tại').fill('không phải câu này')
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('nắng cuối thu vàng')
  await page.getByLabel('Nhập lại mật khẩu mới').fill('nắng cuối thu vàng')
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await expect(page.getByText('Mật khẩu hiện tại không đúng.').first()).toBeVisible()

  await page.getByLabel('Mật khẩu hiện tại').fill(password)
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('nắng cuối thu vàng')
  await page.getByLabel('Nhập lại mật khẩu mới').fill('nắng cuối thu vàng')
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await expect(page.getByText('Đã đổi mật khẩu.')).toBeVisible()
  await other.goto('/me')
  await expect(other.getByText('Phiên làm việc đã kết thúc')).toBeVisible()
})

test('the language is chosen before and after signing in', async ({ page, signInAs }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Ngôn ngữ: English' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await signInAs('leader')
  await page.goto('/me')
  await expect(page.getByRole('heading', { name: 'My account' })).toBeVisible()
})

test('set-up stays shut while there is an administrator', async ({ page, signInAs }) => {
  await signInAs('administrator')
  await page.goto('/setup')
  await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible()
})
