import type { Locator, Page } from '@playwright/test'
import { complaintsOf, expect, expectAccessible, test } from './fixtures'
import { plantJump, plantWaiting } from './reports'

/** Presses keys, and counts them. */
function keyboardOf(page: Page) {
  let pressed = 0
  const press = async (key: string) => {
    pressed += 1
    await page.keyboard.press(key)
  }
  return {
    press,
    type: (text: string) => page.keyboard.type(text),
    /** Presses Tab until the target has the focus. */
    reach: async (target: Locator, most = 80) => {
      for (let tabs = 0; tabs < most; tabs += 1) {
        if (await target.evaluate((element) => element === document.activeElement)) return
        await press('Tab')
      }
      throw new Error(`not reached within ${most} tabs`)
    },
    /** Uses the skip link, if the focus is at the start of the page and not where a sent form was. */
    skipMenu: async () => {
      await press('Tab')
      if (await page.evaluate(() => document.activeElement?.getAttribute('href') === '#content')) await press('Enter')
    },
    sinceLast: () => {
      const count = pressed
      pressed = 0
      return count
    },
  }
}

const names = ['Chi bộ Ao Sen', 'Chi bộ Bến Đá', 'Chi bộ Cầu Mây', 'Chi bộ Đồng Xanh', 'Chi bộ Gò Vàng']
const [first = '', second = '', third = '', ...others] = names

const openPanel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('an officer decides on what waits with the keyboard alone', async ({ page, signInAs }) => {
  const complaints = complaintsOf(page)
  const registry = await signInAs('officer of the park')
  const { name: period } = await plantWaiting(
    registry,
    names.map((name, at) => ({ name, warns: at === 0 })),
  )
  const keyboard = keyboardOf(page)
  const counted: Record<string, number> = {}

  await page.goto('/')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await keyboard.reach(page.getByRole('link', { name: `Báo cáo số liệu đảng viên chờ xác nhận, ${period}` }))
  await keyboard.press('Enter')
  const panel = openPanel(page, first)
  await expect(panel).toBeFocused()
  counted['from home to the first that waits'] = keyboard.sinceLast()
  await expect(panel).toContainText('Biến động lớn so với kỳ trước (5 → 6)')
  await expect(panel).toContainText('Nhận thêm một tổ')
  await expect(panel).toContainText('Mã kiểm tra toàn vẹn')

  await keyboard.press('a')
  await expect(panel).toContainText('Nhấn A lần nữa')
  await expect(panel).toContainText('Chờ xác nhận')
  counted['to be asked'] = keyboard.sinceLast()
  await keyboard.press('a')
  await expect(openPanel(page, second)).toBeFocused()
  counted['to confirm'] = keyboard.sinceLast()
  const menu = page.getByRole('navigation', { name: 'Danh mục chính' })
  await expect(menu.getByRole('link', { name: 'Theo dõi gửi báo cáo' })).toHaveText(/gửi báo cáo4 /)
  const done = openPanel(page, second).getByText(`Đã xác nhận báo cáo của ${first}.`)
  await expect(done).toBeInViewport()
  await keyboard.press('F6')
  await keyboard.press('Enter')
  await expect(panel).toBeFocused()
  await expect(panel).toContainText('Đã rút lại xác nhận; báo cáo lại chờ xác nhận.')
  await keyboard.press('a')
  await keyboard.press('a')
  await expect(openPanel(page, second)).toBeFocused()
  keyboard.sinceLast()

  await keyboard.press('r')
  await expect(page.getByLabel('Lý do trả lại')).toBeFocused()
  await keyboard.type('Thiếu quyết định: ajrk')
  await keyboard.press('Tab')
  await keyboard.type('Kết nạp ngày nào?')
  await expect(page.getByLabel('Kết nạp')).toHaveValue('Kết nạp ngày nào?')
  await keyboard.press('Enter')
  await expect(openPanel(page, third)).toBeFocused()
  counted['to return, but for the words'] = keyboard.sinceLast()
  await expect(page.getByText(`Đã trả lại báo cáo của ${second} để bổ sung.`)).toBeVisible()

  await keyboard.press('j')
  await expect(openPanel(page, others[0] ?? '')).toBeFocused()
  await keyboard.press('k')
  await expect(openPanel(page, third)).toBeFocused()
  keyboard.sinceLast()

  for (const name of [third, ...others.slice(0, 1)]) {
    await keyboard.reach(page.getByRole('checkbox', { name: `Chọn để xác nhận: ${name}` }))
    await keyboard.press('Space')
  }
  await keyboard.reach(page.getByRole('button', { name: 'Xác nhận các báo cáo đã chọn…' }))
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Xác nhận 2 báo cáo' })).toBeVisible()
  await expect(page.getByRole('row', { name: third })).toContainText('6')
  await expectAccessible(page)
  await keyboard.reach(page.getByRole('button', { name: 'Xác nhận cả 2 báo cáo' }))
  await keyboard.press('Enter')
  await expect(page.getByText('Đã xác nhận 2 báo cáo.')).toBeVisible()
  counted['to confirm two at once'] = keyboard.sinceLast()

  await expect(page.getByRole('link', { name: '1 – Chờ xác nhận' })).toBeVisible()
  await keyboard.skipMenu()
  await keyboard.reach(page.getByRole('link', { name: 'Xác nhận 1 báo cáo không có cảnh báo…' }))
  await keyboard.press('Enter')
  await keyboard.reach(page.getByRole('button', { name: 'Xác nhận cả 1 báo cáo' }))
  await keyboard.press('Enter')
  await expect(page.getByRole('link', { name: '0 – Chờ xác nhận' })).toBeVisible()
  counted['to confirm all that has no warning'] = keyboard.sinceLast()
  test.info().annotations.push({ type: 'keys', description: JSON.stringify(counted) })
  expect(counted['to confirm']).toBe(1)
  expect(counted['to return, but for the words']).toBe(3)
  expect(complaints).toEqual([])
})

test('the sender’s note stands beside the value that is outside the usual range', async ({ page, signInAs }) => {
  const registry = await signInAs('officer of the park')
  const reportId = await plantJump(registry, 'Nhận chín công nhân ưu tú')
  await page.goto(`/completeness?report=${reportId}`)
  const closing = page.getByRole('row', { name: /^Tổng số đảng viên cuối kỳ/ })
  await expect(closing).toContainText(
    'Ngoài khoảng thường gặp (8–16). Ghi chú của người gửi: Nhận chín công nhân ưu tú',
  )
  await expect(closing).toContainText('+9')
  await expect(page.getByRole('row', { name: /^Đảng viên nữ/ })).not.toContainText('Ngoài khoảng')
})

test('the matrix leaves as a file, with exactly the rows of the filter', async ({ page, signInAs }) => {
  const registry = await signInAs('officer of the park')
  const { periodId, name } = await plantWaiting(registry, [{ name: first }, { name: second }])
  const file = await page.request.get(`/completeness/export?period=${periodId}&standing=submitted&format=csv`)
  const lines = (await file.text()).split(/\r?\n/)
  expect(lines.some((line) => line.includes('Tổ chức đảng') && line.includes(name))).toBe(true)
  expect(lines.filter((line) => /Chi bộ .*Chờ xác nhận/.test(line))).toHaveLength(2)
  expect(lines.some((line) => line.includes('Cơ khí Bến Sông'))).toBe(false)
})

test('the second of two officers is told who decided, and goes on to the next', async ({ page, signInAs, asWell }) => {
  const registry = await signInAs('officer of the park')
  const { reports } = await plantWaiting(registry, [{ name: first }, { name: second }])
  const address = `/completeness?report=${reports[first]}`
  const other = await asWell('officer')
  await other.goto(address)
  await page.goto(address)
  await expect(openPanel(page, first)).toBeFocused()
  await page.keyboard.press('a')
  await expect(openPanel(page, second)).toBeFocused()

  await expect(openPanel(other, first)).toBeFocused()
  await other.keyboard.press('a')
  await expect(other.getByRole('alert').filter({ hasText: 'Chưa quyết định được' })).toContainText(
    /Đỗ Bến Sông đã xác nhận báo cáo này lúc \d\d:\d\d/,
  )
  await other.getByRole('link', { name: 'Mở lần gửi mới nhất' }).click()
  await expect(openPanel(other, first)).toContainText('Đã xác nhận')
})

test('of several, one that was decided meanwhile is named, and none is confirmed', async ({
  page,
  signInAs,
  asWell,
}) => {
  const registry = await signInAs('officer of the park')
  const { reports, periodId } = await plantWaiting(registry, [{ name: first }, { name: second }])
  await page.goto(`/completeness?period=${periodId}`)
  for (const name of [first, second]) await page.getByRole('checkbox', { name }).check()
  await page.getByRole('button', { name: 'Xác nhận các báo cáo đã chọn…' }).click()
  const submit = page.getByRole('button', { name: 'Xác nhận cả 2 báo cáo' })
  await expect(submit).toBeVisible()

  const other = await asWell('officer')
  await other.goto(`/completeness?report=${reports[second]}`)
  await expect(openPanel(other, second)).toBeFocused()
  await other.keyboard.press('a')
  await expect(other.getByText(`Đã xác nhận báo cáo của ${second}.`)).toBeVisible()

  await submit.click()
  const told = page.getByRole('alert').filter({ hasText: 'Chưa xác nhận báo cáo nào' })
  await expect(told).toContainText(`${second}: Nguyễn Thị Lan đã xác nhận báo cáo này lúc`)
  await page.goto(`/completeness?report=${reports[first]}`)
  await expect(openPanel(page, first)).toContainText('Chờ xác nhận')
})

test('keys act in the panel only, never on a syllable being composed, and can be turned off', async ({
  page,
  signInAs,
}) => {
  const registry = await signInAs('officer of the park')
  const { reports } = await plantWaiting(registry, [{ name: first }, { name: second }])
  const address = `/completeness?report=${reports[first]}`
  await page.goto(address)
  const panel = openPanel(page, first)
  await expect(panel).toBeFocused()
  await page.getByRole('link', { name: 'Tổng quan' }).focus()
  await page.keyboard.press('a')
  await page.getByRole('row', { name: first }).getByRole('link', { name: 'Chờ xác nhận' }).click()
  await expect(panel).toBeFocused()
  for (const init of [{ isComposing: true }, { keyCode: 229 }, { repeat: true }, { ctrlKey: true }])
    await panel.evaluate(
      (element, init) => element.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, ...init })),
      init,
    )
  await page.keyboard.press('k')
  await expect(panel).toContainText('Chờ xác nhận')

  await page.goto('/me')
  await page.getByRole('button', { name: 'Tắt mọi phím tắt' }).click()
  await expect(page.getByText('Phím tắt đang tắt.')).toBeVisible()
  await page.goto(address)
  await expect(panel).toBeFocused()
  await page.keyboard.press('a')
  await page.keyboard.press('r')
  await expect(page.getByLabel('Lý do trả lại')).toBeHidden()
  await expect(panel).toContainText('Chờ xác nhận')
})

test('at 360 px only the matrix scrolls sideways; without JavaScript all of it works', async ({ registry, asWell }) => {
  const { reports } = await plantWaiting(registry, [{ name: first }, { name: second }])
  const page = await asWell('officer of the park', { javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await page.goto(`/completeness?report=${reports[first]}`)
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  expect(overflow).toBeLessThanOrEqual(0)

  await page.locator('summary').filter({ hasText: 'Trả lại để bổ sung' }).click()
  await page.getByRole('button', { name: 'Trả lại báo cáo' }).click()
  await expect(page.getByRole('link', { name: 'Lý do trả lại: Hãy nhập mục này.' })).toBeVisible()
  await page.goto(`/completeness?report=${reports[first]}`)
  await page.getByRole('button', { name: 'Xác nhận số liệu' }).click()
  await expect(page.getByText(`Đã xác nhận báo cáo của ${first}.`)).toBeVisible()
  await expect(openPanel(page, second)).toContainText('Chờ xác nhận')
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(openPanel(page, first)).toContainText('Đã rút lại xác nhận')
})
