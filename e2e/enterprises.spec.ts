import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { expect, test } from './fixtures'

test('an officer registers an enterprise, revises it, reads its history and stops following it', {
  tag: '@quick',
}, async ({ page, signInAs }) => {
  await signInAs('officer of the park')
  await page.goto('/enterprises')
  await page.getByRole('link', { name: 'Thêm doanh nghiệp' }).click()
  await page.getByLabel('Tên doanh nghiệp').fill('Công ty TNHH Quang học Sông Xanh')
  await page.getByLabel('Loại hình sở hữu').selectOption({ label: 'Liên doanh' })
  await page.getByLabel('Lý do chưa có mã số thuế').fill('Đang chờ cấp')
  await page.getByLabel('KCN/KKT chính').selectOption({ label: 'KCN Bến Sông' })
  await page.getByLabel('Theo dõi trong sổ bộ từ ngày').fill('1/3/2024')
  await page.getByRole('button', { name: 'Thêm doanh nghiệp' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Công ty TNHH Quang học Sông Xanh' })).toBeVisible()

  await page.getByRole('link', { name: 'Sửa Thông tin chung' }).click()
  await page.getByLabel('Tên doanh nghiệp').fill('Công ty TNHH Quang học Sông Biếc')
  await page.getByLabel('Có hiệu lực từ ngày').fill('01/09/2025')
  await page.getByLabel('Lý do', { exact: true }).selectOption({ label: 'Theo báo cáo của doanh nghiệp' })
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Công ty TNHH Quang học Sông Biếc' })).toBeVisible()
  await expect(page.getByText('từ 01/03/2024 đến hết 31/08/2025').first()).toBeVisible()

  await page.getByRole('link', { name: 'Nhật ký thay đổi' }).click()
  const latest = page.getByRole('listitem').filter({ hasText: 'Đỗ Bến Sông' }).first()
  await expect(latest).toContainText('Cán bộ theo dõi')
  await expect(latest).toContainText('Theo báo cáo của doanh nghiệp')

  await page.goBack()
  await page.getByRole('link', { name: 'Ngừng theo dõi' }).click()
  await page.getByLabel('Lý do', { exact: true }).selectOption({ label: 'Khác' })
  await page.getByLabel('Ghi rõ').fill('Rà soát')
  await page.getByRole('button', { name: 'Ngừng theo dõi' }).click()
  await expect(page.getByText(/Ngừng theo dõi từ \d\d\/\d\d\/\d{4}/).first()).toBeVisible()
  await page.goto('/enterprises?q=quang%20hoc%20song%20biec')
  await expect(page.getByText('Không có kết quả nào khớp với bộ lọc.')).toBeVisible()
})

test('what is wrong is said at the field, and what was typed stays', async ({ page, signInAs }) => {
  await signInAs('officer of the park')
  await page.goto('/enterprises/new')
  await page.getByLabel('Tên doanh nghiệp').fill('Công ty Cổ phần Ánh Dương Thử')
  await page.getByLabel(/^Mã số thuế \(không bắt buộc\)$/).fill('0101234567')
  await page.getByLabel('Theo dõi trong sổ bộ từ ngày').fill('31/02/2024')
  await page.getByRole('button', { name: 'Thêm doanh nghiệp' }).click()

  await expect(page.getByRole('alert', { name: 'Có lỗi cần sửa' })).toBeFocused()
  await expect(page).toHaveTitle(/^Lỗi: /)
  await expect(page.getByLabel('Tên doanh nghiệp')).toHaveValue('Công ty Cổ phần Ánh Dương Thử')
  await expect(page.getByLabel('Theo dõi trong sổ bộ từ ngày')).toHaveValue('31/02/2024')
  await expect(page.getByLabel('Theo dõi trong sổ bộ từ ngày')).toHaveAccessibleDescription(/Lỗi: /)
  await expect(page.getByLabel('KCN/KKT chính')).toHaveAccessibleDescription(/Lỗi: /)
})

test('what is wrong and what may be the same is said in one answer, with links', async ({ page, signInAs }) => {
  const { riverside } = await signInAs('officer of the park')
  await page.goto('/enterprises/new')
  const isAnother = page.getByLabel(/^Đã kiểm tra: không trùng/)
  await expect(isAnother).toHaveCount(0)
  await page.getByLabel('Tên doanh nghiệp').fill('CTCP Cơ khí Bến Sôgn')
  const told = page.getByRole('status').filter({ hasText: 'Có thể đã có trong sổ bộ:' })
  const similar = told.getByRole('link', { name: /Cơ khí Bến Sông, 9900000016, KCN Bến Sông \(tên gần giống\)/ })
  await expect(similar).toHaveAttribute('href', `/enterprises/${riverside}`)
  await expect(similar).toHaveAttribute('target', '_blank')
  await page.getByLabel('Tên doanh nghiệp').fill('Công ty Cổ phần Cơ khí Bến Sông')
  await page.getByLabel(/^Mã số thuế \(không bắt buộc\)$/).fill('9900000016')
  await expect(told.getByRole('link')).toHaveText([/trùng tên/, /trùng mã số thuế/])
  await page.getByLabel('Ngày thành lập').fill('31/02/2024')
  await page.getByRole('button', { name: 'Thêm doanh nghiệp' }).click()
  await expect(page.getByLabel('Ngày thành lập')).toHaveAccessibleDescription(/Lỗi: /)
  const summary = page.getByRole('alert', { name: 'Có lỗi cần sửa' })
  const called = 'Công ty TNHH Cơ khí Bến Sông'
  for (const name of [called, `${called}, 9900000016, KCN Bến Sông (trùng mã số thuế, trùng tên)`])
    await expect(summary.getByRole('link', { name, exact: true })).toHaveAttribute('href', `/enterprises/${riverside}`)
  await isAnother.check()
  await page.getByRole('button', { name: 'Thêm doanh nghiệp' }).click()
  await expect(summary).not.toContainText('KCN Bến Sông')
  await expect(isAnother).toBeChecked()
})

test('“Khác” needs a word; a save that changes nothing says so', async ({ registry, asWell }) => {
  const page = await asWell('officer', { javaScriptEnabled: false })
  await page.goto(`/enterprises/${registry.riverside}/edit`)
  await page.getByLabel('Lý do', { exact: true }).selectOption({ label: 'Khác' })
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByLabel('Ghi rõ')).toHaveAccessibleDescription(/Lỗi: /)
  await expect(page.getByLabel('Lý do', { exact: true })).toHaveValue('other')
  await page.getByLabel('Ghi rõ').fill('Rà soát')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Không có gì thay đổi.')).toBeVisible()
})

test('without JavaScript the same form says the same', async ({ registry, asWell }) => {
  const page = await asWell('officer', { javaScriptEnabled: false })
  await page.goto(`/enterprises/${registry.riverside}/edit`)
  await page.getByLabel('Tên doanh nghiệp').fill('')
  await page.getByLabel(/^Địa chỉ \(không bắt buộc\)$/).fill('Lô 7')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('alert', { name: 'Có lỗi cần sửa' })).toBeVisible()
  await expect(page.getByLabel(/^Địa chỉ \(không bắt buộc\)$/)).toHaveValue('Lô 7')

  const commune = page.getByRole('textbox', { name: /^Xã, phường, đặc khu/ })
  await commune.fill('khong co dau')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(commune).toHaveAccessibleDescription(/Không tìm thấy “khong co dau”/)
  await expect(commune).toHaveValue('khong co dau')
  await commune.fill('thu nghiem')
  await page.getByLabel('Tên doanh nghiệp').fill('Công ty TNHH Cơ khí Bến Sông Mới')
  await page.getByLabel('Lý do', { exact: true }).selectOption({ label: 'Sửa lỗi nhập' })
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Công ty TNHH Cơ khí Bến Sông Mới' })).toBeVisible()
  await page.goto(`/enterprises/${registry.riverside}/edit`)
  await expect(commune).toHaveValue('Phường Phường Thử Nghiệm')
})

test('two officers: different fields merge, the same field asks', async ({ page, signInAs, asWell }) => {
  const { riverside } = await signInAs('officer of the park')
  const other = await asWell('officer')
  const edit = `/enterprises/${riverside}/edit`
  await page.goto(edit)
  await other.goto(edit)

  await other.getByLabel(/^Địa chỉ \(không bắt buộc\)$/).fill('Lô A1')
  await other.getByLabel('Mã ngành VSIC').fill('2610')
  await other.getByLabel('Lý do', { exact: true }).selectOption({ label: 'Khác' })
  await other.getByLabel('Ghi rõ').fill('Rà soát')
  await other.getByRole('button', { name: 'Lưu' }).click()
  await expect(other).toHaveURL(/saved=revised/)

  await page.getByLabel(/^Địa chỉ \(không bắt buộc\)$/).fill('Lô B2')
  await page.getByLabel('Ghi chú').fill('Có nhà ăn')
  await page.getByLabel('Lý do', { exact: true }).selectOption({ label: 'Khác' })
  await page.getByLabel('Ghi rõ').fill('Rà soát')
  await page.getByRole('button', { name: 'Lưu' }).click()
  const asked = page.getByRole('row', { name: /Địa chỉ/ })
  await expect(asked).toContainText('Lô A1')
  await expect(asked).toContainText('Lô B2')
  await asked.getByLabel('Dùng giá trị vừa nhập').check()
  await page.getByRole('button', { name: 'Lưu' }).click()

  await expect(page).toHaveURL(/saved=revised/)
  for (const kept of ['Lô B2', '2610', 'Có nhà ăn'])
    await expect(page.getByRole('definition').filter({ hasText: kept }).first()).toBeVisible()
})

test('searching finds the same with marks and without, composed and decomposed', async ({ page, signInAs }) => {
  const { harbour } = await signInAs('officer of the park')
  await page.goto('/enterprises')
  for (const typed of ['dinh vu', 'đình vũ', 'Dinh Vũ', 'đình vũ'.normalize('NFD')]) {
    await page.getByLabel('Tìm kiếm').fill(typed)
    await page.getByRole('main').getByRole('button', { name: 'Tìm', exact: true }).click()
    await expect(page).toHaveURL((url) => url.searchParams.get('q')?.normalize() === typed.normalize())
    const found = page.getByRole('rowheader')
    await expect(found).toHaveText(['Công ty Cổ phần Điện tử Đình Vũ Xanh'])
    await expect(found.getByRole('link')).toHaveAttribute('href', new RegExp(`^/enterprises/${harbour}\\?in=`))
  }
})

test('the file holds exactly the filtered list', async ({ page, signInAs }) => {
  await signInAs('officer of the park')
  await page.goto('/enterprises?has_organisation=yes')
  await page.getByRole('button', { name: 'Thêm bộ lọc' }).click()
  await page.getByLabel('Lao động từ').fill('320')
  await page.getByRole('button', { name: 'Lọc', exact: true }).click()
  await expect(page).toHaveURL('/enterprises?has_organisation=yes&workers_from=320')
  await expect(page.getByRole('link', { name: 'Lao động từ 320' })).toBeVisible()
  await page.getByRole('columnheader', { name: 'Lao động' }).getByRole('link').click()
  await expect(page).toHaveURL('/enterprises?has_organisation=yes&workers_from=320&sort=-workers')
  await expect(page.getByRole('cell', { name: '320 Tháng 3/2024' })).toBeVisible()
  await page.getByText('Xuất dữ liệu').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Mọi cột: Excel (.xlsx)' }).click(),
  ])
  const sheet = entryOf(readFileSync(await download.path()), 'xl/worksheets/sheet1.xml')
  for (const held of ['Công ty TNHH Cơ khí Bến Sông', 'Kỳ số liệu lao động', 'Tháng 3/2024'])
    expect(sheet).toContain(held)
  expect(sheet).not.toContain('Đình Vũ Xanh')
  expect(sheet).not.toContain('Đồi Dứa')
})

/** The content of a file in a ZIP archive, found by the central directory. */
function entryOf(zip: Buffer, name: string): string {
  for (let at = zip.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    const size = zip.readUInt32LE(at + 20)
    const nameLength = zip.readUInt16LE(at + 28)
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) !== name) continue
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    return inflateRawSync(zip.subarray(start, start + size)).toString('utf8')
  }
  throw new Error(`no ${name} in the archive`)
}
