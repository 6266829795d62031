const cell = /"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)|[^\t\r\n]*/y

/** Parses a block of spreadsheet cells: tabs between cells, line ends between rows, quotes around cells with either. */
export function blockIn(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  for (;;) {
    cell.lastIndex = at
    const [whole = '', quoted] = cell.exec(text) ?? []
    rows.at(-1)?.push(fromAccounting(quoted === undefined ? whole : quoted.replaceAll('""', '"')))
    at += whole.length
    if (at >= text.length) break
    if (text[at] !== '\t') rows.push([])
    at += text.startsWith('\r\n', at) ? 2 : 1
    // Spreadsheets put a line end after the last row, too; it begins no further row.
    if (at >= text.length && text[at - 1] !== '\t') break
  }
  return rows.at(-1)?.length === 0 ? rows.slice(0, -1) : rows
}

/** The accounting format of spreadsheets writes 0 as a hyphen set off by blanks, and -3 as (3). */
const fromAccounting = (text: string) =>
  text
    .replace(/^\s+[-–]\s+$/, '0')
    .trim()
    .replace(/^\(\s*(\d[\d.,\s]*?)\s*\)$/, '-$1')

/** True for text without tabs and line ends: the browser pastes it into the focused input. */
export const isSingle = (text: string) => !/[\t\r\n]/.test(text)
