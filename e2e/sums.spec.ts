import { eq, sql } from 'drizzle-orm'
import { memberReport, memberReportVersion, type Transfer } from '@/db/member-report/record'
import { organisation, organisationState } from '@/db/organisation/record'
import { newId } from '@/db/record/id'
import { plantPeriod } from '@/db/testing/reports'
import type { Planted } from '@/db/testing/seed'
import { asOwner, complaintsOf, expect, expectAccessible, test } from './fixtures'

/** Plants a period before all others with two cells; one has a confirmed report with a transfer to the other. */
function plantCommittee({ park, committee, cell }: Planted) {
  return asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    const name = 'Rà soát tổ chức mới'
    const day = '2022-02-01'
    const periodId = await plantPeriod(db, day, { name, endsOn: day, cutOffOn: day })
    const second = newId()
    await db.insert(organisation).values({ id: second, unitId: park, foundedOn: '2022-01-01' })
    await db.insert(organisationState).values({
      organisationId: second,
      name: 'Chi bộ Hai',
      kind: 'grassroots_cell',
      superiorId: committee,
      valid: '[2022-01-01,)',
    })
    const transfers: Transfer[] = [{ direction: 'out', organisationId: second, members: 1 }]
    const [reportId, versionId] = [newId(), newId()]
    await db.insert(memberReport).values({ id: reportId, organisationId: cell, periodId })
    await db.insert(memberReportVersion).values({
      id: versionId,
      reportId,
      organisationId: cell,
      periodId,
      openingTotal: 9,
      openingReason: 'Theo sổ của chi bộ',
      transferredOut: 1,
      transfers,
      closingTotal: 8,
      officialMembers: 7,
      probationaryMembers: 1,
      femaleMembers: 3,
    })
    await db
      .update(memberReportVersion)
      .set({ state: 'confirmed', decidedAt: new Date() })
      .where(eq(memberReportVersion.id, versionId))
    return { name, periodId, second }
  })
}

test('a committee sees the sum of its cells, whose report it lacks, and who is under way', async ({
  page,
  signInAs,
}) => {
  const complaints = complaintsOf(page)
  const registry = await signInAs('secretary of the committee')
  const { name, periodId } = await plantCommittee(registry)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/')
  await page.getByRole('link', { name: 'Báo cáo tổng hợp: Đảng bộ KCN Bến Sông' }).click()
  await page.getByLabel('Kỳ báo cáo').selectOption({ label: name })
  await page.getByRole('button', { name: 'Xem' }).click()

  await expect(page.getByRole('heading', { name: `Tổng hợp ${name}` })).toBeVisible()
  await expect(page.getByText('Tạm tính', { exact: true })).toBeVisible()
  await expect(page.getByText('có số liệu 1/2 tổ chức đảng')).toBeVisible()
  const missing = page.getByRole('region', { name: 'Chưa có số liệu (1)' })
  await expect(missing.getByRole('row', { name: /Chi bộ Hai.*Chưa gửi/ })).toBeVisible()
  const lines = page.getByRole('region', { name: 'Số liệu tổng hợp' })
  const line = (text: string) => lines.getByRole('row').filter({ hasText: text }).getByRole('cell')
  await expect(line('Tổng số đảng viên cuối kỳ')).toHaveText('8')
  await expect(line('chưa tính ở đâu')).toHaveText('1')
  const check = page.getByRole('region', { name: 'Đối chiếu' })
  await expect(check).toContainText('Đầu kỳ 0 + tăng 0 − giảm 1 + 9 (điều chỉnh) = cuối kỳ 8: khớp.')
  const moved = page.getByRole('region', { name: 'Chuyển trong nội bộ và với bên ngoài' })
  await expect(moved.getByRole('row', { name: /Chuyển sinh hoạt đảng/ }).getByText('1', { exact: true })).toHaveCount(1)
  const explained = page.getByRole('region', { name: 'Thay đổi ngoài các dòng của báo cáo' })
  await expect(explained.getByRole('row', { name: /Cơ khí Bến Sông.*Số liệu ban đầu.*\+9/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Đảng viên đang chuyển sinh hoạt' })).toContainText(
    'Nơi đi đã ghi giảm',
  )
  await expectAccessible(page)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(360)

  const file = await page.request.get(
    `/organisations/${registry.committee}/reports/export?period=${periodId}&format=csv`,
  )
  const text = await file.text()
  expect(text).toContain('Cơ sở số liệu: có số liệu 1/2 tổ chức đảng;')
  expect(text).toContain('cuối kỳ 8: khớp.')

  await page.goto(`/organisations/${registry.cellNextDoor}/reports?period=${periodId}`)
  await expect(page.getByRole('heading', { name: 'Tổng hợp' })).toHaveCount(0)
  expect(complaints.filter((one) => !one.includes('404'))).toEqual([])
})

test('a transfer beyond its days opens a task; both sides and the list show it', async ({ page, signInAs }) => {
  const registry = await signInAs('officer of the park')
  const { second } = await plantCommittee(registry)
  await page.goto('/')
  await page.getByRole('link', { name: 'Chuyển sinh hoạt đảng quá thời hạn đối chiếu' }).click()
  await expect(page.getByRole('link', { name: 'Chi bộ Công ty Cơ khí Bến Sông → Chi bộ Hai (1)' })).toBeVisible()
  await page.getByRole('link', { name: 'Chi bộ Công ty Cơ khí Bến Sông → Chi bộ Hai (1)' }).click()
  await expect(page).toHaveURL(new RegExp(second))
  await expect(page.getByRole('region', { name: 'Đảng viên đang chuyển sinh hoạt' })).toContainText('Quá hạn')

  await page.goto('/transfers?q=chi+bo+hai&way=overdue')
  const row = page.getByRole('row', { name: /Chi bộ Công ty Cơ khí Bến Sông.*Chi bộ Hai/ })
  await expect(row).toContainText('chưa tính ở đâu')
  await expectAccessible(page)
  const file = await page.request.get('/transfers/export?q=chi+bo+hai&format=csv')
  expect(await file.text()).toContain('Chi bộ Hai')
})

test('whoever doubts an opening is answered, and reads it at home', async ({ page, signInAs, asWell }) => {
  await signInAs('officer of the park')
  const secretary = await asWell('secretary of the cell')
  await secretary.goto('/')
  const own = secretary.getByRole('region', { name: 'Đề nghị đính chính số đầu kỳ' })
  await expect(own.getByRole('row', { name: /Tháng 3\/2024/ })).toContainText('Chưa trả lời')

  await page.goto('/')
  await page.getByRole('link', { name: 'Đề nghị đính chính chưa trả lời' }).click()
  await page.getByRole('link', { name: 'Chi bộ Công ty Cơ khí Bến Sông' }).click()
  await expect(page.getByText('Kỳ trước thiếu một đảng viên chuyển đến')).toBeVisible()
  await page.getByRole('button', { name: 'Gửi trả lời' }).click()
  await expect(page.getByRole('alert', { name: 'Có lỗi cần sửa' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Trả lời' }).fill('Đã đối chiếu: số đầu kỳ đúng')
  await page.getByRole('button', { name: 'Gửi trả lời' }).click()
  await expect(page.getByText('Đã trả lời')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Gửi trả lời' })).toHaveCount(0)

  await secretary.reload()
  await expect(own.getByRole('row', { name: /Tháng 3\/2024/ })).toContainText('Đã đối chiếu: số đầu kỳ đúng')
})

test('the numbers of an event are asked with the act, and mended with a reason', async ({ page, signInAs }) => {
  const { cell } = await signInAs('officer of the park')
  await page.goto(`/organisations/${cell}/acts/split`)
  await page.getByLabel('Tên tổ chức đảng mới').fill('Chi bộ Mới Tách')
  await page.getByLabel('Số đảng viên chuyển sang tổ chức mới').fill('4')
  await page.getByLabel('Có hiệu lực từ ngày').fill('15/5/2024')
  await page.getByRole('button', { name: 'Ghi nhận' }).click()
  await page.getByRole('link', { name: 'Tách', exact: true }).click()

  const parts = page.getByRole('region', { name: 'Tổ chức đảng' })
  await expect(parts.getByRole('row', { name: /Chi bộ Công ty Cơ khí Bến Sông.*4 chuyển đi/ })).toBeVisible()
  await expect(parts.getByRole('row', { name: /Chi bộ Mới Tách.*4 chuyển đến/ })).toBeVisible()
  await page.getByRole('link', { name: 'Ghi số đảng viên' }).click()
  await expectAccessible(page)
  const came = page.getByLabel('Chi bộ Mới Tách: số đảng viên chuyển đến')
  await came.fill('5')
  await page.getByLabel('Lý do').first().selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Số đảng viên chuyển đến (5) nhiều hơn số chuyển đi (4).')).toBeVisible()
  await page.getByLabel('Chi bộ Công ty Cơ khí Bến Sông: số đảng viên chuyển đi').fill('5')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(parts.getByRole('row', { name: /Chi bộ Mới Tách.*5 chuyển đến/ })).toBeVisible()
  await page.getByRole('link', { name: 'Nhật ký thay đổi' }).click()
  await page.getByRole('main').locator('summary').first().click()
  await expect(page.getByText('Số đảng viên chuyển theo sự kiện').first()).toBeVisible()
})

test('figures are counted on the basis one asks for, and say which', async ({ page, signInAs }) => {
  await signInAs('officer')
  await page.goto('/overview?valid_on=2024-04-30')
  await page.getByRole('link', { name: 'Theo kỳ' }).click()
  await expect(page).toHaveURL(/basis=period/)
  await expect(page.getByText('Chỉ lấy số liệu đã xác nhận của kỳ gần nhất')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: /Đảng viên toàn Đảng bộ khu kinh tế/ }).click()
  await expect(page).toHaveURL(/members_in_zone_committee\?valid_on=2024-04-30&basis=period/)
  await expect(page.getByText(/có số liệu \d+\/\d+ tổ chức đảng/)).toBeVisible()
  await page.goto('/overview/admissions?valid_on=2024-04-30')
  await expect(page.getByRole('heading', { name: 'Kết nạp lũy kế năm 2024' })).toBeVisible()
})
