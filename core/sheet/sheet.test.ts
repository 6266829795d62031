import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import {
  type About,
  type Column,
  contentDisposition,
  fileNameOf,
  type Row,
  type Sheet,
  type Workbook,
} from '../spreadsheet'
import { writeCsv } from './csv'
import { decimalsOf, plus } from './value'
import { writeXlsx } from './xlsx'

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

const about: About = {
  filter: 'Khu công nghiệp: Đình Vũ',
  asOf: '18/03/2024',
  exporter: 'Nguyễn Thị Lan (Cán bộ theo dõi)',
  at: new Date('2024-03-18T01:50:00Z'),
}

const list = (sheet: Partial<Sheet> = {}, changes: Partial<Workbook> = {}): Workbook => ({
  locale: 'vi',
  title: 'Doanh nghiệp',
  sheets: [{ columns, rows, ...sheet }],
  about,
  ...changes,
})

const bytesOf = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer())
const textOf = async (stream: ReadableStream<Uint8Array>) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(stream))

async function sheetsOf(list: Workbook) {
  const { sheets } = await readXlsx(await bytesOf(writeXlsx(list)), { readStyles: true })
  const [data, information] = sheets
  if (!information || !data) throw new Error('two sheets were to be written')
  return { data, information, sheets }
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

test('XLSX: the last sheet says what the file is and counts its rows', async () => {
  const told = { ...about, period: 'Quý I/2024', basis: () => ['có số liệu 2/3', 'tỷ giá 23.794'], banner: 'MINH HỌA' }
  const { information } = await sheetsOf(list({}, { about: told }))
  expect(information.rows.map((row) => row.filter(Boolean))).toEqual([
    ['Doanh nghiệp'],
    ['MINH HỌA'],
    ['Bộ lọc', 'Khu công nghiệp: Đình Vũ'],
    ['Số liệu tính đến', '18/03/2024'],
    ['Kỳ số liệu', 'Quý I/2024'],
    ['Thời điểm xuất dữ liệu', '08:50 18/03/2024'],
    ['Người xuất dữ liệu', 'Nguyễn Thị Lan (Cán bộ theo dõi)'],
    ['Cơ sở số liệu', 'có số liệu 2/3'],
    ['Cơ sở số liệu', 'tỷ giá 23.794'],
    ['Số dòng', '3'],
  ])
  expect((await sheetsOf(list({}, { locale: 'en' }))).information.name).toBe('Information')
})

test('nothing is said of a day, a period or a basis that is not known, and no filter is said to be none', async () => {
  const { information } = await sheetsOf(list({}, { about: { filter: '', exporter: 'Lan', at: about.at } }))
  expect(information.rows.map(([label]) => label)).toEqual([
    'Doanh nghiệp',
    'Bộ lọc',
    'Thời điểm xuất dữ liệu',
    'Người xuất dữ liệu',
    'Số dòng',
  ])
  expect(information.rows[1]?.[1]).toBe('Không lọc')
})

test('XLSX: an empty list is still a workbook, and long titles are legal names of sheets, each its own', async () => {
  const title = "Doanh nghiệp [KCN/KKT]: có tổ chức đảng & 'công đoàn'"
  const [sheet] = list({ rows: [] }).sheets
  const { sheets } = await sheetsOf(list({}, { title, sheets: [sheet, sheet, { ...sheet, name: 'Thông tin' }] }))
  expect(sheets.map(({ rows }) => rows.length)).toEqual([1, 1, 1, 8])
  const names = sheets.map(({ name }) => name)
  expect(new Set(names).size).toBe(4)
  expect(names.filter((name) => name.length > 31 || /[[\]:*?/\\]/.test(name))).toEqual([])
})

test('XLSX: units stand in headings, and numbers look like what they are', async () => {
  const typed: Column[] = [
    { name: 'workers', label: 'Lao động', kind: 'count', unit: 'người' },
    { name: 'share', label: 'Tỷ lệ', kind: 'decimal' },
    { name: 'born', label: 'Năm sinh', kind: 'year' },
    { name: 'at', label: 'Thời điểm', kind: 'moment' },
  ]
  const at = new Date('2026-11-26T23:50:12.345Z')
  const { data } = await sheetsOf(
    list({
      columns: typed,
      rows: [
        { workers: 1234, share: 8, born: 1970, at },
        { workers: 1, share: '27.25', born: '1970', at: '2026-11-26 23:50:12.345+00' },
        { share: 0.1 + 0.2 },
      ],
    }),
  )
  const formats = ['A2', 'B2', 'C2', 'D2', 'B3', 'B4'].map((cell) => data.cells?.get(placeOf(cell))?.style?.numFmt)
  expect(data.rows[0]).toEqual(['Lao động (người)', 'Tỷ lệ', 'Năm sinh', 'Thời điểm'])
  expect(formats).toEqual(['#,##0', '#,##0', '0', 'dd/mm/yyyy hh:mm', '#,##0.00', '#,##0.0'])
  expect(data.rows[1]?.[2]).toBe(1970)
  // Excel knows no time zones: the cell holds the time of Việt Nam.
  expect(data.rows.slice(1, 3).map((row) => row[3])).toEqual([1, 2].map(() => new Date('2026-11-27T06:50:12Z')))
})

/** "B3" as the key of a cell of the reader. */
const placeOf = (cell: string) => `${Number(cell.slice(1)) - 1},${cell.charCodeAt(0) - 65}`

test('XLSX: sums stand below the rows, apart from them, and are no row', async () => {
  const total = () => ({ name: 'Cộng', workers: 99_570, capital: '320508000000000' })
  const { data, information } = await sheetsOf(list({ total }))
  expect(data.rows.slice(4).map((row) => row.filter(Boolean))).toEqual([[], ['Cộng', 99_570, 320_508e9]])
  expect(data.autoFilter?.range).toBe('A1:F4')
  expect(information.rows.at(-1)).toEqual(['Số dòng', '3'])
  expect(await textOf(writeCsv(list({ total })))).not.toContain('Cộng')
})

test('XLSX: every number and date fits its column, also in rows after those that are measured', async () => {
  const measures = async (count: number, capital: string) => {
    const many = Array.from({ length: count }, (_, at) => ({
      ...rows[0],
      workers: 7,
      capital: at === count - 1 ? capital : '1',
    }))
    const { data } = await sheetsOf(list({ rows: many, total: () => ({ name: 'Cộng', share: '12345678.25' }) }))
    return data.columns?.map(({ width = 0 }) => width) ?? []
  }
  const [few, many] = await Promise.all([measures(10, '320508000000000'), measures(2500, '-999999999999999999.25')])
  expect(few[3]).toBeGreaterThan('12.345.678,25'.length + 1)
  expect(few[4]).toBeGreaterThan('320.508.000.000.000'.length + 1)
  expect(few[5]).toBeGreaterThan('18/03/2024'.length + 1)
  expect(many[2]).toBeGreaterThan('-2.147.483.648'.length + 1)
  expect(many[4]).toBeGreaterThan('-999.999.999.999.999.999,25'.length + 1)
})

test('XLSX: long text is wrapped', async () => {
  const name = 'Ghi chú dài '.repeat(20)
  const { data } = await sheetsOf(list({ rows: [{ name }, { name: 'ngắn' }, { name: 'hai\ndòng' }] }))
  const wraps = ['B2', 'B3', 'B4'].map((cell) => data.cells?.get(placeOf(cell))?.style?.alignment?.wrapText ?? false)
  expect(wraps).toEqual([true, false, true])
  expect(data.columns?.[1]?.width).toBeLessThan(61)
})

test('XLSX: printed on A4, landscape, one page wide, with its heading on each page and its name and number', async () => {
  const title = 'Doanh nghiệp R&D'
  const workbook = await readXlsx(await bytesOf(writeXlsx(list({}, { title }))))
  const [data] = workbook.sheets
  expect(data?.pageSetup).toMatchObject({
    paperSize: 'a4',
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '$1:$1',
  })
  const wide = Array.from({ length: 30 }, (_, at): Column => ({ name: `${at}`, label: 'Cột', kind: 'moment' }))
  const [onA3] = (await sheetsOf(list({ columns: wide, rows: [] }))).sheets
  expect(onA3?.pageSetup?.paperSize).toBe('a3')
  expect(data?.headerFooter?.oddHeader).toContain('R&&D')
  const footer = '&LNguyễn Thị Lan (Cán bộ theo dõi) – 08:50 18/03/2024&RTrang &P/&N'
  expect(data?.headerFooter?.oddFooter).toBe(footer)
  expect(workbook.namedRanges).toContainEqual(
    expect.objectContaining({ name: 'Du_lieu', range: "'Doanh nghiệp R&D'!$A$1:$F$4" }),
  )
})

const facts = [
  'Bộ lọc: Khu công nghiệp: Đình Vũ',
  'Số liệu tính đến: 18/03/2024',
  'Thời điểm xuất dữ liệu: 08:50 18/03/2024',
  'Người xuất dữ liệu: Nguyễn Thị Lan (Cán bộ theo dõi)',
].join('; ')

test('CSV in Vietnamese: headings first, BOM, semicolons, decimal commas, no formula, codes whole', async () => {
  expect(await textOf(writeCsv(list()))).toBe(
    '\ufeff' +
      [
        'Mã số thuế;Tên doanh nghiệp;Lao động;Tỷ lệ;Vốn đăng ký;Ngày thành lập;Thông tin về tệp',
        `0300588569;"Công ty Đảng ủy ""Hoà""; & <con>";99570;50,85;320508000000000;2024-03-18;"${facts}"`,
        '0101248141;"\'=HYPERLINK(""http://x"")";0;-7,5;;1899-01-01;',
        "0314409058-002;'@SUM(1) _x000A_;;;;;Số dòng: 3",
      ].join('\r\n'),
  )
})

test('CSV in English has commas and points; of a demonstration the headings are line 1, too', async () => {
  const told = { ...about, basis: () => ['2 of 3'], banner: 'DEMONSTRATION DATA' }
  const lines = (await textOf(writeCsv(list({ rows: rows.slice(0, 1) }, { locale: 'en', about: told })))).split('\r\n')
  expect(lines[0]).toMatch(/^\ufeffMã số thuế,.*,About this file$/)
  expect(lines[1]).toMatch(/^0300588569,"Công ty Đảng ủy ""Hoà""; & <con>",99570,50\.85,320508000000000,2024-03-18,/)
  expect(lines[1]).toMatch(/DEMONSTRATION DATA; Filter: .*; Basis: 2 of 3; Rows: 1$/)
  expect(lines).toHaveLength(2)
})

test('CSV: moments are those of Việt Nam', async () => {
  const at: Column = { name: 'at', label: 'Lúc', kind: 'moment' }
  const text = await textOf(writeCsv(list({ columns: [at], rows: [{ at: new Date('2026-11-26T23:50:12Z') }] })))
  expect(text).toContain('\r\n2026-11-27 06:50:12;')
})

test('a name of a file has a period, but nothing that a file system refuses', () => {
  expect(fileNameOf([undefined, 'Đảng viên: a/b', 'Quý III/2026'], 'xlsx')).toBe('Đảng viên- a-b Quý III-2026.xlsx')
})

test.each(['=1', '+1', '-1', '@x', '\tx', '\rx', '＝1+1', '＋1', '－1', '＠x'])(
  'CSV: user text %j cannot run',
  async (name) => {
    const [, line = ''] = (await textOf(writeCsv(list({ rows: [{ name }] })))).split('\r\n')
    expect(line.replace(/^;"?/, '').startsWith("'")).toBe(true)
  },
)

test.each([
  ['XLSX', writeXlsx],
  ['CSV', writeCsv],
])('%s is written while rows arrive; giving up stops asking for them', async (_, write) => {
  let asked = 0
  let closed = false
  async function* endless() {
    try {
      for (;;) yield [{ ...rows[0], name: `Công ty ${Math.random()} ${++asked}` }]
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
    yield rows.slice(0, 1)
    throw new Error('connection lost')
  }
  await expect(bytesOf(writeXlsx(list({ rows: failing() })))).rejects.toThrow('connection lost')
})

test('a file name keeps its accents for those who can read them', () => {
  expect(contentDisposition("Đảng ủy (1)'s.xlsx")).toBe(
    `attachment; filename="dang-uy-1-s.xlsx"; filename*=UTF-8''%C4%90%E1%BA%A3ng%20%E1%BB%A7y%20%281%29%27s.xlsx`,
  )
})

test.each([
  [['', null, undefined], null],
  [['', 0, null], 0],
  [['5899999999.60', '0.05', 0.04], 5_899_999_999.69],
  [[58_999_999_999.69, '0.3'], 58_999_999_999.99],
  [[0.1, 0.2, 0.3], 0.6],
  [[1_000_000, 250_000], 1_250_000],
])('the sum of %j is %j: blank while all are, and no more decimals than they have', (values, sum) => {
  expect(values.reduce<number | null>(plus, null)).toBe(sum)
})

test('a number has the decimals in which it is written', () => {
  expect([58_999_999_999.69, 0.1 + 0.2, 5_899_999_999.690001, 7, 12.5].map((one) => decimalsOf(one, 'money'))).toEqual([
    2, 1, 6, 0, 1,
  ])
})
