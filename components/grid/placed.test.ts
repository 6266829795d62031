import { expect, test } from 'vitest'
import { marksOf } from './cell'
import { blockIn } from './pasted'
import { effectOf, isPlain, layoutOf, placed, type Table } from './placed'
import { copied, downIn, filledWith } from './range'
import { cellAt, openGrid, reduce } from './state'
import { nextWrong } from './tally'

const table: Table = {
  rows: [
    { id: 'a', code: '0201234567' },
    { id: 'b', code: '9900000104-001' },
    { id: 'c', code: '9912205361', locked: 'Kỳ đã chốt' },
    { id: 'd', code: null },
    { id: 'e', code: '9910103998' },
  ],
  columns: [
    { name: 'workers', input: 'count', heads: ['Tổng số lao động', 'Tổng số'] },
    { name: 'women', input: 'count', heads: ['Lao động nữ'] },
    { name: 'revenue', input: 'money', heads: ['Doanh thu (đồng)'] },
  ],
  codeHeads: ['Mã số thuế', 'MST'],
}
const corner = { row: 'a', name: 'workers' }
const read = (text: string, at = corner) => {
  const block = blockIn(text)
  const layout = layoutOf(block, at, table)
  return { layout, ...placed(block, layout, at, table) }
}
const given = (text: string, at = corner) => read(text, at).fills.map(({ row, name, text }) => `${row}.${name}=${text}`)

test('lines find their rows by tax code in any order, however it is written; headings say which column is which', () => {
  const text =
    'STT\tTên doanh nghiệp\tMST\tLao động nữ\tTổng số\r\n1\tB\t9900000104001\t600\t1.250\r\n2\tA\t201234567\t\t310\r\n'
  const { layout, left, matched } = read(text)
  expect(layout).toMatchObject({ headings: 1, codeAt: 2, names: ['', '', '', 'women', 'workers'] })
  expect(given(text)).toEqual(['b.women=600', 'b.workers=1.250', 'a.workers=310'])
  expect([left, matched]).toEqual([[], 2])
})

test('headings on two lines, the upper one of merged cells, and a title above them', () => {
  const text = [
    'BIỂU 01\t\t\t',
    'Mã số thuế\tLao động\t\tDoanh thu (đồng)',
    '\tTổng số\tNữ\t',
    '0201234567\t310\t155\t1.500.000',
  ].join('\r\n')
  expect(read(text).layout).toMatchObject({ headings: 3, codeAt: 0, names: ['', 'workers', 'women', 'revenue'] })
  expect(given(text)).toEqual(['a.workers=310', 'a.women=155', 'a.revenue=1.500.000'])
})

test('an amount in another unit is not taken for one in this', () => {
  const { layout } = read('MST\tDoanh thu (triệu đồng)\tLao động nữ\r\n0201234567\t1500\t7')
  expect(layout).toMatchObject({ names: ['', '', 'women'], titles: ['MST', 'Doanh thu (triệu đồng)', 'Lao động nữ'] })
})

test('of each line that is not pasted it says why', () => {
  const lines = ['MST\tTổng số', '9904418820\t1', '\t5', '0201234567\t2', '\t', '0201234567\t3', '9912205361\t4']
  expect(read(lines.join('\r\n'))).toMatchObject({
    matched: 1,
    fills: [{ row: 'a', name: 'workers', text: '2' }],
    left: [
      { line: 2, code: '9904418820', why: 'unknown' },
      { line: 3, code: '', why: 'no-code' },
      { line: 6, code: '0201234567', why: 'twice', first: 4 },
      { line: 7, code: '9912205361', why: 'locked' },
    ],
  })
})

test('without headings codes of the table are recognised, names are not numbers, and the rest goes from the corner on', () => {
  const text = '0201234567\tCông ty A\t10\t20\r\n9910103998\tCông ty E\t30\t40\r\n'
  expect(read(text, { row: 'a', name: 'women' }).layout.names).toEqual(['', '', 'women', 'revenue'])
  expect(given('1234567890\t5\r\n2234567890\t6\r\n')).toEqual([
    'a.workers=1234567890',
    'a.women=5',
    'b.workers=2234567890',
    'b.women=6',
  ])
})

test('by position a block goes down and right from its corner, and what lies beyond or is locked is told', () => {
  const plain = read('1\t2\r\n3\t\r\n')
  expect(isPlain(plain.layout, plain)).toBe(true)
  expect(given('1\t2\r\n3\t\r\n')).toEqual(['a.workers=1', 'a.women=2', 'b.workers=3', 'b.women='])
  const over = read('1\t2\r\n3\t4\r\n5\t6\r\n', { row: 'b', name: 'revenue' })
  expect(over.layout.names).toEqual(['revenue', ''])
  expect(over.left).toEqual([{ line: 2, code: '', why: 'locked' }])
  expect(read('1\r\n2', { row: 'e', name: 'women' }).left).toEqual([{ line: 2, code: '', why: 'beyond' }])
  expect([isPlain(over.layout, over), over.fills.length]).toEqual([false, 2])
})

const large = (size: number) => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const rows = Array.from({ length: size }, (_, row) => ({ id: `row${row}`, code: String(9_900_000_000 + row) }))
  const columns = names.map((name) => ({ name, input: 'count' as const, heads: [name] }))
  const inputs = Object.fromEntries(names.map((name) => [name, 'count' as const]))
  const state = openGrid(
    inputs,
    rows.map(({ id }) => ({ id, values: {} })),
  )
  return { names, table: { rows, columns, codeHeads: ['MST'] }, state }
}

test('a block of two hundred rows by six is judged cell by cell, and F8 goes from one wrong cell to the next', () => {
  const { names, table, state } = large(200)
  const lines = table.rows.map(({ code }, row) =>
    [code, ...names.map((_, i) => (row % 50 === i ? '50.85' : `${row + 1}.000`))].join('\t'),
  )
  const block = blockIn(`${lines.toReversed().join('\r\n')}\r\n`)
  const { fills, left } = placed(
    block,
    layoutOf(block, { row: 'row0', name: 'a' }, table),
    { row: 'row0', name: 'a' },
    table,
  )
  const grid = reduce(state, { type: 'fill', fills })
  const shown = table.rows.map(({ id }) => ({ id, previous: {} }))
  const marked = table.rows.flatMap(({ id }) =>
    names.map((name) => marksOf(grid.rows[id]?.[name] ?? { base: null, text: '' }, null, 'count')),
  )
  expect([left, marked.length, marked.filter((marks) => marks.includes('invalid')).length]).toEqual([[], 1200, 24])
  expect(cellAt(grid, { row: 'row199', name: 'a' })?.text).toBe('200.000')
  const visited = [null, { row: 'row0', name: 'c' }, { row: 'row199', name: 'f' }].map((from) =>
    nextWrong(grid, shown, names, from, 1),
  )
  expect(visited.map((place) => `${place?.row} ${place?.name}`)).toEqual(['row0 a', 'row1 b', 'row0 a'])
  expect(nextWrong(grid, shown, names, { row: 'row50', name: 'a' }, -1)).toEqual({ row: 'row5', name: 'f' })
  expect(reduce(grid, { type: 'undo' }).rows).toEqual(state.rows)
})

test('of a thousand lines every one is pasted or told', () => {
  const { table, state } = large(816)
  const block = blockIn(Array.from({ length: 1000 }, (_, row) => `${9_900_000_000 + row}\t${row}`).join('\n'))
  const { fills, left, matched } = placed(
    block,
    layoutOf(block, { row: 'row0', name: 'a' }, table),
    { row: 'row0', name: 'a' },
    table,
  )
  expect([fills.length, matched, left.length]).toEqual([816, 816, 184])
  expect(cellAt(reduce(state, { type: 'fill', fills }), { row: 'row815', name: 'a' })?.text).toBe('815')
})

test.each([
  ['50.85', 50, 'invalid'],
  ['1,234', 1234, 'same'],
  ['1.234', 1, 'change'],
  ['9.999', 1, 'jump'],
])('pasting %j over %s is %s', (text, now, effect) => {
  expect(effectOf(text, now, 'count', (value) => value === 9999)).toBe(effect)
})

test('selected cells are filled from the uppermost, a single one from above; they are emptied, and copied as a block', () => {
  const { state, names } = large(4)
  const order = { rows: ['row0', 'row1', 'row2', 'row3'], names }
  const filled = reduce(state, { type: 'fill', fills: [{ row: 'row1', name: 'b', text: '7' }] })
  const range = { from: { row: 'row3', name: 'c' }, to: { row: 'row1', name: 'b' } }
  const down = reduce(filled, { type: 'fill', fills: downIn(filled, range, order) })
  expect(copied(down, range, order)).toBe('7\t\r\n7\t\r\n7\t')
  expect(reduce(down, { type: 'undo' }).rows).toEqual(filled.rows)
  const one = { row: 'row2', name: 'b' }
  expect(downIn(filled, { from: one, to: one }, order)).toEqual([{ ...one, text: '7' }])
  expect(copied(reduce(down, { type: 'fill', fills: filledWith('', range, order) }), range, order)).toBe(
    '\t\r\n\t\r\n\t',
  )
})
