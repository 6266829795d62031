import type { Locator, Page, Route } from '@playwright/test'
import type { Person } from '@/db/testing/seed'
import { expect, test } from './fixtures'
import { builtActions, forms, others, placesOfForms, type Walked } from './forms'
import { concrete, type Places, placesIn } from './places'

const lost = 'Chưa gửi được'
const updated = 'Chương trình vừa được cập nhật'
const ended = 'Phiên làm việc đã kết thúc'
/** What a form says when its text is back. A draft is saved again at once, and has nothing to be sent. */
const saidOver = async (page: Page, walked: Walked) => {
  const isDraft = walked.action === 'report#send'
  const hasText = (await formOf(page, walked).locator(textLike).count()) > 0
  return hasText && !isDraft ? 'trước khi đăng nhập lại vẫn còn' : ''
}
const otherPerson = 'Trang này không mở cho người đang đăng nhập trên trình duyệt này: Lý Kiểm Tra'

/** What differs among forms, each once, for `npm test`: all are the same component but the grid. The others have the tag @long. */
const quick = new Set([
  // Text, suggestions and hints; references and dates.
  'enterprises#register',
  'organisations/[id]/acts#split',
  // The grid.
  'enterprise-figures/entry#saveEntry',
  // A folded one, beside another on the page; one with boxes.
  'completeness#returnReport',
  'completeness#confirmChosen',
  // Printed on the page that follows; a password.
  'accounts/issue#issue',
  'me#replacePassword',
])

test('every action that was built is walked below, or is here with a reason', () => {
  const named = [...forms.map(({ action }) => action), ...Object.keys(others)]
  expect([...builtActions().keys()].sort()).toEqual(named.sort())
})

/** The steps of a report go on without a network, and are sent later: see secretary-drafts.spec.ts. */
const walkable = forms.filter(({ action }) => action !== 'report#goOn')

const groups = [
  ...chunks(
    walkable.filter(({ action }) => quick.has(action)),
    4,
  ).map((part) => ({ part, tag: [] })),
  ...chunks(
    walkable.filter(({ action }) => !quick.has(action)),
    8,
  ).map((part) => ({ part, tag: ['@long'] })),
]
for (const { part, tag } of groups)
  test(`what was typed stays when it cannot be sent: ${part.map(({ action }) => action).join(', ')}`, { tag }, async ({
    context,
    signInAs,
    registry,
  }) => {
    const places = await placesOfForms(registry)
    for (const walked of part)
      await test.step(walked.action, async () => {
        // In a tab of its own: another form of the same page gets its text back, and asks before this one is sent.
        const page = await context.newPage()
        await signInAs(walked.who)
        await walk(page, walked, places)
        await page.context().clearCookies()
        await send(page, walked)
        await page.getByRole('dialog', { name: ended }).getByRole('link', { name: 'Đăng nhập lại' }).click()
        await expect(page).toHaveURL(/sign-in/)
        await signInAs('inspector')
        await page.goto('/')
        await signInAs(walked.who)
        await page.goto(concrete(walked.path, places))
        await expectKept(page, walked, await saidOver(page, walked))
        await signInAs('inspector')
        await send(page, walked)
        await expectKept(page, walked, otherPerson)
        await page.close()
      })
  })

test('who cannot sign in yet keeps what was typed, too', async ({ page }) => {
  await walk(page, { action: 'sheet#openSheet', path: '/sheet', who: 'officer' }, {})
})

/**
 * Submits without a connection, and after a simulated update of the program; each time the form must stay with its
 * message and text.
 */
async function walk(page: Page, walked: Walked, places: Places) {
  await page.goto(concrete(walked.path, places))
  await typeInto(page, walked)
  await onPost(page, (route) => route.abort())
  await send(page, walked)
  await expectKept(page, walked, lost)

  await onPost(page, (route) => {
    const headers = { ...route.request().headers(), 'next-action': `40${'0'.repeat(40)}` }
    return route.continue({ headers })
  })
  const reloaded = page.waitForEvent('load')
  await send(page, walked)
  await reloaded
  await expectKept(page, walked, updated)
  await page.unrouteAll()
}

/** The form with the id of an action; the grid calls its action from a script. */
function formOf(page: Page, { action }: Walked): Locator {
  const id = builtActions().get(action)?.id
  const named = page.locator('form').filter({ has: page.locator(`input[name^="$ACTION"][value*="${id}"]`) })
  return action === 'enterprise-figures/entry#saveEntry' ? page.locator('form.grid') : named.first()
}

const textLike = ':is(input[type=text], textarea):not([readonly], [role=combobox])'

/** The boxes of a form, ticked or not. */
const ticksOf = (page: Page, walked: Walked) =>
  formOf(page, walked)
    .locator('input[type=checkbox][name]')
    .evaluateAll((all) => all.map((one) => 'checked' in one && one.checked))
const ticked = new Map<string, unknown[]>()

/** Types into every text field after hydration, and changes every box. */
async function typeInto(page: Page, walked: Walked) {
  const form = await formOf(page, walked).elementHandle()
  await page.waitForFunction((form) => form && Object.keys(form).some((key) => key.startsWith('__react')), form)
  await formOf(page, walked).evaluate((form, textLike) => {
    for (const folded of [form.closest('details'), ...form.querySelectorAll('details')])
      folded?.setAttribute('open', '')
    for (const [at, field] of form.querySelectorAll<HTMLInputElement>(textLike).entries()) {
      const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value') ?? {}
      set?.call(field, `Dấu ${at}`)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    for (const box of form.querySelectorAll<HTMLInputElement>('input[type=checkbox][name]')) box.click()
  }, textLike)
  ticked.set(walked.action, await ticksOf(page, walked))
}

const send = (page: Page, walked: Walked) =>
  formOf(page, walked).locator('button[type=submit]').first().dispatchEvent('click')

async function expectKept(page: Page, walked: Walked, text: string) {
  const form = formOf(page, walked)
  await expect(form, walked.action).toContainText(text)
  const values = await form.locator(textLike).evaluateAll((all) => all.map((one) => 'value' in one && one.value))
  expect(values, walked.action).toEqual(values.map((_, at) => `Dấu ${at}`))
  expect(await ticksOf(page, walked), walked.action).toEqual(ticked.get(walked.action))
}

async function onPost(page: Page, answer: (route: Route) => Promise<void>) {
  const { pathname } = new URL(page.url())
  await page.unrouteAll()
  await page.route(
    (url) => url.pathname === pathname,
    (route) => (route.request().method() === 'POST' ? answer(route) : route.continue()),
  )
}

function chunks<T>(all: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}

const leave = 'Có thay đổi chưa lưu. Rời khỏi trang này?'

test('another language and signing out ask before unsaved text goes', async ({ page, signInAs }) => {
  await signInAs('officer of the park')
  await page.goto('/enterprises/new')
  const name = page.getByLabel('Tên doanh nghiệp')
  await name.fill('Công ty Chưa Lưu')
  // The scripts may come after the text. They have when leaving the page would ask.
  const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  await expect.poll(() => page.evaluate(asks)).toBe(true)
  for (const button of ['English', 'Đăng xuất']) {
    const [dialog] = await Promise.all([
      page.waitForEvent('dialog').then(async (dialog) => {
        await dialog.dismiss()
        return dialog.message()
      }),
      page.getByRole('banner').getByRole('button', { name: button, includeHidden: true }).dispatchEvent('click'),
    ])
    expect(dialog).toBe(leave)
    await expect(name).toHaveValue('Công ty Chưa Lưu')
  }
  await expect(page).toHaveURL(/\/enterprises\/new$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi')
  page.once('dialog', (dialog) => dialog.accept())
  await page.getByRole('banner').getByRole('button', { name: 'English', includeHidden: true }).dispatchEvent('click')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('what one person typed is not shown to the next one on the same browser', async ({ page, signInAs }) => {
  const { riverside } = await signInAs('officer of the park')
  const address = `/enterprises/${riverside}/contact`
  const walked = { action: 'enterprises#keepContact', path: address, who: 'officer of the park' } as const
  await page.goto(address)
  await typeInto(page, walked)
  await signInAs('officer')
  await send(page, walked)
  await expect(formOf(page, walked)).toContainText('Nguyễn Thị Lan')
  page.once('dialog', (dialog) => dialog.accept())
  await page.reload()
  await expect(page.getByLabel('Người liên hệ')).not.toHaveValue(/Dấu/)
})

/** Forms of the three ways to insert: a plain record, a record with commands of its own, an act. */
const used: { who: Person; path: string; fill: (page: Page, name: string) => Promise<void>; found: string }[] = [
  {
    who: 'administrator',
    path: '/communes/new',
    fill: async (page, name) => {
      await page.getByLabel('Tên', { exact: true }).fill(name)
      await page.getByLabel('Loại').selectOption({ label: 'Xã' })
    },
    found: '/communes?q=da+thu',
  },
  {
    who: 'officer of the park',
    path: '/people/new',
    fill: async (page, name) => {
      await page.getByLabel('KCN/KKT').selectOption({ label: 'KCN Bến Sông' })
      await page.getByLabel('Họ và tên').fill(name)
    },
    found: '/people?q=da+thu',
  },
  {
    who: 'officer of the park',
    path: '/organisations/new',
    fill: async (page, name) => {
      await page.getByLabel('Tên tổ chức đảng', { exact: true }).fill(name)
      await page.getByLabel('Loại hình').selectOption({ label: 'Chi bộ cơ sở' })
      await page.getByLabel('KCN/KKT theo dõi').selectOption({ label: 'KCN Bến Sông' })
      await page.getByLabel('Ngày thành lập', { exact: true }).fill('19/5/2024')
    },
    found: '/organisations?q=da+thu',
  },
]
test('Back to a form that was used, and something else in it: both are there', async ({ page, signInAs }) => {
  for (const { who, path, fill, found } of used) {
    await signInAs(who)
    await page.goto(path)
    const names = ['Đá Thử Một', 'Đá Thử Hai']
    for (const name of names) {
      await fill(page, name)
      await page.getByRole('main').locator('button[type=submit]').first().click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      await page.goBack()
      await expect(page).toHaveURL(new RegExp(`${path}$`))
    }
    await page.goto(found)
    for (const name of names) await expect(page.getByRole('rowheader', { name })).toBeVisible()
  }
})

test('an upload that does not arrive stays, and is refused to the next person on the same browser', async ({
  page,
  signInAs,
  registry,
}) => {
  const { document = '' } = await placesIn(registry)
  await signInAs('officer of the park')
  await page.goto(`/documents/${document}/upload`)
  const file = page.locator('input[type=file]')
  await file.setInputFiles({ name: 'Quyết định.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n') })
  const reason = page.getByLabel('Lý do', { exact: true })
  if ((await reason.count()) > 0) await reason.selectOption({ label: 'Sửa lỗi nhập' })
  const send = page.getByRole('main').locator('button[type=submit]')
  await page.route('**/file', (route) => route.abort())
  await send.click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(lost)
  await page.unrouteAll()
  await signInAs('inspector')
  await send.click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(otherPerson)
  await signInAs('officer of the park')
  await send.click()
  await expect(page).toHaveURL(/saved=revised/)
  await expect(page.getByRole('link', { name: 'Quyết định.pdf' })).toBeVisible()
})

test('what is ticked on a list, to be checked on the next page, is ticked after Back', async ({ page, signInAs }) => {
  await signInAs('officer of the park')
  await page.goto('/accounts/batch')
  const box = page.getByRole('main').locator('form input[type=checkbox]').last()
  await box.check()
  await expect.poll(() => page.evaluate(() => window.history.state?.ticks?.length)).toBe(1)
  await page.getByRole('button', { name: 'Kiểm tra và cấp cho người đã chọn…' }).click()
  await expect(page).toHaveURL(/check\?person=/)
  await page.goBack()
  await expect(box).toBeChecked()
})
