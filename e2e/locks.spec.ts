import { sql } from 'drizzle-orm'
import { addDays, today } from '@/core/date'
import { formatDate } from '@/core/locale'
import type { Result } from '@/core/result'
import { type Db, openDoor, problemIn } from '@/db/door/actor'
import { confirmVersion } from '@/db/member-report/decide'
import { findVersion } from '@/db/member-report/queries'
import type { Submission } from '@/db/member-report/submit'
import { lockPeriod } from '@/db/period/lock'
import { newId } from '@/db/record/id'
import { lock, sendReport, submission } from '@/db/testing/reports'
import type { Person, Planted } from '@/db/testing/seed'
import { asOwner, expect, expectAccessible, test } from './fixtures'
import { openPeriod } from './periods'

/** A period that was due yesterday. */
const openOverdue = () => openPeriod({ dueOn: addDays(today(), -1) })

/** Runs a command as a person, committed, without the browser. */
const asPerson = async <T>(registry: Planted, who: Person, work: (db: Db) => Promise<Result<T>>): Promise<Result<T>> =>
  asOwner(async (db) => {
    await db.execute(sql`set local role sobo_app`)
    await openDoor(db, { token: registry.people[who].token, requestId: newId() }, { reason: 'Theo quyết định' })
    return work(db)
  }).catch((error) => {
    const problem = problemIn(error)
    if (problem) return { ok: false, problem }
    throw error
  })

async function send(registry: Planted, periodId: string, admitted: number, wish: Partial<Submission> = {}) {
  const id = newId()
  const of = { organisationId: registry.cell, periodId }
  const sent = await asPerson(registry, 'officer of the park', (db) =>
    sendReport(db, id, of, submission({ admitted }, wish)),
  )
  return { id, sent }
}

const confirm = (registry: Planted, id: string) =>
  asPerson(registry, 'officer', async (db) => {
    const version = await findVersion(db, id)
    if (!version) throw new Error('sent and not there')
    return confirmVersion(db, version)
  })

test('an officer asks, a leader grants, sees exactly what was changed, and revokes', async ({
  page,
  signInAs,
  asWell,
}) => {
  const registry = await signInAs('officer of the park')
  const { id: periodId, name } = await openOverdue()
  const first = await send(registry, periodId, 1)
  expect(await confirm(registry, first.id)).toMatchObject({ ok: true })
  await asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    await lock(db, periodId)
  })
  const correction = { correction: { of: first.id, reason: 'Kết nạp hai người' } }
  const refused = { ok: false, problem: { kind: 'locked' } }
  expect((await send(registry, periodId, 2, correction)).sent).toEqual(refused)

  await page.goto(`/reopenings/new?period=${periodId}&organisation=${registry.cell}`)
  await expect(page.getByText('Chi bộ Công ty Cơ khí Bến Sông')).toBeVisible()
  await page.getByLabel('Lý do đề nghị mở lại').fill('Nhập thiếu một đảng viên mới kết nạp')
  await page.getByRole('button', { name: 'Gửi đề nghị' }).click()
  await expect(page.getByText('Đã gửi đề nghị đến lãnh đạo.')).toBeVisible()
  await expect(page.getByText('Chờ quyết định')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Cho mở lại' })).toHaveCount(0)

  const leader = await asWell('leader')
  await leader.goto(`/periods/${periodId}`)
  await leader.getByRole('link', { name: 'Chi bộ Công ty Cơ khí Bến Sông' }).last().click()
  await expect(leader.getByText('Nhập thiếu một đảng viên mới kết nạp')).toBeVisible()
  await leader.getByRole('link', { name: 'Cho mở lại' }).click()
  await expect(leader.getByLabel('Mở lại đến hết ngày')).toHaveValue(formatDate(addDays(today(), 7), 'vi'))
  await leader.getByRole('button', { name: 'Cho mở lại' }).click()
  await expect(leader.getByText('Đang mở', { exact: true })).toBeVisible()
  await expect(leader.getByText('Chưa có thay đổi nào trong lần mở lại này.')).toBeVisible()

  expect((await send(registry, periodId, 2, correction)).sent).toMatchObject({ ok: true })
  await leader.reload()
  const changes = leader.getByRole('region', { name: 'Thay đổi trong lần mở lại này' }).locator('.history > li')
  await expect(changes).toHaveCount(1)
  await expect(changes).toContainText('Đỗ Bến Sông (Cán bộ theo dõi) gửi báo cáo')
  await changes.locator('summary').click()
  await expect(changes).toContainText('“Kết nạp”: 1 → 2')
  await expect(changes).not.toContainText('Từ trần')
  await expectAccessible(leader)

  await leader.getByRole('link', { name: 'Thu hồi' }).click()
  await leader.getByRole('button', { name: 'Thu hồi' }).click()
  await expect(leader.getByRole('alert', { name: 'Có lỗi cần sửa' })).toContainText('Hãy nhập mục này.')
  await leader.getByLabel('Lý do thu hồi').fill('Đã sửa xong')
  await leader.getByRole('button', { name: 'Thu hồi' }).click()
  await expect(leader.getByText('Đã thu hồi', { exact: true })).toBeVisible()
  expect((await send(registry, periodId, 3)).sent).toEqual(refused)

  await page.goto('/reopenings?state=revoked')
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Đã thu hồi')
})

test('a leader locks with reports missing, and the period keeps who they were', { tag: '@quick' }, async ({
  page,
  signInAs,
  askAs,
}) => {
  const registry = await signInAs('leader')
  const { id: periodId, name } = await openOverdue()
  const sent = await send(registry, periodId, 0)
  expect(await confirm(registry, sent.id)).toMatchObject({ ok: true })

  await page.goto(`/periods/${periodId}`)
  await expect(page.getByText('Quá hạn gửi')).toBeVisible()
  await page.getByRole('link', { name: 'Chốt số liệu', exact: true }).click()
  const unconfirmed = page.getByRole('region', { name: 'Tổ chức đảng chưa có báo cáo được xác nhận (1)' })
  await expect(unconfirmed.getByRole('listitem')).toHaveText(['Chi bộ Công ty Dệt may Đồi Dứa – Chưa gửi'])
  const anyway = page.getByRole('button', { name: 'Vẫn chốt số liệu' })
  await anyway.click()
  await expect(page.getByRole('alert', { name: 'Có lỗi cần sửa' })).toContainText('Hãy nhập mục này.')
  await page.getByLabel('Căn cứ, lý do chốt số liệu').fill('Kế hoạch quý; một chi bộ gửi sau')
  await anyway.click()

  await expect(page.getByText('Đã chốt số liệu.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const lockOf = page.getByRole('region', { name: 'Chốt số liệu' })
  await expect(lockOf).toContainText('Đặng Lãnh Đạo')
  await expect(lockOf).toContainText('Kế hoạch quý; một chi bộ gửi sau')
  const missing = page.getByRole('region', { name: 'Tổ chức đảng chưa có báo cáo được xác nhận khi chốt (1)' })
  await expect(missing.getByRole('listitem')).toHaveText(['Chi bộ Công ty Dệt may Đồi Dứa'])
  await expectAccessible(page)
  expect((await askAs('leader')(`/periods/${periodId}/lock`)).status).toBe(404)
})

test('a delegate locks in time, and not after', async ({ page, signInAs, asWell }) => {
  const registry = await signInAs('leader')
  const [first, second] = [await openOverdue(), await openOverdue()]
  const officer = await asWell('officer of the park')
  await officer.setViewportSize({ width: 360, height: 740 })
  expect((await officer.goto(`/periods/${first.id}/lock`))?.status()).toBe(404)

  await page.goto('/lock-delegations')
  await page.getByRole('link', { name: 'Thêm ủy quyền chốt số liệu' }).click()
  const { userName } = registry.people['officer of the park']
  await page.getByLabel('Cán bộ được ủy quyền chốt số liệu').selectOption({ label: `Đỗ Bến Sông (${userName})` })
  await page.getByLabel('Đến hết ngày').fill(formatDate(today(), 'vi'))
  await page.getByRole('button', { name: 'Ủy quyền' }).click()
  await expect(page.getByText('Đang có hiệu lực')).toBeVisible()

  await officer.goto(`/periods/${first.id}`)
  await officer.getByRole('link', { name: 'Chốt số liệu', exact: true }).click()
  await officer.getByLabel('Căn cứ, lý do chốt số liệu').fill('Theo ủy quyền')
  await officer.getByRole('button', { name: 'Vẫn chốt số liệu' }).click()
  await expect(officer.getByText('Đã chốt số liệu.')).toBeVisible()
  expect(await officer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)

  await page.getByRole('link', { name: 'Kết thúc ủy quyền' }).click()
  await page.getByLabel('Ngày ủy quyền cuối cùng').fill(formatDate(addDays(today(), -1), 'vi'))
  await page.getByLabel('Lý do', { exact: true }).selectOption('Theo quyết định')
  await page.getByRole('button', { name: 'Kết thúc ủy quyền' }).click()
  await expect(page.getByText('Đã kết thúc', { exact: true })).toBeVisible()

  expect((await officer.goto(`/periods/${second.id}/lock`))?.status()).toBe(404)
  const attempt = await asPerson(registry, 'officer of the park', (db) => lockPeriod(db, { id: second.id, version: 1 }))
  expect(attempt).toEqual({ ok: false, problem: { kind: 'forbidden' } })
})
