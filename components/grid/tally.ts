import { type Cell, type Mark, marksOf, type Previous } from './cell'
import type { GridState } from './state'

/** The numbers of unsaved and of invalid cells. */
export function tallyOf({ rows, inputs }: GridState, shown: { id: string; previous: Before }[]): Tally {
  return shown.reduce(
    (sum, { id, previous }) => {
      const { changed, invalid } = tallyOfRow(rows[id] ?? {}, previous, inputs)
      return { changed: sum.changed + changed, invalid: sum.invalid + invalid }
    },
    { changed: 0, invalid: 0 },
  )
}

type Before = Record<string, Previous | undefined>
type Tally = { changed: number; invalid: number }
/** Cache by row object: the reducer keeps the object of an unchanged row, so a key recounts one row only. */
const tallies = new WeakMap<Record<string, Cell>, Tally>()

function tallyOfRow(cells: Record<string, Cell>, previous: Before, inputs: GridState['inputs']): Tally {
  const known = tallies.get(cells)
  if (known) return known
  const all = Object.entries(cells).map(([name, cell]) =>
    marksOf(cell, previous[name]?.value ?? null, inputs[name] ?? 'count'),
  )
  const count = (wanted: Mark[]) => all.filter((marks) => wanted.some((mark) => marks.includes(mark))).length
  const tally = { changed: count(['changed', 'conflict', 'invalid']), invalid: count(['invalid']) }
  tallies.set(cells, tally)
  return tally
}
