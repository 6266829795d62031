import { shownIn } from './cell'
import { type GridColumn, type GridRow, idOfCell } from './grid-row.client'
import { type GridState, keyOf } from './state'
import { fill, type GridWords } from './words'

const mostListed = 20

/** The server's first 20 errors, and the number of the others, which are marked in the table. */
export function errorsIn(state: GridState, rows: GridRow[], columns: GridColumn[], { others }: GridWords) {
  const lines: { text: string; target?: string }[] = cellsOf(state, rows, columns).flatMap(({ row, column, cell }) =>
    cell.error
      ? [{ text: `${row.label} – ${column.label}: ${cell.error}`, target: idOfCell(row.id, column.name) }]
      : [],
  )
  if (lines.length <= mostListed) return lines
  return [...lines.slice(0, mostListed), { text: fill(others, { count: lines.length - mostListed }) }]
}

/** The cells of which somebody else saved another value, for the choice between the two. */
export const conflictsIn = (state: GridState, rows: GridRow[], columns: GridColumn[]) =>
  cellsOf(state, rows, columns).flatMap(({ row, column, cell }) => {
    if (!cell.conflict) return []
    const [base, saved] = [shownIn(cell.base), shownIn(cell.conflict.saved)]
    const field = keyOf({ row: row.id, name: column.name })
    return [{ field, label: `${row.label} – ${column.label}`, base, saved, typed: cell.text, by: cell.conflict.by }]
  })

const cellsOf = (state: GridState, rows: GridRow[], columns: GridColumn[]) =>
  rows.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = state.rows[row.id]?.[column.name]
      return cell ? [{ row, column, cell }] : []
    }),
  )
