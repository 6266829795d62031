import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import type { Paper, Surroundings } from './paper'
import { drawPdf } from './pdf'

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
