import type { Page } from '@playwright/test'
import { delayAttempts, plantPassword } from '@/db/session/plant'
import type { Person, Planted } from '@/db/testing/seed'
import { asOwner, complaintsOf, expect, test } from './fixtures'

const password = 'mưa rào tháng bảy'
const roles: Person[] = ['administrator', 'officer', 'leader', 'inspector', 'secretary of the cell']

async function givePassword(registry: Planted, who: Person) {
  const { accountId, userName } = registry.people[who]
  await asOwner((db) => plantPassword(db, accountId, password))
  return userName
}

async function typeIn(page: Page, userName: string, typed: string) {
  await page.getByLabel('Tên đăng nhập').fill(userName)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(typed)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

async function signOut(page: Page) {
  await page.locator('.person > summary').click()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await expect(page.getByText('Đã đăng xuất.')).toBeVisible()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    for (const who of roles) {
      test(`${who} is led to sign in and back, and out again`, async ({ page, context, registry, baseURL }) => {
        const userName = await givePassword(registry, who)
        const complaints = complaintsOf(page)
        await page.goto('/me?from=here')
        await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible()
        await typeIn(page, userName, password)
        await expect(page).toHaveURL(`${baseURL}/me?from=here`)
        await expect(page.getByRole('heading', { name: 'Tài khoản của tôi' })).toBeVisible()

        const cookies = await context.cookies()
        await signOut(page)
        await page.goto('/me')
        await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible()
        await test.step('the cookie of before opens nothing any more', async () => {
          await context.addCookies(
            cookies.map(({ domain, path, ...cookie }) => ({ ...cookie, url: `https://${domain}${path}` })),
          )
          await page.goto('/me')
          await expect(page.getByText('Phiên làm việc đã kết thúc')).toBeVisible()
        })
        expect(complaints).toEqual([])
      })
    }

    test('a printed sheet sets a password, once', async ({ page, browser, signInAs, baseURL }) => {
      const registry = await signInAs('officer of the park')
      const { accountId, userName } = registry.people['secretary of the cell']
      await page.goto(`/accounts/${accountId}/sheet`)
      await page.getByLabel('Lý do').selectOption('Cấp lần đầu')
      await page.getByRole('button', { name: 'Cấp giấy tài khoản' }).click()
      const code = (await page.getByText(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){4}$/).textContent()) ?? ''

      const holder = await (await browser.newContext({ javaScriptEnabled, baseURL: baseURL ?? '' })).newPage()
      await test.step('a weak password is refused, and the code stays good', async () => {
        await holder.goto(`/sheet?code=${code}`)
        await expect(holder.getByText(`Tài khoản ${userName} của Lê Văn An`)).toBeVisible()
        await choose(holder, 'Haiphong@2026')
        await expect(holder.getByText('Mật khẩu này dễ đoán').first()).toBeVisible()
      })
      await test.step('a good one opens the account', async () => {
        await choose(holder, password)
        await expect(holder.getByText('Đã đặt mật khẩu.')).toBeVisible()
        await typeIn(holder, userName, password)
        await expect(holder.getByRole('heading', { name: 'Việc cần làm' })).toBeVisible()
      })
      await test.step('and the code is spent', async () => {
        await holder.goto(`/sheet?code=${code}`)
        await expect(holder.getByText('Mã này không đúng, đã dùng hoặc đã hết hạn').first()).toBeVisible()
      })
    })
  })
}

const choose = async (page: Page, typed: string) => {
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(typed)
  await page.getByLabel('Nhập lại mật khẩu mới').fill(typed)
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
}

test('wrong passwords make the next attempt wait, and nobody is locked out', async ({ page, registry }) => {
  const userName = await givePassword(registry, 'officer')
  const { accountId } = registry.people.officer
  await page.goto('/')
  for (const attempt of [1, 2, 3]) {
    await typeIn(page, userName, `sai lần thứ ${attempt}`)
    await expect(page.getByRole('main').getByRole('alert')).toHaveText('Tên đăng nhập hoặc mật khẩu không đúng.')
    await expect(page.getByLabel('Tên đăng nhập')).toHaveValue(userName)
    await expect(page).toHaveTitle(/^Lỗi: /)
  }
  await typeIn(page, userName, 'sai lần thứ tư')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Hãy thử lại sau 2 giây')

  await delay(accountId, 600)
  await typeIn(page, userName, password)
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    /Đã nhập sai nhiều lần. Hãy thử lại sau \d{3} giây/,
  )
  await delay(accountId, 0)
  await typeIn(page, userName, password)
  await expect(page.getByRole('heading', { name: 'Việc cần làm' })).toBeVisible()
})

const delay = (accountId: string, seconds: number) => asOwner((db) => delayAttempts(db, accountId, seconds))

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
