import { expect, test } from 'vitest'
import { marksOf } from './cell'
import { blockIn, isSingle } from './pasted'
import { cellAt, changesIn, type GridAction, type GridState, openGrid, reduce } from './state'

const opened = () =>
  openGrid({ workers: 'count', revenue: 'money' }, [
    { id: 'a', values: { workers: 1200, revenue: null } },
    { id: 'b', values: { workers: null, revenue: 1500000.5 } },
  ])
const after = (...actions: GridAction[]) => actions.reduce(reduce, opened())
const at = (row: string, name = 'workers') => ({ row, name })
const type = (row: string, text: string): GridAction => ({ type: 'type', at: at(row), text })
const texts = (state: GridState) => ['a', 'b'].map((row) => cellAt(state, at(row))?.text)

test('a grid opens with what is on record, grouped, and has nothing to save', () => {
  expect(texts(opened())).toEqual(['1.200', ''])
  expect(cellAt(opened(), at('b', 'revenue'))?.text).toBe('1.500.000,5')
  expect(changesIn(opened())).toEqual([])
})

test('what is sent is what was typed, beside what stood there; the same number written otherwise is no change', () => {
  expect(changesIn(after(type('a', '1200'), type('b', ' 7 ')))).toEqual([
    { id: 'b', cells: { workers: { opened: null, typed: ' 7 ' } } },
  ])
  expect(changesIn(after(type('a', 'mười')))).toEqual([
    { id: 'a', cells: { workers: { opened: 1200, typed: 'mười' } } },
  ])
  expect(changesIn(after(type('a', '')))).toEqual([{ id: 'a', cells: { workers: { opened: 1200, typed: '' } } }])
})

test('undo takes back what was typed in a cell as one step, a paste as another; redo brings both again', () => {
  const filled = after(
    type('a', '1'),
    type('a', '13'),
    { type: 'leave' },
    {
      type: 'fill',
      fills: [
        { ...at('a'), text: '5' },
        { ...at('b'), text: '6' },
      ],
    },
  )
  expect(texts(filled)).toEqual(['5', '6'])
  const once = reduce(filled, { type: 'undo' })
  expect(texts(once)).toEqual(['13', ''])
  const twice = reduce(once, { type: 'undo' })
  expect(texts(twice)).toEqual(['1.200', ''])
  expect(reduce(twice, { type: 'undo' })).toBe(twice)
  const again = [{ type: 'redo' } as const, { type: 'redo' } as const].reduce(reduce, twice)
  expect(texts(again)).toEqual(['5', '6'])
  expect(reduce(reduce(once, type('b', '9')), { type: 'redo' }).undone).toEqual([])
})

test('two visits to one cell are two steps, and typing back to what stood there is none', () => {
  const visits = after(type('a', '1'), { type: 'leave' }, type('a', '12'))
  expect(texts(reduce(visits, { type: 'undo' }))).toEqual(['1', ''])
  expect(after(type('b', '1'), type('b', '')).done).toEqual([])
})

test('after saving, cells are as saved, what others saved is there, and what was typed meanwhile stays', () => {
  const saved = after(type('a', '1300'), { type: 'fill', fills: [{ ...at('b'), text: '8' }] }, type('b', '80'), {
    type: 'answer',
    answer: {
      status: 'saved',
      message: '',
      rows: [
        { id: 'a', values: { workers: 1300, revenue: 7 } },
        { id: 'b', values: { workers: 8, revenue: 1500000.5 } },
      ],
    },
  })
  expect(cellAt(saved, at('a'))).toEqual({ base: 1300, text: '1.300', wasSaved: true })
  expect(cellAt(saved, at('a', 'revenue'))).toMatchObject({ base: 7, text: '7' })
  expect(changesIn(saved)).toEqual([{ id: 'b', cells: { workers: { opened: 8, typed: '80' } } }])
})

test('a refusal marks its cells and keeps every text; typing in the row lifts what was said of it', () => {
  const refused = after(type('a', '1300'), type('b', '-5'), {
    type: 'answer',
    answer: { status: 'refused', message: '', errors: { 'a.revenue': 'Sai', 'b.workers': 'Sai' }, conflicts: [] },
  })
  expect(texts(refused)).toEqual(['1300', '-5'])
  expect(cellAt(refused, at('a', 'revenue'))?.error).toBe('Sai')
  const typed = reduce(refused, type('a', '1400'))
  expect(cellAt(typed, at('a', 'revenue'))?.error).toBeUndefined()
  expect(cellAt(typed, at('b'))?.error).toBe('Sai')
})

test('of a conflict one takes the saved value, or one’s own over it', () => {
  const torn = after(type('a', '1300'), {
    type: 'answer',
    answer: { status: 'refused', message: '', errors: {}, conflicts: [{ key: 'a.workers', saved: 1250, by: 'Lan' }] },
  })
  expect(marksOf(cellAt(torn, at('a')) ?? { base: null, text: '' }, null, 'count')).toEqual(['conflict'])
  const theirs = reduce(torn, { type: 'choose', choices: { 'a.workers': 'saved' } })
  expect(cellAt(theirs, at('a'))).toEqual({ base: 1250, text: '1.250' })
  const mine = reduce(torn, { type: 'choose', choices: { 'a.workers': 'typed' } })
  expect(changesIn(mine)).toEqual([{ id: 'a', cells: { workers: { opened: 1250, typed: '1300' } } }])
})

test.each([
  ['1.200', 1200, 1000, []],
  ['1.300', 1200, 1200, ['changed']],
  ['1.700', 1200, 1200, ['changed', 'warning']],
  ['1.700', 1700, 1200, ['warning']],
  ['8', 8, 4, []],
  ['', 8, 8, ['changed']],
  ['7,5', 7, 7, ['invalid']],
  ['-5', 7, 7, ['invalid']],
])('%j over %s, after %s, is %j', (text, base, previous, expected) => {
  expect(marksOf({ base, text }, previous, 'count')).toEqual(expected)
})

test.each([
  ['1\r\n2\r\n3\r\n', [['1'], ['2'], ['3']]],
  [
    '1\t2\n3\t\n',
    [
      ['1', '2'],
      ['3', ''],
    ],
  ],
  ['1.234\r\n\r\n1 234\r\n', [['1.234'], [''], ['1 234']]],
  ['"a ""b""\nc"\t 5 \r\n', [['a "b"\nc', '5']]],
  ['\t', [['', '']]],
  ['7', [['7']]],
  [' -   \t(3)\t( 1.250 )\t-\tKCN (3)\r\n', [['0', '-3', '-1.250', '-', 'KCN (3)']]],
])('the block %j is %j', (text, rows) => expect(blockIn(text)).toEqual(rows))

test('a text without tabs and ends of lines is left to the browser', () => {
  expect([isSingle('1.234'), isSingle('1\r\n')]).toEqual([true, false])
})
