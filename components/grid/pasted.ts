import type { Fill, Place } from './state'

const cell = /"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)|[^\t\r\n]*/y

/** A block as spreadsheets put it on the clipboard: cells by tabs, rows by line ends, quotes around what holds either. */
export function blockIn(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  for (;;) {
    cell.lastIndex = at
    const [whole = '', quoted] = cell.exec(text) ?? []
    rows.at(-1)?.push((quoted === undefined ? whole : quoted.replaceAll('""', '"')).trim())
    at += whole.length
    if (at >= text.length) break
    if (text[at] !== '\t') rows.push([])
    at += text.startsWith('\r\n', at) ? 2 : 1
    // A spreadsheet ends the last row like any other.
    if (at >= text.length && text[at - 1] !== '\t') break
  }
  return rows.at(-1)?.length === 0 ? rows.slice(0, -1) : rows
}

/** Text that goes into the one cell under the caret the way any text does. */
export const isSingle = (text: string) => !/[\t\r\n]/.test(text)

type Order = { rows: string[]; names: string[]; isLocked: (row: string) => boolean }

/** Where the cells of a block go, its corner at a place; `left` counts those that stand past the edge or on a locked row. */
export function fillsOf(block: string[][], corner: Place, { rows, names, isLocked }: Order) {
  const [top, start] = [rows.indexOf(corner.row), names.indexOf(corner.name)]
  const fills: Fill[] = []
  let left = 0
  for (const [down, line] of block.entries()) {
    for (const [right, text] of line.entries()) {
      const [row, name] = [rows[top + down], names[start + right]]
      if (row === undefined || name === undefined || isLocked(row)) left += 1
      else fills.push({ row, name, text })
    }
  }
  return { fills, left }
}
