import { sql } from 'drizzle-orm'
import { confirmVersion } from '@/db/member-report/decide'
import { findVersion } from '@/db/member-report/queries'
import { memberReportVersion } from '@/db/member-report/record'
import { newId } from '@/db/record/id'
import type { Planted } from '@/db/testing/seed'
import { asOwner, expect, expectAccessible, test } from './fixtures'
import { plantWaiting } from './reports'

const name = 'Chi bộ Ao Sen'

/** Plants a confirmed report, and a waiting correction of it by an officer on behalf of the secretary. */
async function plantCorrection(registry: Planted) {
  const planted = await plantWaiting(registry, [{ name }])
  const reportId = planted.reports[name] ?? ''
  const officer = registry.people['officer of the park'].accountId
  await asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    const [first] = await db.execute<{ id: string; sha256: string }>(
      sql`select id, sha256 from member_report_version where report_id = ${reportId}`,
    )
    if (!first) throw new Error('nothing was planted')
    await confirmVersion(db, first)
    const { id, number, state, decidedAt, decidedBy, ...rest } = (await findVersion(db, first.id)) ?? never()
    await db.insert(memberReportVersion).values({
      ...rest,
      id: newId(),
      admitted: 2,
      closingTotal: 7,
      probationaryMembers: 2,
      correctsId: first.id,
      correctionReason: 'Ghi thiếu một đảng viên',
      submittedBy: officer,
      onBehalfOf: registry.secretaries.cell,
    })
  })
  return { ...planted, reportId }
}

const never = (): never => {
  throw new Error('a version that was found is gone')
}

test('a report shows its official figures first, and how a correction differs from them', async ({
  page,
  signInAs,
}) => {
  const registry = await signInAs('officer of the park')
  const { reportId } = await plantCorrection(registry)
  await page.goto(`/member-reports/${reportId}`)
  await expect(page.getByRole('heading', { name: 'Số liệu chính thức (lần gửi 1)' })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Tổng số đảng viên cuối kỳ/ })).toContainText('6')
  await page.getByText('3 mục khác bản đã xác nhận (lần gửi 1)').click()
  await expect(page.getByText('“Kết nạp”: 1 → 2')).toBeVisible()
  await expectAccessible(page)

  const versions = page.getByRole('table', { name: 'Các lần gửi' })
  await expect(versions.getByRole('row', { name: /Lần gửi 2/ })).toContainText('Đính chính lần gửi 1: Ghi thiếu')
  await expect(versions.getByRole('row', { name: /Lần gửi 2/ })).toContainText('nhập thay cho Lê Văn An')
  await versions.getByRole('link', { name: 'Lần gửi 2' }).click()
  const chosen = page.getByRole('region', { name: 'Lần gửi 2' })
  await expect(chosen.getByRole('row', { name: /^Tổng số đảng viên cuối kỳ/ })).toContainText('7')
  await expect(chosen.getByText('Nếu xác nhận, người nhập và người xác nhận là một')).toBeVisible()

  await page.getByRole('link', { name: 'Xác nhận hoặc trả lại' }).click()
  await page.getByRole('button', { name: 'Xác nhận số liệu' }).click()
  await expect(page.getByText(`Đã xác nhận báo cáo của ${name}.`)).toBeVisible()
  await page.goto(`/member-reports/${reportId}`)
  await expect(page.getByRole('heading', { name: 'Số liệu chính thức (lần gửi 2)' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Lập đính chính' })).toBeVisible()
  await page.getByRole('link', { name: 'Nhật ký thay đổi' }).click()
  await expect(page.getByText(/Đỗ Bến Sông.*xác nhận số liệu/)).toBeVisible()
  await expect(page.getByText('Người nhập và người xác nhận là một')).toBeVisible()
})

test('an inspector finds what one person entered and confirmed, in the list and in the trail', {
  tag: '@quick',
}, async ({ page, signInAs, asWell }) => {
  const registry = await signInAs('inspector')
  const { reportId, periodId } = await plantCorrection(registry)
  const officer = await asWell('officer of the park')
  await officer.goto(`/completeness?report=${reportId}`)
  await expect(officer.getByRole('region', { name, exact: true })).toBeFocused()
  await officer.keyboard.press('a')
  await expect(officer.getByText(`Đã xác nhận báo cáo của ${name}.`)).toBeVisible()

  await page.goto(`/member-reports?period=${periodId}&standing=one-person`)
  await expect(page.getByRole('row', { name })).toContainText('Người nhập và người xác nhận là một')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.goto('/audit?act=confirm&mark=one-person')
  await expect(page.getByText('Báo cáo số liệu đảng viên: Chi bộ Ao Sen').first()).toBeVisible()
  await page.goto(`/completeness?report=${reportId}`)
  await expect(page.getByRole('button', { name: 'Xác nhận số liệu' })).toHaveCount(0)
})

test('those who report read the reports of their own organisation, gaps included, and decide on none', async ({
  page,
  signInAs,
  askAs,
}) => {
  const registry = await signInAs('secretary of the cell')
  const { name: period, reports } = await plantWaiting(registry, [{ name }])
  await page.goto('/member-reports')
  await expect(page.getByRole('row', { name: /Tháng 3\/2024/ })).toContainText('Đã xác nhận')
  await page.goto(`/member-reports?q=co+khi&standing=unsent`)
  await expect(page.getByRole('row', { name: new RegExp(period) })).toContainText('Chưa gửi')
  expect((await askAs('secretary of the cell')(`/member-reports/${reports[name]}`)).status).toBe(404)
})

test('a committee decides on what stands below it', async ({ page, signInAs }) => {
  const registry = await signInAs('secretary of the committee')
  const { periodId } = await plantWaiting(registry, [])
  await asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    const reportId = newId()
    await db.execute(
      sql`insert into member_report (id, organisation_id, period_id) values (${reportId}, ${registry.cell}, ${periodId})`,
    )
    await db.insert(memberReportVersion).values({
      reportId,
      organisationId: registry.cell,
      periodId,
      openingTotal: 0,
      closingTotal: 0,
      officialMembers: 0,
      probationaryMembers: 0,
      femaleMembers: 0,
    })
  })
  await page.goto('/')
  await page.getByRole('link', { name: /^Báo cáo số liệu đảng viên chờ xác nhận/ }).click()
  await expect(page.getByRole('region', { name: 'Chi bộ Công ty Cơ khí Bến Sông' })).toBeFocused()
  await page.keyboard.press('a')
  await expect(page.getByText('Đã xác nhận báo cáo của Chi bộ Công ty Cơ khí Bến Sông.')).toBeVisible()
})
