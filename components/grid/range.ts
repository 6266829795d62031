import type { Fill, GridState, Place } from './state'
import { cellAt } from './state'

/** Cells selected as a rectangle, from the cell where it began to the active one. */
export type Range = { from: Place; to: Place }
type Order = { rows: string[]; names: string[] }

/** The rows and columns of a range, in the order of the table. */
export function spanOf({ from, to }: Range, { rows, names }: Order): Order {
  return {
    rows: between(rows, from.row, to.row),
    names: between(names, from.name, to.name),
  }
}

function between(all: string[], one: string, other: string): string[] {
  const [a, b] = [all.indexOf(one), all.indexOf(other)]
  return a < 0 || b < 0 ? [] : all.slice(Math.min(a, b), Math.max(a, b) + 1)
}

/** Fills each column of a range with its uppermost text; a single row takes the row above, as in a spreadsheet. */
export function downIn(state: GridState, range: Range, order: Order): Fill[] {
  const { rows, names } = spanOf(range, order)
  const above = rows.length === 1 ? order.rows[order.rows.indexOf(rows[0] ?? '') - 1] : rows[0]
  if (above === undefined) return []
  const filled = rows.length === 1 ? rows : rows.slice(1)
  return filled.flatMap((row) =>
    names.map((name) => ({ row, name, text: cellAt(state, { row: above, name })?.text ?? '' })),
  )
}

/** The same text in every cell of a range. */
export function filledWith(text: string, range: Range, order: Order): Fill[] {
  const { rows, names } = spanOf(range, order)
  return rows.flatMap((row) => names.map((name) => ({ row, name, text })))
}

/** A range as spreadsheets copy it. */
export function copied(state: GridState, range: Range, order: Order): string {
  const { rows, names } = spanOf(range, order)
  return rows.map((row) => names.map((name) => cellAt(state, { row, name })?.text ?? '').join('\t')).join('\r\n')
}
