import { fold } from '@/core/fold'
import { type CellInput, readCell } from './cell'
import type { Fill, Place } from './state'

/** What a block can be placed in. `heads`: the headings by which a column is recognised; `code` finds a row. */
export type Table = {
  rows: { id: string; code?: string | null; locked?: string | undefined }[]
  columns: { name: string; input: CellInput; heads: string[] }[]
  codeHeads: string[]
}

/**
 * How a block was understood. `headings` lines at its top are no data; `codeAt` is the column of codes, undefined if its
 * rows go by position; `names` says for each of its columns which column of the table it fills, '' for none.
 */
export type Layout = { headings: number; codeAt: number | undefined; names: string[]; titles: string[] }

export type Why = 'unknown' | 'no-code' | 'twice' | 'locked' | 'beyond'
/** A line of the block that is not pasted; `line` counts from 1, `first` is the line that it repeats. */
export type Left = { line: number; code: string; why: Why; first?: number }
export type Placed = { fills: Fill[]; left: Left[]; matched: number }

const mostHeadings = 6

/**
 * Understands a block: recognises its headings, on one line or on two of which the upper one has merged cells, and its
 * column of codes, by its heading or because it holds codes of this table. Columns that have no heading are taken from
 * the corner to the right.
 */
export function layoutOf(block: string[][], corner: Place, table: Table): Layout {
  const found = headingsIn(block, table)
  const data = block.slice(found.headings)
  const width = Math.max(0, ...block.map((line) => line.length))
  const byHeading = found.names.indexOf(codeName)
  const codeAt = byHeading >= 0 ? byHeading : codesIn(data, width, table)
  const titles = Array.from({ length: width }, (_, at) => found.titles[at] ?? '')
  if (found.headings > 0) {
    const names = titles.map((_, at) => (at === codeAt ? '' : (found.names[at] ?? '')))
    return { headings: found.headings, codeAt, names, titles }
  }
  const order = table.columns.slice(
    Math.max(
      0,
      table.columns.findIndex(({ name }) => name === corner.name),
    ),
  )
  const takes = (at: number) => codeAt === undefined || (at > codeAt && holdsNumbers(data, at))
  const names = titles.map((_, at) => (takes(at) ? (order.shift()?.name ?? '') : ''))
  return { headings: 0, codeAt, names, titles }
}

/**
 * Where each cell goes. By code a blank cell leaves what stands there; by position it empties it, as in a spreadsheet.
 * Of two lines with the same code the first is taken.
 */
export function placed(block: string[][], layout: Layout, corner: Place, table: Table): Placed {
  const { headings, codeAt, names } = layout
  const byCode = new Map(table.rows.flatMap((row) => (row.code ? [[digitsOf(row.code), row] as const] : [])))
  const top = table.rows.findIndex(({ id }) => id === corner.row)
  const taken = new Map<string, number>()
  const result: Placed = { fills: [], left: [], matched: 0 }
  for (const [at, line] of block.entries()) {
    if (at < headings || (codeAt !== undefined && line.every((text) => text === ''))) continue
    const code = codeAt === undefined ? '' : (line[codeAt] ?? '')
    const row = codeAt === undefined ? table.rows[top + at - headings] : rowOf(code, byCode)
    const first = row && codeAt !== undefined ? taken.get(row.id) : undefined
    const why = whyNot({ code, row, isByCode: codeAt !== undefined, first })
    if (why || !row) {
      result.left.push({ line: at + 1, code, why: why ?? 'unknown', ...(first !== undefined && { first }) })
      continue
    }
    taken.set(row.id, at + 1)
    result.matched += 1
    for (const [column, name] of names.entries()) {
      const text = line[column]
      if (name === '' || text === undefined || (codeAt !== undefined && text === '')) continue
      result.fills.push({ row: row.id, name, text })
    }
  }
  return result
}

type Judged = { code: string; row: Table['rows'][number] | undefined; isByCode: boolean; first: number | undefined }

function whyNot({ code, row, isByCode, first }: Judged): Why | undefined {
  if (isByCode && code === '') return 'no-code'
  if (!row) return isByCode ? 'unknown' : 'beyond'
  if (row.locked !== undefined) return 'locked'
  return first === undefined ? undefined : 'twice'
}

/** The name by which headings of the column of codes are found; no column of the table is called so. */
const codeName = '*code'

function headingsIn(block: string[][], { columns, codeHeads }: Table) {
  const known = new Map<string, string>()
  for (const head of codeHeads) known.set(wordsIn(head), codeName)
  for (const { name, heads } of columns) for (const head of heads) known.set(wordsIn(head), name)
  let best = { headings: 0, names: [] as string[], titles: [] as string[], score: 0 }
  for (let at = 0; at < Math.min(mostHeadings, block.length); at += 1) {
    const titles = titlesAt(block, at)
    const names = firstOfEach(titles.map((all) => all.map((title) => known.get(wordsIn(title))).find(Boolean) ?? ''))
    const score = names.filter(Boolean).length
    if (score > best.score)
      best = { headings: at + 1, names, titles: titles.map(([own = '', whole = '']) => own || whole), score }
  }
  return best
}

/** The heading of each column at a line: alone, and under the line above, whose merged cells reach over blank ones. */
function titlesAt(block: string[][], at: number): string[][] {
  const [own = [], above = []] = [block[at], block[at - 1]]
  let over = ''
  return Array.from({ length: Math.max(own.length, above.length) }, (_, column) => {
    over = above[column] || over
    const title = own[column] ?? ''
    return title ? [title, `${over} ${title}`] : ['', above[column] ?? '']
  })
}

const firstOfEach = (names: string[]) => names.map((name, at) => (names.indexOf(name) === at ? name : ''))

/** The words of a heading in any order: "Lao động – Tổng số" is "Tổng số lao động". A unit is a word of it. */
const wordsIn = (heading: string) => (fold(heading).match(/[a-z0-9]+/g) ?? []).sort().join(' ')

/** The column that holds codes: at least one of this table, and most of its cells written as codes are. */
function codesIn(data: string[][], width: number, { rows }: Table): number | undefined {
  const known = new Set(rows.flatMap(({ code }) => (code ? [digitsOf(code)] : [])))
  for (let at = 0; at < width; at += 1) {
    const texts = data.map((line) => line[at] ?? '').filter(Boolean)
    const codes = texts.filter((text) => /^\d{9,14}$/.test(digitsOf(text)) && !/[.,]/.test(text))
    if (codes.length * 2 > texts.length && codes.some((code) => spellings(code).some((one) => known.has(one))))
      return at
  }
  return undefined
}

function holdsNumbers(data: string[][], at: number): boolean {
  const texts = data.map((line) => line[at] ?? '').filter(Boolean)
  return texts.filter((text) => /\d/.test(text) && !/\p{L}{3}/u.test(text)).length * 2 >= texts.length
}

const rowOf = <Row>(code: string, rows: Map<string, Row>): Row | undefined =>
  spellings(code)
    .map((one) => rows.get(one))
    .find((row) => row !== undefined)

/** A spreadsheet that takes a code for a number drops its first 0. */
const spellings = (code: string): string[] => {
  const digits = digitsOf(code)
  return /^\d{9}$|^\d{12}$/.test(digits) ? [digits, `0${digits}`] : [digits]
}

/** A code without what is written between its digits; one that has letters is left as it is. */
const digitsOf = (code: string) => (/\p{L}/u.test(code) ? code : code.replace(/\D/g, ''))

/** True if a block goes by position into cells that can all be written, so that there is nothing to ask. */
export const isPlain = ({ headings, codeAt, names }: Layout, { left }: Placed): boolean =>
  headings === 0 && codeAt === undefined && left.length === 0 && !names.includes('')

/** What a paste would do to one cell. */
export type Effect = 'invalid' | 'jump' | 'change' | 'same'

export function effectOf(
  text: string,
  now: number | null,
  input: CellInput,
  jumps: (value: number | null) => boolean,
): Effect {
  const read = readCell(text, input)
  if (!read.ok) return 'invalid'
  if (read.value === now) return 'same'
  return jumps(read.value) ? 'jump' : 'change'
}
