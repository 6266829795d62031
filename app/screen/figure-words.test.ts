import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { type Locale, locales } from '@/core/locale'
import { writeCsv } from '@/core/sheet/csv'
import { listOffices, scopesOf } from '@/db/assignment/offices'
import { findFigures } from '@/db/enterprise-figures/queries'
import { definitionOf, type FigureCode, figureCodes } from '@/db/report/definitions'
import { type Basis, type CountedRow, type Figure, figuresOn, type Order, rowsBehind } from '@/db/report/figures'
import { figuresDay, plantFigures } from '@/db/testing/figures'
import { inRegistry } from '@/db/testing/stories'
import { words } from '@/messages/all'
import { sentencesIn } from '@/messages/words'
import { basisOfFile, columnsOf, lineOf } from './figure-sheet'
import { basisLines, basisOf, figureValue, fractionOf, furtherOf, labelOf, sentenceOf } from './figure-words'

const sayIn = (locale: Locale) =>
  createTranslator({ locale, messages: sentencesIn(words, locale), namespace: 'overview' })
const say = sayIn('vi')
const told = { day: '2023-08-30', kind: 'latest', scope: undefined } as const

const example = (code: FigureCode, wish: Partial<Figure> = {}): Figure => ({
  code,
  unit: definitionOf(code).unit,
  value: 25,
  ...(definitionOf(code).whole && { fraction: { numerator: 1, denominator: 4 } }),
  ...wish,
})

test.each(locales)(
  'in %s a label and a sentence name non-state enterprises if and only if those are counted',
  (locale) => {
    const naming = locale === 'vi' ? /ngoài nhà nước/i : /non-state/i
    for (const code of figureCodes) {
      const isCounted = countsNonState(code)
      const speak = sayIn(locale)
      expect([code, naming.test(labelOf(example(code), speak))]).toEqual([code, isCounted])
      expect([code, naming.test(sentenceOf(example(code), told, locale, speak) ?? '')]).toEqual([code, isCounted])
    }
  },
)

/** Whether the condition or the amount of the definition reads a column of non-state enterprises. */
function countsNonState(code: FigureCode) {
  return /non_state/.test(JSON.stringify(definitionOf(code)))
}

const quarter = { kind: 'quarter', name: null, startsOn: '2026-07-01' } as const
const members = { subject: 'organisation', expected: '2026-12-31', due: null } as const

test('a sentence ends with its basis, with the scope and the exchange rate', () => {
  const zone = (basis: Partial<Figure['basis']>, scope?: string) =>
    sentenceOf(
      example('members_in_zone_committee', {
        value: 1025,
        basis: { ...members, have: 66, of: 66, older: [], ...basis },
      }),
      { ...told, scope },
      'vi',
      say,
    )
  const plain = 'Tính đến ngày 30/08/2023, toàn Đảng bộ khu kinh tế có 1.025 đảng viên'
  expect(zone({})).toBe(`${plain} (có số liệu 66/66 tổ chức đảng)`)
  const older = [{ until: '2026-09-30', period: quarter, count: 5 }]
  expect(zone({ have: 61, older })).toBe(`${plain} (có số liệu 61/66 tổ chức đảng, trong đó 5 lấy từ quý III/2026)`)
  expect(zone({ older })).toBe(`${plain} (có số liệu 66/66 tổ chức đảng, trong đó 5 lấy từ quý III/2026)`)
  expect(zone({ have: 61 }, 'KCN Bến Sông')).toBe(`${plain} (phạm vi: KCN Bến Sông; có số liệu 61/66 tổ chức đảng)`)
  const capital = example('domestic_capital', { value: 320_508e9, rate: 23_794 })
  expect(sentenceOf(capital, told, 'vi', say)).toBe(
    'Tính đến ngày 30/08/2023, tổng vốn đầu tư trong nước (DI) đăng ký lũy kế đạt 320.508 tỷ đồng, tương đương 13,47 tỷ USD (quy đổi theo tỷ giá 23.794 đồng/USD)',
  )
  expect(basisLines(capital, 'Tại ngày 30/08/2023', 'latest', 'vi', say)).toContain(
    'tương đương 13,47 tỷ USD (tỷ giá 23.794 đồng/USD)',
  )
})

test('a percentage is printed with its parts in one unit, and in a sentence without trailing zeros', () => {
  const share = example('share_with_party_organisation', {
    value: (100 * 56) / 727,
    fraction: { numerator: 56, denominator: 727 },
  })
  expect([figureValue(share, 'vi'), fractionOf(share, 'vi')]).toEqual(['7,70%', '56/727 = 7,70%'])
  expect(sentenceOf(share, told, 'vi', say)).toBe(
    'Tính đến ngày 30/08/2023, có 56/727 doanh nghiệp ngoài nhà nước có tổ chức đảng (chiếm 7,7%)',
  )
  expect(sentenceOf(share, { ...told, scope: 'KCN Bến Sông' }, 'vi', say)).toMatch(
    /\(chiếm 7,7%; phạm vi: KCN Bến Sông\)$/,
  )
})

test.each([
  [[2021, 2022, 2023], 'giai đoạn 2021–2023'],
  [[2023], 'năm 2023'],
  [[2020, 2022, 2023], 'các năm 2020, 2022, 2023'],
])('the years %j are named: %s', (of, named) => {
  const basis: Basis = {
    subject: 'enterprise',
    have: 9,
    of: 12,
    expected: null,
    due: null,
    older: [],
    years: { of, partial: 2 },
  }
  const exports = example('share_of_exports', { basis })
  expect(labelOf(exports, say)).toContain(`(bình quân ${named})`)
  expect(sentenceOf(exports, told, 'vi', say)).toContain(`(${named})`)
  expect(basisOf(basis, 'vi', say)).toBe(
    `đủ số liệu ${named}: 7/12 doanh nghiệp; 2 thiếu năm, lấy bình quân các năm có số liệu; 3 chưa có số liệu`,
  )
})

test('a sum of members names whose figure stands in, what is too old, and what events changed', () => {
  const absorbed = {
    eventId: 'a',
    kind: 'absorbed',
    effectiveOn: '2025-10-01',
    of: ['Chi bộ X'],
    to: 'Chi bộ Y',
  } as const
  const plain = { undivided: [], isAbove: false }
  const risen = { eventId: 'b', kind: 'reclassified', effectiveOn: '2025-11-01', of: ['Đảng bộ Z'] } as const
  const [left, differs] = [
    { kind: 'transferred', effectiveOn: '2025-10-05', organisation: 'Chi bộ V', members: -20 },
    { kind: 'absorbed', effectiveOn: '2025-10-01', organisation: 'Chi bộ X', members: 2 },
  ] as const
  const basis: Basis = {
    ...{ subject: 'organisation', have: 9, of: 9, expected: '2025-09-30', due: null, older: [] },
    members: {
      standIns: [
        { ...absorbed, members: 12 },
        ...['A', 'B', 'C', 'D'].map((to) => ({ ...risen, of: [...risen.of], to, members: 5 })),
        { eventId: null, kind: null, effectiveOn: null, of: ['Chi bộ W'], to: 'Chi bộ W', members: 7 },
        { ...absorbed, eventId: 'c', kind: 'divided' as const, members: 9, undivided: ['Chi bộ U'] },
        { ...absorbed, eventId: 'd', kind: 'dissolved' as const, to: 'Đảng bộ T', members: 3, isAbove: true },
      ].map((one) => ({ ...plain, ...one, of: [...one.of] })),
      aged: { members: 8, organisations: 1 },
      changes: [left, differs],
    },
  }
  const lines = basisOf(basis, 'vi', say).split('; ')
  expect(lines).toEqual([
    'có số liệu 9/9 tổ chức đảng',
    'gồm 12 đảng viên của Chi bộ X (đã sáp nhập vào Chi bộ Y từ 01/10/2025, chưa có báo cáo của Chi bộ Y)',
    'gồm 20 đảng viên của Đảng bộ Z (chuyển sang 4 tổ chức đảng từ 01/11/2025, chưa có báo cáo của 4 tổ chức đảng)',
    'gồm 7 đảng viên theo báo cáo của Chi bộ W trước khi có tổ chức đảng trực thuộc (các tổ chức trực thuộc chưa báo cáo đủ)',
    'gồm 9 đảng viên của Chi bộ X (đã chia từ 01/10/2025, chưa có báo cáo của Chi bộ Y, Chi bộ U), chưa chia theo tổ chức',
    'gồm 3 đảng viên của Chi bộ X (chuyển về Đảng bộ T từ 01/10/2025, chưa có trong báo cáo của các tổ chức đảng trực thuộc)',
    'chưa tính 8 đảng viên của 1 tổ chức đảng vì số liệu cũ hơn hai kỳ',
    'chuyển giao ra ngoài: Chi bộ V (−20) từ 05/10/2025',
    'Sáp nhập Chi bộ X từ 01/10/2025: số theo sự kiện chênh lệch +2 so với số liệu gần nhất',
  ])
  const figure = example('members_in_zone_committee', { basis })
  expect(sentenceOf(figure, told, 'vi', say)).toContain(basisOf(basis, 'vi', say))
  // A figure on the screen shows its beginning, the rest opens, and a file has all of it.
  expect(basisLines(figure, 'Tại ngày 30/08/2023', 'latest', 'vi', say)).toEqual([
    'Tại ngày 30/08/2023',
    'có số liệu 9/9 tổ chức đảng',
  ])
  expect(furtherOf(figure, 'vi', say).lines).toEqual(lines.slice(1).map((text) => ({ text })))
  expect(basisOfFile(figure, 'latest', 'vi', say)).toEqual(expect.arrayContaining(lines))
})

test('each figure is the sum of its rows and of the rows of its file', () =>
  inRegistry(async (registry) => {
    const { second, stateProject } = await plantFigures(registry)
    const ofState = [registry.harbour, second, stateProject]
    await registry.as('officer', async (db) => {
      for (const figure of await figuresOn(db, figuresDay)) {
        const rows = await rowsBehind(db, figure.code, figuresDay)
        const summed = (of: 'amount' | 'whole') => rows.reduce((sum, row) => sum + (row[of] ?? 0), 0)
        const file = await sheetOf(figure.code, [...rows])
        const { numerator, denominator } = figure.fraction ?? { numerator: figure.value, denominator: 0 }
        expect(figure.value, figure.code).toBeGreaterThan(0)
        const counted = rows.filter(({ id, amount }) => ofState.includes(id) && amount !== 0)
        if (countsNonState(figure.code)) expect([figure.code, counted]).toEqual([figure.code, []])
        for (const sum of [summed, file]) {
          expect([figure.code, sum('amount') / (numerator ?? 0)]).toEqual([figure.code, expect.closeTo(1, 12)])
          expect([figure.code, sum('whole')]).toEqual([figure.code, expect.closeTo(denominator, 4)])
        }
      }
    })
  }))

test('a file has amounts of money wide enough, counts without decimals, units in its head and codes of their own', () => {
  const columns = (code: FigureCode) => columnsOf(code, say).map(({ label, kind }) => `${label}: ${kind}`)
  expect(columns('share_of_workers')).toEqual(
    expect.arrayContaining(['Mã số thuế: code', 'Được tính (người): count', 'Trên tổng (người): count']),
  )
  expect(columns('domestic_capital')).toEqual(expect.arrayContaining(['Mã số dự án: code', 'Được tính (đồng): money']))
  expect(columns('share_of_exports')).toEqual(expect.arrayContaining(['Được tính (USD): money']))
  expect(columns('non_state_enterprises')).toContain('Được tính (doanh nghiệp): count')
})

/** Sums the columns of a file. */
async function sheetOf(code: FigureCode, rows: CountedRow[]) {
  const columns = columnsOf(code, say)
  const about = { filter: '', exporter: '', at: new Date(0) }
  const lines = rows.map((row) => lineOf(row, 'vi', say))
  const text = await new Response(
    writeCsv({ locale: 'vi', title: code, sheets: [{ columns, rows: lines }], about }),
  ).text()
  const cells = text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(';'))
  return (name: string) => {
    const at = columns.findIndex((column) => column.name === name)
    return at < 0 ? 0 : cells.reduce((sum, line) => sum + Number((line[at] ?? '').replace(',', '.')), 0)
  }
}

test('rows say of which period they are, lead to its record, and say why they count less than their whole', () =>
  inRegistry(async (registry) => {
    const { second, current, before, riverside, harbour, hill } = { ...registry, ...(await plantFigures(registry)) }
    const behind = (code: FigureCode, order?: Order) =>
      registry.as('officer', async (db) => [...(await rowsBehind(db, code, figuresDay, 'latest', order))])
    const workers = await behind('share_of_workers', { sort: 'amount', descending: true })
    const told = workers.map((row) => [row.id, row.amount, row.whole, lineOf(row, 'vi', say)])
    expect(told).toMatchObject([
      [riverside, 300, 300, { until: '6 tháng đầu năm 2023', left: null, code: '9900000016' }],
      [hill, 77, 77, { until: '6 tháng cuối năm 2022' }],
      [harbour, 0, 200, { until: '6 tháng đầu năm 2023', left: 'Doanh nghiệp nhà nước' }],
    ])
    const periods = await registry.as('officer', (db) =>
      Promise.all(workers.map(async ({ sourceId }) => (await findFigures(db, sourceId ?? ''))?.periodId)),
    )
    expect(periods).toEqual([current, before, current])
    const [other] = (await behind('share_of_all_members')).filter(({ id }) => id === second)
    expect(other).toMatchObject({ amount: 0, whole: 10, left: 'serves_none', sourceId: expect.any(String) })
    const years = (await behind('share_of_exports')).map((row) => [row.id, row.amount, lineOf(row, 'vi', say).years])
    expect(years).toEqual(
      expect.arrayContaining([
        [riverside, 3_000_000.5, '2021, 2022'],
        [harbour, 0, '2020, 2021, 2022'],
        [hill, null, undefined],
      ]),
    )
  }))

test('the basis names the half-year and the years that the data are of', () =>
  inRegistry(async (registry) => {
    await plantFigures(registry)
    const figures = await registry.as('officer', (db) => figuresOn(db, figuresDay))
    const basis = (code: FigureCode, kind: 'latest' | 'period') => {
      const found = figures.find((one) => one.code === code)?.basis
      return found && basisOf(found, 'vi', say, kind)
    }
    expect(basis('workers_in_all_enterprises', 'latest')).toBe(
      'có số liệu 3/3 doanh nghiệp, trong đó 1 lấy từ 6 tháng cuối năm 2022',
    )
    expect(basis('workers_in_all_enterprises', 'period')).toMatch(/^theo 6 tháng đầu năm 2023: /)
    expect(basis('members_in_zone_committee', 'latest')).toBe(
      'có số liệu 2/2 tổ chức đảng, trong đó 1 lấy từ tháng 7/2023',
    )
    expect(basis('share_of_exports', 'latest')).toBe(
      'đủ số liệu giai đoạn 2020–2022: 1/3 doanh nghiệp; 1 thiếu năm, lấy bình quân các năm có số liệu; 1 chưa có số liệu',
    )
  }))

test('what is missing of an amount or of its whole counts in neither', () =>
  inRegistry(async (registry) => {
    await plantFigures(registry)
    const share = (await registry.as('officer', (db) => figuresOn(db, figuresDay))).find(
      ({ code }) => code === 'share_managers_and_high_skilled',
    )
    // Hill has workers, but nobody said how many of them are high-skilled.
    expect(share).toMatchObject({ fraction: { numerator: 30, denominator: 300 }, basis: { have: 1, of: 2 } })
  }))

test('a scope is named if it is not the whole zone', () =>
  inRegistry(async ({ as, people }) => {
    const scopeOf = (who: 'leader' | 'officer' | 'officer of the park') =>
      as(who, async (db) => scopesOf(await listOffices(db, { accountId: people[who].accountId, personId: null })))
    expect([await scopeOf('leader'), await scopeOf('officer')]).toEqual([[], []])
    expect(await scopeOf('officer of the park')).toEqual(['KCN Bến Sông'])
  }))
