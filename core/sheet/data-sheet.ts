import { batchesOf, type Column, type ColumnKind, headingOf, type Sheet, valueIn, type Workbook } from '../spreadsheet'
import { type Look, lookOf, styleOf } from './look'
import { pageOf } from './page'
import { decimalsOf, numberIn, serialOf, textOf } from './value'
import { lengthOf, measured, widestLetter, widthsOf } from './width'
import { letterOf, main, textCell, xml } from './xml'

const lastRow = 1_048_576

type Placed = Column & { letter: string; width: number }
/** The values of a row in the order of the columns. */
type Line = readonly unknown[]

/** A sheet of rows. `counted` is told the number of rows while they are read. */
export async function* dataSheet(workbook: Workbook, sheet: Sheet, counted: (rows: number) => void) {
  const { columns } = sheet
  let [count, first, placed] = [0, [] as Line[], undefined as Placed[] | undefined]
  for await (const batch of batchesOf(sheet)) {
    const lines = batch.map((row) => columns.map((column) => valueIn(row, column)))
    const before = count
    count += lines.length
    counted(count)
    if (count + 1 > lastRow) throw new Error(`core/sheet: a sheet holds ${lastRow} rows; export a smaller list`)
    if (placed) {
      yield rowsXml(placed, lines, before + 2)
      continue
    }
    first = [...first, ...lines]
    if (count < measured) continue
    placed = place(columns, widthsOf(columns, first.slice(0, measured), false))
    yield opening(placed, first)
    first = []
  }
  const total = sheet.total?.()
  const sums = total && columns.map(({ name }) => total[name])
  if (!placed) {
    placed = place(columns, widthsOf(columns, sums ? [...first, sums] : first, true))
    yield opening(placed, first)
  }
  // A low empty row keeps the sums out of what Excel takes for the table, in its pivots and when it sorts.
  if (sums) yield `<row r="${count + 2}" ht="4" customHeight="1"/>${rowXml(placed, sums, count + 3, true)}`
  yield `</sheetData><autoFilter ref="${rangeOf(columns, count)}"/>${pageOf(workbook, widthOf(placed))}</worksheet>`
}

/** The heading and the rows, as A1:F4. */
export const rangeOf = (columns: readonly Column[], rows: number): string =>
  `A1:${letterOf(Math.max(columns.length - 1, 0))}${rows + 1}`

const place = (columns: readonly Column[], widths: number[]): Placed[] =>
  columns.map((column, at) => ({ ...column, letter: letterOf(at), width: widths[at] ?? 0 }))

const widthOf = (placed: Placed[]) => placed.reduce((all, { width }) => all + width, 0)

function opening(placed: Placed[], lines: readonly Line[]) {
  const headings = placed.map((column) => textCell(`${column.letter}1`, headingOf(column), styleOf('heading')))
  const cols = placed.length > 0 ? colsOf(placed.map(({ width }) => width)) : ''
  return `${xml}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${cols}<sheetData><row r="1">${headings.join('')}</row>${rowsXml(placed, lines, 2)}`
}

export const colsOf = (widths: number[]): string =>
  `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`

const rowsXml = (placed: Placed[], lines: readonly Line[], from: number) =>
  lines.map((line, at) => rowXml(placed, line, from + at)).join('')

function rowXml(placed: Placed[], line: Line, number: number, isTotal = false) {
  let cells = ''
  for (const [at, column] of placed.entries()) cells += cellOf(column, number, line[at], isTotal)
  return `<row r="${number}">${cells}</row>`
}

function cellOf({ letter, kind, width }: Placed, line: number, value: unknown, isTotal: boolean) {
  const at = letter + line
  const number = numberIn(value, kind)
  const typed = number ?? serialOf(value, kind)
  if (typed !== undefined) {
    const look = lookOf(kind, number === undefined ? 0 : decimalsOf(number, kind))
    return `<c r="${at}" s="${styleOf(look, isTotal)}"><v>${typed}</v></c>`
  }
  const text = textOf(value)
  if (text !== '') return textCell(at, text, styleOf(lookOfText(text, kind, width), isTotal))
  return isTotal ? `<c r="${at}" s="${styleOf('text', true)}"/>` : ''
}

function lookOfText(text: string, kind: ColumnKind, width: number): Look {
  if (kind === 'code') return 'code'
  // Most texts are short: they are not measured exactly.
  const isLong = text.length * widestLetter > width - 1 && lengthOf(text, 'text') > width - 1
  return isLong || text.includes('\n') ? 'wrapped' : 'text'
}
