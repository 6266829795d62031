import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { type Column, contentDisposition, type Export, type Row, writeCsv, writeXlsx } from './spreadsheet'

const columns: Column[] = [
  { name: 'taxCode', label: 'Mã số thuế', kind: 'code' },
  { name: 'name', label: 'Tên doanh nghiệp', kind: 'text' },
  { name: 'workers', label: 'Lao động', kind: 'count' },
  { name: 'share', label: 'Tỷ lệ', kind: 'decimal' },
  { name: 'capital', label: 'Vốn đăng ký', kind: 'money' },
  { name: 'foundedOn', label: 'Ngày thành lập', kind: 'date' },
]

const rows: Row[] = [
  {
    taxCode: '0300588569',
    name: 'Công ty Đảng ủy "Hoà"; & <con>',
    workers: 99570,
    share: 50.85,
    capital: '320508000000000',
    foundedOn: '2024-03-18',
  },
  {
    taxCode: '0101248141',
    name: '=HYPERLINK("http://x")',
    workers: 0,
    share: -7.5,
    capital: null,
    foundedOn: '1899-01-01',
  },
  { taxCode: '0314409058-002', name: '@SUM(1)\u0000 _x000A_', workers: null, share: '', capital: undefined },
]

const list = (changes: Partial<Export> = {}): Export => ({
  locale: 'vi',
  title: 'Doanh nghiệp',
  columns,
  rows,
  about: {
    filter: 'Khu công nghiệp: Đình Vũ',
    asOf: '18/03/2024',
    exporter: 'Cán bộ theo dõi',
    at: new Date('2024-03-18T01:50:00Z'),
  },
  ...changes,
})

const bytesOf = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer())
const textOf = async (stream: ReadableStream<Uint8Array>) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(stream))

async function sheetsOf(list: Export) {
  const { sheets } = await readXlsx(await bytesOf(writeXlsx(list)), { readStyles: true })
  const [information, data] = sheets
  if (!information || !data) throw new Error('two sheets were to be written')
  return { information, data }
}

test('XLSX: figures are numbers, dates are dates, codes keep their zeros, formulas stay text', async () => {
  const { data } = await sheetsOf(list())
  expect(data.name).toBe('Doanh nghiệp')
  const [header, first, second, third] = data.rows
  expect(header).toEqual(columns.map(({ label }) => label))
  expect(first?.slice(0, 5)).toEqual(['0300588569', 'Công ty Đảng ủy "Hoà"; & <con>', 99570, 50.85, 320_508e9])
  expect(first?.[5]).toEqual(new Date('2024-03-18T00:00:00Z'))
  expect(second).toEqual(['0101248141', '=HYPERLINK("http://x")', 0, -7.5, null, '1899-01-01'])
  expect(third?.slice(0, 2)).toEqual(['0314409058-002', '@SUM(1) _x000A_'])
  expect([...(data.cells?.values() ?? [])].filter(({ formula }) => formula)).toEqual([])
})

test('XLSX: the header is frozen and filters exactly the rows written', async () => {
  const { data } = await sheetsOf(list())
  expect(data.freezePane).toMatchObject({ rows: 1 })
  expect(data.autoFilter?.range).toBe('A1:F4')
})

test('XLSX: the first sheet says what the file is and counts its rows', async () => {
  const about = { ...list().about, banner: 'DỮ LIỆU MINH HỌA' }
  const { information } = await sheetsOf(list({ about }))
  expect(information.rows.map((row) => row.filter(Boolean))).toEqual([
    ['Doanh nghiệp'],
    ['DỮ LIỆU MINH HỌA'],
    ['Bộ lọc', 'Khu công nghiệp: Đình Vũ'],
    ['Số liệu tính đến', '18/03/2024'],
    ['Thời điểm xuất dữ liệu', '08:50 18/03/2024'],
    ['Người xuất dữ liệu', 'Cán bộ theo dõi'],
    ['Số dòng', '3'],
  ])
  expect((await sheetsOf(list({ locale: 'en' }))).information.name).toBe('Information')
})

test('XLSX: an empty list is still a workbook, and a long title a legal sheet name', async () => {
  const { data } = await sheetsOf(list({ rows: [], title: 'Doanh nghiệp [KCN/KKT]: có tổ chức đảng & công đoàn' }))
  expect(data.rows).toHaveLength(1)
  expect(data.name.length).toBeLessThanOrEqual(31)
})

test('CSV in Vietnamese: BOM, semicolons, decimal commas, no formula, codes whole', async () => {
  expect(await textOf(writeCsv(list()))).toBe(
    '\ufeff' +
      [
        'Mã số thuế;Tên doanh nghiệp;Lao động;Tỷ lệ;Vốn đăng ký;Ngày thành lập',
        '0300588569;"Công ty Đảng ủy ""Hoà""; & <con>";99570;50,85;320508000000000;2024-03-18',
        '0101248141;"\'=HYPERLINK(""http://x"")";0;-7,5;;1899-01-01',
        "0314409058-002;'@SUM(1) _x000A_;;;;",
      ].join('\r\n'),
  )
})

test('CSV in English has commas and points; the banner leads', async () => {
  const about = { ...list().about, banner: 'DEMONSTRATION DATA' }
  const lines = (await textOf(writeCsv(list({ locale: 'en', about })))).split('\r\n')
  expect(lines[0]).toBe('\ufeffDEMONSTRATION DATA')
  expect(lines[2]).toBe('0300588569,"Công ty Đảng ủy ""Hoà""; & <con>",99570,50.85,320508000000000,2024-03-18')
})

test.each(['=1', '+1', '-1', '@x', '\tx', '\rx'])('CSV: user text %j cannot run', async (name) => {
  const [, line = ''] = (await textOf(writeCsv(list({ rows: [{ name }] })))).split('\r\n')
  expect(line.replace(/^;"?/, '').startsWith("'")).toBe(true)
})

test.each([
  ['XLSX', writeXlsx],
  ['CSV', writeCsv],
])('%s is written while rows arrive; giving up stops asking for them', async (_, write) => {
  let asked = 0
  let closed = false
  async function* endless() {
    try {
      for (;;) yield { ...rows[0], name: `Công ty ${Math.random()} ${++asked}` }
    } finally {
      closed = true
    }
  }
  const reader = write(list({ rows: endless() })).getReader()
  for (let chunk = 0; chunk < 4; chunk++) expect((await reader.read()).done).toBe(false)
  expect(asked).toBeLessThan(50_000)
  await reader.cancel()
  await expect.poll(() => closed).toBe(true)
})

test('a failure while reading rows breaks the file off instead of ending it', async () => {
  async function* failing() {
    yield rows[0] ?? {}
    throw new Error('connection lost')
  }
  await expect(bytesOf(writeXlsx(list({ rows: failing() })))).rejects.toThrow('connection lost')
})

test('a file name keeps its accents for those who can read them', () => {
  expect(contentDisposition("Đảng ủy (1)'s.xlsx")).toBe(
    `attachment; filename="dang-uy-1-s.xlsx"; filename*=UTF-8''%C4%90%E1%BA%A3ng%20%E1%BB%A7y%20%281%29%27s.xlsx`,
  )
})
