import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import type { Paper, Surroundings } from './paper'
import { drawPdf, fileNameOf } from './pdf'

const receipt: Paper = {
  title: 'BIÊN NHẬN BÁO CÁO',
  about: ['Quý IV/2026', 'Chi bộ Công ty TNHH Thử Nghiệm Hải Phòng'],
  lines: [
    { label: 'Mã tiếp nhận', value: 'Q4-2026-0042' },
    { label: 'Người gửi', value: 'Nguyễn Thị Ngọc Ưỡng – Phó Bí thư chi bộ' },
  ],
  tables: [
    {
      caption: 'Số lượng đảng viên',
      heads: ['Chỉ tiêu', 'Đầu kỳ', 'Cuối kỳ'],
      rows: [
        ['Chính thức', '1.012', '1.013'],
        ['Dự bị (kết nạp, chuyển sinh hoạt đảng đến)', '3', '2'],
      ],
    },
  ],
  notes: ['Thuế đã nộp: 12.500 ₫; tỷ lệ ≥ 7,7% – “tạm tính”.'],
  integrityCode: '9f2c-44d1-ab07-61ee',
}
const around: Surroundings = {
  locale: 'vi',
  issuer: ['Sổ bộ tổ chức đảng trong doanh nghiệp', 'Ban Thử Nghiệm'],
  banner: undefined,
  printed: 'Người in: Đỗ Ngữ, lúc 08:50 18/03/2026',
  words: {
    integrityCode: (code) => `Mã kiểm tra toàn vẹn: ${code}`,
    page: (page, pages) => `Trang ${page}/${pages}`,
  },
}
const banner = 'DỮ LIỆU MINH HỌA – KHÔNG PHẢI SỐ LIỆU CỦA CƠ QUAN'

test('every word of a paper can be read out of the file, in Vietnamese', async () => {
  const [page = '', ...more] = await pagesOf(receipt, { ...around, banner })
  expect(more).toEqual([])
  for (const text of textsIn([receipt.title, receipt.about, receipt.lines, receipt.tables, receipt.notes])) {
    expect(page).toContain(text)
  }
  for (const text of [...around.issuer, around.printed, banner, 'Mã kiểm tra toàn vẹn: 9f2c-44d1-ab07-61ee']) {
    expect(page).toContain(text)
  }
  expect(page).toContain('Trang 1/1')
})

test('a page is A4, and says its language and title', async () => {
  const file = await getDocumentProxy(new Uint8Array(await drawPdf(receipt, around)))
  const [, , width = 0, height = 0] = (await file.getPage(1)).view
  expect([Math.round(width), Math.round(height)]).toEqual([595, 842])
  expect((await file.getMetadata()).info).toMatchObject({ Title: receipt.title, Language: 'vi' })
})

test('a long paper has its head row, code and banner on every page', async () => {
  const rows = Array.from({ length: 120 }, (_, line) => [`Dòng ${line + 1}`, '1', '2'])
  const tables = [{ heads: ['Chỉ tiêu', 'Đầu kỳ', 'Cuối kỳ'], rows }]
  const pages = await pagesOf({ ...receipt, lines: [], tables }, { ...around, banner })
  expect(pages.length).toBeGreaterThan(2)
  for (const [index, page] of pages.entries()) {
    for (const text of ['Chỉ tiêu', banner, '9f2c-44d1-ab07-61ee', `Trang ${index + 1}/${pages.length}`]) {
      expect(page).toContain(text)
    }
  }
  const read = pages.join(' ')
  for (const [label = ''] of rows) expect(read).toContain(label)
})

test('without a banner there is none, and what somebody typed is only text', async () => {
  const typed = 'file:///etc/hostname http://127.0.0.1/ <b>không</b> {{mã}} \\u0110'
  const [page = ''] = await pagesOf({ ...receipt, notes: [typed] }, around)
  expect(page).toContain(typed)
  expect(page).not.toContain('MINH HỌA')
})

test('a word without an end stays on the paper', async () => {
  const value = 'ưỡ'.repeat(120)
  const file = await getDocumentProxy(
    new Uint8Array(await drawPdf({ ...receipt, lines: [{ label: 'Ghi chú', value }], notes: [value] }, around)),
  )
  const { items } = await (await file.getPage(1)).getTextContent()
  const ends = items.flatMap((item) => ('str' in item ? [item.transform[4] + item.width] : []))
  expect(Math.max(...ends)).toBeLessThan(595 - 40)
})

async function pagesOf(paper: Paper, surroundings: Surroundings): Promise<string[]> {
  const { text } = await extractText(new Uint8Array(await drawPdf(paper, surroundings)))
  return text.map((page) => page.replaceAll(/\s+/g, ' '))
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

test('a report of a year fits on one page with its places to sign; its name says period and organisation', async () => {
  const rows = Array.from({ length: 44 }, (_, line) => [`Chỉ tiêu thống kê có tên khá dài, dòng ${line + 1}`, '1.012'])
  const lines = Array.from({ length: 9 }, (_, line) => ({ label: `Mục ${line + 1}`, value: 'Ngày 18/03/2026' }))
  const signers = ['NGƯỜI BÁO CÁO', 'T/M CHI BỘ']
  const paper = {
    ...receipt,
    lines,
    tables: [{ heads: ['', 'Đảng viên'], rows }],
    signers,
    signHint: '(ký, ghi rõ họ tên)',
  }
  const pages = await pagesOf(paper, { ...around, banner })
  expect(pages).toHaveLength(1)
  for (const text of [...signers, ...rows.map(([label = '']) => label)]) expect(pages[0]).toContain(text)
  expect(pages[0]?.split('(ký, ghi rõ họ tên)')).toHaveLength(3)
  expect(fileNameOf('Báo cáo quý IV/2026', 'Chi bộ Đường sắt “Bến Sông”', false)).toBe(
    'Bao-cao-quy-IV-2026-Chi-bo-Duong-sat-Ben-Song',
  )
})

test.each([
  [6, 14],
  [6, 15],
  [8, 14],
  [7, 15],
])('%i facts and a table of %i rows fit on one page with the places to sign', async (count, rows) => {
  const lines = Array.from({ length: count }, (_, line) => ({ label: `Mục ${line + 1}`, value: 'Ngày 18/03/2026' }))
  const cells = Array.from({ length: rows }, (_, line) => [`Chỉ tiêu thống kê, dòng ${line + 1}`, '1.012'])
  const tables = [{ caption: 'Nội dung đã gửi', heads: ['', 'Đảng viên'], rows: cells }]
  const signed = { signers: ['NGƯỜI BÁO CÁO', 'T/M CHI BỘ'], signHint: '(ký, ghi rõ họ tên)' }
  const paper = { ...receipt, ...signed, lines, tables, notes: [], integrityCode: 'ab12'.repeat(16) }
  expect(await pagesOf(paper, { ...around, banner })).toHaveLength(1)
})

test.each([
  ['a report with changes', 17, 'Bổ sung một đảng viên kết nạp trong quý, báo cáo trước ghi thiếu'],
  ['a correction, returned with a long reason', 17, 'Chưa có quyết định kèm theo '.repeat(17)],
  ['a report without changes, returned with a long reason', 9, 'Chưa có quyết định kèm theo '.repeat(17)],
  ['a short report', 12, ''],
])('%s fits on one page', async (_, count, reason) => {
  const rows = Array.from({ length: count }, (_, line) => [
    `Tăng do sáp nhập, hợp nhất, chia, tách, dòng ${line}`,
    '12',
  ])
  const lines = ['Mã tiếp nhận', 'Người gửi', 'Nhập thay cho', 'Thời gian gửi', 'Ngày chốt số liệu', 'Lần gửi'].map(
    (label) => ({ label, value: 'Nguyễn Thị Lan (Bí thư, Chi bộ Công ty Cơ khí Bến Sông)' }),
  )
  const paper = {
    ...receipt,
    lines: [
      ...lines,
      { label: 'Lý do đính chính', value: 'Bổ sung một đảng viên kết nạp trong quý, báo cáo trước ghi thiếu' },
      { label: 'Tình trạng', value: reason },
    ],
    tables: [{ caption: 'Nội dung đã gửi', heads: ['', 'Đảng viên'], rows }],
    signers: ['NGƯỜI BÁO CÁO', 'T/M CHI BỘ'],
    signHint: '(ký, ghi rõ họ tên)',
  }
  expect(await pagesOf(paper, { ...around, banner })).toHaveLength(1)
})
