import { type Cell, type Mark, marksOf, type Previous } from './cell'
import type { GridState, Place } from './state'

/** The numbers of unsaved and of invalid cells. */
export function tallyOf({ rows, inputs }: GridState, shown: Shown): Tally {
  return shown.reduce(
    (sum, { id, previous }) => {
      const { changed, invalid } = tallyOfRow(rows[id] ?? {}, previous, inputs)
      return { changed: sum.changed + changed, invalid: sum.invalid + invalid }
    },
    { changed: 0, invalid: 0 },
  )
}

/** The next cell that is to be corrected or was saved by somebody else, row by row and around the end. */
export function nextWrong(state: GridState, shown: Shown, names: string[], from: Place | null, step: 1 | -1) {
  const wrong = shown.flatMap(({ id, previous }) => {
    const found = tallyOfRow(state.rows[id] ?? {}, previous, state.inputs).wrong
    return names.filter((name) => found.includes(name)).map((name) => ({ row: id, name }))
  })
  const order = new Map(shown.map(({ id }, at) => [id, at]))
  const rank = ({ row, name }: Place) => (order.get(row) ?? 0) * names.length + names.indexOf(name)
  const here = from ? rank(from) : -1
  if (step === 1) return wrong.find((place) => rank(place) > here) ?? wrong[0]
  return wrong.findLast((place) => rank(place) < here) ?? wrong.at(-1)
}

type Before = Record<string, Previous | undefined>
type Shown = { id: string; previous: Before }[]
type Tally = { changed: number; invalid: number }
type RowTally = Tally & { wrong: string[] }
/** Cache by row object: the reducer keeps the object of an unchanged row, so a key recounts one row only. */
const tallies = new WeakMap<Record<string, Cell>, RowTally>()

function tallyOfRow(cells: Record<string, Cell>, previous: Before, inputs: GridState['inputs']): RowTally {
  const known = tallies.get(cells)
  if (known) return known
  const all = Object.entries(cells).map(([name, cell]) => ({
    name,
    marks: marksOf(cell, previous[name]?.value ?? null, inputs[name] ?? 'count'),
  }))
  const having = (wanted: Mark[]) => all.filter(({ marks }) => wanted.some((mark) => marks.includes(mark)))
  const wrong = having(['conflict', 'invalid']).map(({ name }) => name)
  const tally = {
    changed: having(['changed', 'conflict', 'invalid']).length,
    invalid: having(['invalid']).length,
    wrong,
  }
  tallies.set(cells, tally)
  return tally
}
