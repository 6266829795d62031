import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { newId } from '@/db/id'
import { asOwner, complaintsOf, expect, expectAccessible, test } from './fixtures'

const phone = { width: 360, height: 740 }
test.use({ viewport: phone, hasTouch: true })

/** A period of this journey's own: ad hoc ones share no calendar. */
async function openPeriod(wish: { dueOn?: string; asksYearly?: boolean } = {}) {
  const id = newId()
  const name = `Rà soát ${id.slice(-6)}`
  await asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    await db.execute(sql`insert into period (id, kind, name, starts_on, ends_on, cut_off_on, opens_on, due_on, asks_yearly)
      values (${id}, 'ad_hoc', ${name}, ('2025-01-01'::date + (random() * 60)::int), '2025-03-31', '2025-03-31', '2025-03-15',
        ${wish.dueOn ?? '2099-12-31'}, ${wish.asksYearly ?? false})`)
  })
  return { id, name }
}

/** Counts what a thumb does. */
function thumbOn(page: Page) {
  const done = { taps: 0, keys: 0 }
  return {
    done,
    async tap(what: Locator) {
      done.taps += 1
      await what.tap()
    },
    async type(text: string) {
      for (const key of text) {
        done.keys += 1
        await page.keyboard.press(key)
      }
    },
  }
}

const question = (page: Page) => ({
  no: page.getByRole('radio', { name: 'Không' }),
  yes: page.getByRole('radio', { name: 'Có' }),
  next: page.getByRole('button', { name: 'Tiếp tục' }),
  send: page.getByRole('button', { name: /^Gửi báo cáo/ }),
})

test('no change is reported in four taps', async ({ page, signInAs }) => {
  const { name } = await openPeriod()
  await signInAs('secretary of the cell')
  const complaints = complaintsOf(page)
  await page.goto('/')
  const { done, tap } = thumbOn(page)
  const { no, next, send } = question(page)
  await tap(page.getByRole('link', { name: `Báo cáo ${name}` }))
  await expect(page.getByText('Đầu kỳ: 12 đảng viên')).toBeVisible()
  await tap(no)
  await tap(next)
  await expect(page.getByRole('heading', { name: 'Kiểm tra trước khi gửi' })).toBeVisible()
  await tap(send)
  await expect(page.getByRole('heading', { name: 'Đã gửi báo cáo' })).toBeVisible()
  expect(done).toEqual({ taps: 4, keys: 0 })
  expect(complaints).toEqual([])
})
