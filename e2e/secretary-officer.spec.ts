import { sql } from 'drizzle-orm'
import { asOwner, expect, expectAccessible, test } from './fixtures'
import { openPeriod } from './periods'
import { address, decide, on, versionsOf, writeAdmission } from './report'

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

test('an officer enters for a secretary, and later puts the confirmed report right, with a reason', async ({
  page,
  signInAs,
}) => {
  const { id } = await openPeriod()
  const { cell, secretaries } = await signInAs('officer of the park')
  await writeAdmission(page, address(id, cell))
  await expect(page.getByText('Nhập thay: Chi bộ Công ty Cơ khí Bến Sông')).toBeVisible()
  await page.getByLabel('Nhập thay cho').selectOption({ label: 'Lê Văn An' })
  await expectAccessible(page)
  await on(page).send.tap()
  await expect(on(page).sent).toBeVisible()
  expect(await versionsOf(id, cell)).toMatchObject([{ admitted: 1, behalf: secretaries.cell }])

  await decide(id, cell, 'confirmed')
  await page.goto(address(id, cell))
  await page.getByRole('link', { name: 'Lập đính chính' }).tap()
  await on(page).next.tap()
  await expect(on(page).admitted).toHaveValue('1')
  await on(page).admitted.fill('2')
  await on(page).next.tap()
  await page.getByLabel('Lý do').selectOption('Sửa lỗi nhập')
  await on(page).send.tap()
  await expect(on(page).sent).toBeVisible()
  await expect(page.getByText('Lần gửi này khác số liệu đã xác nhận ở')).toBeVisible()
  await expect(page.getByText('Kết nạp: 1 → 2')).toBeVisible()
})

test('a locked period says so, and leads an officer to ask for its reopening', async ({ page, signInAs, asWell }) => {
  const { id } = await openPeriod()
  const { cell, committee } = await signInAs('secretary of the cell')
  await asOwner(async (db) => {
    await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'chốt số liệu', true)`)
    await db.execute(sql`update period set locked_at = now(), version = version + 1 where id = ${id}`)
  })
  await page.goto(address(id, cell))
  await expect(page.getByText(/Kỳ này đã chốt/)).toBeVisible()
  await expect(on(page).next).toHaveCount(0)
  const officer = await asWell('officer of the park')
  await officer.goto(address(id, cell))
  await expect(officer.getByRole('link', { name: 'Đề nghị mở lại' })).toHaveAttribute(
    'href',
    `/reopenings/new?period=${id}&organisation=${cell}`,
  )
  await officer.goto(address(id, committee))
  await expect(officer.getByText('Báo cáo của đảng bộ được tổng hợp từ các chi bộ')).toBeVisible()
})

test('a refusal is shown at its step, and not at the one to which Back led', async ({ page, signInAs }) => {
  const { id } = await openPeriod()
  const { cell } = await signInAs('secretary of the cell')
  await page.goto(address(id, cell))
  await on(page).yes.tap()
  await on(page).next.tap()
  await on(page).admitted.fill('50.85')
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/report/**', async (route) => {
    if (route.request().method() === 'POST') await held
    await route.continue()
  })
  await on(page).next.tap()
  await expect(on(page).next).toHaveAttribute('aria-disabled', 'true')
  await page.goBack()
  await expect(page).not.toHaveURL(/step=/)
  answer()
  await expect(on(page).yes).toBeVisible()
  await expect(on(page).next).not.toHaveAttribute('aria-disabled')
  await expect(on(page).error).toHaveCount(0)
  await on(page).next.tap()
  await expect(on(page).admitted).toBeVisible()
  await on(page).next.tap()
  await expect(on(page).error).toContainText('Kết nạp: ')
  await page.goBack()
  await expect(on(page).yes).toBeVisible()
  await expect(on(page).error).toHaveCount(0)
})

test('a wrong opening is reported beside the report, which goes on', async ({ page, signInAs }) => {
  const { id } = await openPeriod()
  const { cell } = await signInAs('secretary of the cell')
  await page.goto(address(id, cell))
  await page.getByRole('link', { name: 'Số đầu kỳ chưa đúng?' }).tap()
  await expect(page.getByRole('heading', { name: 'Số đầu kỳ chưa đúng' })).toBeVisible()
  await page.getByLabel('Số đầu kỳ đúng').fill('12')
  await page.getByLabel('Giải thích').fill('Một đồng chí chuyển đến chưa được tính.')
  await page.getByRole('button', { name: 'Gửi đề nghị' }).tap()
  await expect(on(page).error).toContainText('Không khác giá trị đang có.')
  await page.getByLabel('Số đầu kỳ đúng').fill('13')
  await page.getByRole('button', { name: 'Gửi đề nghị' }).tap()
  await expect(page.getByText('Đã gửi đề nghị đính chính số đầu kỳ')).toBeVisible()
  await expect(on(page).next).toBeVisible()
  await expect(page.getByText('Đã đề nghị đính chính số này ngày')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Số đầu kỳ chưa đúng?' })).toHaveCount(0)
})

test('the report of a year asks more, splits by enterprise and names where members went', async ({
  page,
  signInAs,
}) => {
  const { id } = await openPeriod({ asksYearly: true })
  const { cell, harbour } = await signInAs('secretary of the cell')
  await asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    await db.execute(sql`insert into coverage (id, organisation_id, enterprise_id, valid, is_host)
      values (uuidv7(), ${cell}, ${harbour}, '[2022-01-01,)', false)`)
  })
  await page.goto(address(id, cell))
  await on(page).yes.tap()
  await on(page).next.tap()
  await expect(page.getByLabel('Chuyển sinh hoạt đảng đi: đến tổ chức đảng nào?').first()).toBeHidden()
  await page.getByLabel('Chuyển sinh hoạt đảng đi', { exact: true }).fill('2')
  await page.getByLabel('Chuyển sinh hoạt đảng đi: trong đó nữ').fill('1')
  const wentTo = page.getByLabel('Chuyển sinh hoạt đảng đi: đến tổ chức đảng nào?', { exact: true })
  const alsoTo = page.getByLabel('Chuyển sinh hoạt đảng đi: đến tổ chức đảng nào? (2)')
  const wentThere = page.getByLabel('Số đảng viên chuyển đến đó', { exact: true })
  await expect(page.locator('datalist option').first()).toHaveText('Ngoài Đảng bộ Khu kinh tế')
  await wentTo.fill('doi dua')
  await expect(page.locator('datalist option', { hasText: 'Chi bộ Công ty Dệt may Đồi Dứa' })).toBeAttached()
  await page.getByText('Đến nhiều tổ chức đảng: ghi số của từng nơi').tap()
  await wentThere.fill('3')
  await expect(alsoTo).toBeVisible()
  const typed = {
    'Từ 18 đến 30 tuổi': '2',
    'Từ 31 đến 40 tuổi': '3',
    'Từ 41 đến 50 tuổi': '4',
    'Từ 51 đến 60 tuổi': '1',
  }
  for (const [label, text] of Object.entries({ ...typed, 'Trên 60 tuổi': '0' })) await page.getByLabel(label).fill(text)
  for (const label of ['Công nhân trực tiếp', 'Cán bộ quản lý', 'Chủ doanh nghiệp'])
    await page.getByLabel(label).fill('1')
  await page.getByLabel(/Đảng viên tại Công ty Cổ phần Điện tử/).fill('4')
  await page.getByLabel(/Đảng viên tại Công ty TNHH Cơ khí/).fill('5')
  await expectAccessible(page)
  await on(page).next.tap()
  await expect(on(page).error).toContainText('Ghi theo từng tổ chức 3 đảng viên, nhiều hơn tổng số 2.')
  await wentThere.fill('1')
  await on(page).next.tap()
  await expect(on(page).error).toContainText('Còn 1 trong 2 đảng viên chưa ghi tổ chức đảng')
  await alsoTo.fill('Không Có')
  await on(page).next.tap()
  await expect(on(page).error).toContainText('Không tìm thấy “Không Có”')
  await expect(alsoTo).toHaveValue('Không Có')
  await alsoTo.fill('Ngoài Đảng bộ Khu kinh tế')
  await on(page).next.tap()
  await expect(page.getByRole('term').filter({ hasText: 'Chuyển đi (nơi nhận: Chi bộ' })).toBeVisible()
  await expect(page.getByRole('term').filter({ hasText: 'nơi nhận: Ngoài Đảng bộ Khu kinh tế' })).toBeVisible()
  await expect(page.getByText('Chưa phân theo doanh nghiệp', { exact: true })).toBeVisible()
  await expect(page.getByText('Tính được: 4 − 1 = 3')).toBeVisible()
  await expect(page.getByText('Còn 1 mục có biến động chưa nhập phần này')).toBeVisible()
  await expectAccessible(page)
  await on(page).send.tap()
  await expect(on(page).sent).toBeVisible()
})
