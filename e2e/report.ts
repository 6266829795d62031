import type { Locator, Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import type { Planted } from '@/db/testing/seed'
import { asOwner, expect } from './fixtures'

export const versionsOf = (periodId: string, organisationId: string) =>
  asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    return db.execute<{
      id: string
      admitted: number
      closing: number
      female: number | null
      note: string | null
      behalf: string | null
    }>(sql`
      select id, admitted, closing_total as closing, female_members as female, note, on_behalf_of as behalf from member_report_version
      where period_id = ${periodId} and organisation_id = ${organisationId} order by number`)
  })

/** Plants a decision on the latest version. */
export const decide = (periodId: string, organisationId: string, state: 'confirmed' | 'returned', note = '') =>
  asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    const reason = state === 'returned' ? 'Chưa khớp quyết định kết nạp' : null
    const notes = note ? JSON.stringify({ admitted: note }) : null
    await db.execute(sql`update member_report_version set state = ${state}::report_state, decided_at = now(),
        return_reason = ${reason}, field_notes = ${notes}::jsonb
      where id = (select id from latest_report where period_id = ${periodId} and organisation_id = ${organisationId})`)
  })

/** Taps and types on a page, and counts both. */
export function thumbOn(page: Page) {
  const done = { taps: 0, keys: 0 }
  const tap = async (what: Locator) => {
    done.taps += 1
    await what.tap()
  }
  const press = async (key: string) => {
    done.keys += 1
    await page.keyboard.press(key)
  }
  return { done, tap, press }
}

export const on = (page: Page) => ({
  no: page.getByRole('radio', { name: 'Không' }),
  yes: page.getByRole('radio', { name: 'Có' }),
  next: page.getByRole('button', { name: 'Tiếp tục' }),
  send: page.getByRole('button', { name: /^Gửi báo cáo/ }),
  admitted: page.getByLabel('Kết nạp', { exact: true }),
  admittedWomen: page.getByLabel('Kết nạp: trong đó nữ'),
  check: page.getByRole('heading', { name: 'Kiểm tra trước khi gửi' }),
  sent: page.getByRole('heading', { name: 'Đã gửi báo cáo' }),
  saved: page.getByText(/^Đã lưu \d\d:\d\d$/),
  onDevice: page.getByText('đã lưu tạm trên máy này'),
  error: page.getByRole('alert', { name: 'Có lỗi cần sửa' }),
})

export const address = (periodId: string, organisationId: string) => `/report/${organisationId}/${periodId}`

/** The button of the home page for a report that is due. */
export const due = (page: Page, name: string) =>
  page.getByRole('link', { name: new RegExp(`^(Làm|Bổ sung) báo cáo ${name}$`) })

/** Reports "no changes", from the link on the home page to the receipt. */
export async function reportNothing(page: Page, name: string) {
  const { done, tap } = thumbOn(page)
  await page.goto('/')
  await tap(due(page, name))
  await expect(page.getByText('Đầu kỳ: 12 đảng viên')).toBeVisible()
  await tap(on(page).no)
  await tap(on(page).next)
  await expect(on(page).check).toBeVisible()
  await tap(on(page).send)
  await expect(on(page).sent).toBeVisible()
  return done
}

export async function reportAdmission(page: Page, name: string) {
  const { done, tap, press } = thumbOn(page)
  await page.goto('/')
  await tap(due(page, name))
  await tap(on(page).yes)
  await tap(on(page).next)
  await expect(on(page).admittedWomen).toBeHidden()
  await tap(on(page).admitted)
  await press('1')
  await tap(on(page).admittedWomen)
  await press('1')
  await tap(on(page).next)
  await expect(page.getByRole('definition').filter({ hasText: /^13$/ })).toBeVisible()
  await expect(page.getByText('Tính được: 4 + 1 = 5')).toBeVisible()
  await tap(on(page).send)
  await expect(on(page).sent).toBeVisible()
  return done
}

/** Fills in a report with admissions, up to the page that checks it. */
export async function writeAdmission(page: Page, at: string, count = '1') {
  await page.goto(at)
  await on(page).yes.click()
  await on(page).next.click()
  await on(page).admitted.fill(count)
  await on(page).next.click()
  await expect(on(page).check).toBeVisible()
}

/** Another person becomes secretary of the cell as of yesterday. */
export const handOver = ({ cell, secretaries }: Planted) =>
  asOwner(async (db) => {
    await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'Theo quyết định', true)`)
    await db.execute(
      sql`update mandate set valid = daterange('2022-01-01', current_date - 1) where person_id = ${secretaries.cell}`,
    )
    await db.execute(sql`insert into mandate (id, person_id, organisation_id, position, obtained, valid)
      values (uuidv7(), ${secretaries.former}, ${cell}, 'secretary', 'elected', daterange(current_date - 1, null))`)
  })
