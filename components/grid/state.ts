import { type Cell, type CellInput, isChanged, readCell, shownIn, type Value } from './cell'

export type Place = { row: string; name: string }
export type Fill = Place & { text: string }
type Change = Place & { from: string; to: string }
type Rows = Record<string, Record<string, Cell>>

export type GridState = {
  inputs: Record<string, CellInput>
  rows: Rows
  /** Undo and redo stacks. A step is a paste, or all typing in one cell until it loses the focus. */
  done: Change[][]
  undone: Change[][]
  isTyping: boolean
}

/** The result of saving. Cells are identified by `keyOf`. */
export type GridAnswer =
  | { status: 'saved'; message: string; rows: { id: string; values: Record<string, Value> }[] }
  | {
      status: 'refused'
      /** Instead of "there is something to correct". */
      title?: string
      message: string
      problem?: { kind: string }
      errors: Record<string, string>
      conflicts: { key: string; saved: Value; by: string }[]
    }

/** The changed cells of a row: `opened` is the saved value that the user saw, `typed` the raw text. */
export type SentRow = { id: string; cells: Record<string, { opened: Value; typed: string }> }

export type GridAction =
  | { type: 'type'; at: Place; text: string }
  | { type: 'leave' }
  | { type: 'fill'; fills: Fill[] }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'answer'; answer: GridAnswer }
  | { type: 'restore'; rows: SentRow[] }
  | { type: 'choose'; choices: Record<string, 'saved' | 'typed'> }

export const keyOf = ({ row, name }: Place) => `${row}.${name}`
export const cellAt = ({ rows }: GridState, { row, name }: Place): Cell | undefined => rows[row]?.[name]

export function openGrid(
  inputs: Record<string, CellInput>,
  rows: { id: string; values: Record<string, Value> }[],
): GridState {
  const open = (values: Record<string, Value>) =>
    Object.fromEntries(
      Object.keys(inputs).map((name): [string, Cell] => {
        const base = values[name] ?? null
        return [name, { base, text: shownIn(base) }]
      }),
    )
  return {
    inputs,
    rows: Object.fromEntries(rows.map(({ id, values }) => [id, open(values)])),
    done: [],
    undone: [],
    isTyping: false,
  }
}

export function reduce(state: GridState, action: GridAction): GridState {
  if (action.type === 'type') return typed(state, action.at, action.text)
  if (action.type === 'leave') return state.isTyping ? { ...state, isTyping: false } : state
  if (action.type === 'fill') return filled(state, action.fills)
  if (action.type === 'undo') return undone(state)
  if (action.type === 'redo') return redone(state)
  if (action.type === 'choose') return chosen(state, action.choices)
  if (action.type === 'restore') return restored(state, action.rows)
  return answered(state, action.answer)
}

/** Typing in one cell extends the last step until the focus leaves. A step that ends where it began is removed. */
function typed(state: GridState, at: Place, text: string): GridState {
  const cell = cellAt(state, at)
  if (!cell) return state
  const last = state.isTyping ? state.done.at(-1)?.[0] : undefined
  const under = last && keyOf(last) === keyOf(at) ? last : undefined
  const change = { ...at, from: under?.from ?? cell.text, to: text }
  const before = under ? state.done.slice(0, -1) : state.done
  const isStep = change.from !== change.to
  const done = isStep ? [...before, [change]] : before
  return { ...withTexts(state, [change], 'to'), done, undone: [], isTyping: isStep }
}

function filled(state: GridState, fills: Fill[]): GridState {
  const changes = fills.flatMap(({ text, ...at }) => {
    const cell = cellAt(state, at)
    return cell && cell.text !== text ? [{ ...at, from: cell.text, to: text }] : []
  })
  if (changes.length === 0) return { ...state, isTyping: false }
  return { ...withTexts(state, changes, 'to'), done: [...state.done, changes], undone: [], isTyping: false }
}

function undone(state: GridState): GridState {
  const step = state.done.at(-1)
  if (!step) return state
  return {
    ...withTexts(state, step, 'from'),
    done: state.done.slice(0, -1),
    undone: [...state.undone, step],
    isTyping: false,
  }
}

function redone(state: GridState): GridState {
  const step = state.undone.at(-1)
  if (!step) return state
  return {
    ...withTexts(state, step, 'to'),
    done: [...state.done, step],
    undone: state.undone.slice(0, -1),
    isTyping: false,
  }
}

/** Sets texts and removes the server's errors of the whole row: they were about the row as sent. */
function withTexts(state: GridState, changes: Change[], side: 'from' | 'to'): GridState {
  const rows = { ...state.rows }
  for (const { row, name, ...texts } of changes) {
    const cells = rows[row]
    if (!cells?.[name]) continue
    const fresh = cells === state.rows[row] ? mapped(cells, (cell) => ({ ...cell, error: undefined })) : { ...cells }
    fresh[name] = { ...cells[name], error: undefined, text: texts[side] }
    rows[row] = fresh
  }
  return { ...state, rows }
}

/** Resolves conflicts: "saved" takes the other user's value, "typed" keeps the text as a change of that value. */
function chosen(state: GridState, choices: Record<string, 'saved' | 'typed'>): GridState {
  return everyCell(state, (cell, key) => {
    const choice = choices[key]
    if (!choice || !cell.conflict) return cell
    const { saved } = cell.conflict
    return choice === 'saved' ? { base: saved, text: shownIn(saved) } : { base: saved, text: cell.text }
  })
}

/** What was to be sent before the page was loaded again, over what stood there then. */
function restored(state: GridState, rows: SentRow[]): GridState {
  const kept = new Map(rows.map(({ id, cells }) => [id, cells]))
  return everyCell(state, (cell, _, { row, name }) => {
    const sent = kept.get(row)?.[name]
    return sent ? { base: sent.opened, text: sent.typed } : cell
  })
}

function answered(state: GridState, answer: GridAnswer): GridState {
  if (answer.status === 'refused') {
    const conflicts = new Map(answer.conflicts.map(({ key, ...conflict }) => [key, conflict]))
    return everyCell({ ...state, isTyping: false }, (cell, key) => {
      const [error, conflict] = [answer.errors[key], conflicts.get(key)]
      return error === cell.error && !conflict && !cell.conflict ? cell : { ...cell, error, conflict }
    })
  }
  const saved = new Map(answer.rows.map(({ id, values }) => [id, values]))
  return everyCell({ ...state, isTyping: false }, (cell, _, { row, name }) => {
    const values = saved.get(row)
    return values ? settled(cell, values[name] ?? null, state.inputs[name] ?? 'count') : cell
  })
}

/** Sets the saved value; text typed after the grid was sent stays as an unsaved change. */
function settled(cell: Cell, value: Value, input: CellInput): Cell {
  const wasChanged = isChanged(cell, input)
  const read = readCell(cell.text, input)
  const isSaved = read.ok && read.value === value
  if (wasChanged && !isSaved) return { base: value, text: cell.text }
  return { base: value, text: shownIn(value), wasSaved: wasChanged || cell.wasSaved }
}

export const changesIn = ({ rows, inputs }: GridState): SentRow[] =>
  Object.entries(rows).flatMap(([id, cells]) => {
    const changed = changedIn(cells, inputs)
    return changed ? [{ id, cells: changed }] : []
  })

/** Kept by row object: the reducer keeps the object of an unchanged row, so that a key parses the cells of one row. */
const changes = new WeakMap<Rows[string], SentRow['cells'] | null>()

function changedIn(cells: Rows[string], inputs: GridState['inputs']): SentRow['cells'] | null {
  const known = changes.get(cells)
  if (known !== undefined) return known
  const changed = Object.entries(cells).filter(([name, cell]) => isChanged(cell, inputs[name] ?? 'count'))
  const sent = changed.map(([name, { base, text }]) => [name, { opened: base, typed: text }] as const)
  const found = sent.length > 0 ? Object.fromEntries(sent) : null
  changes.set(cells, found)
  return found
}

/** Maps every cell. Rows without a changed cell remain the same object, so that React.memo skips them. */
function everyCell(state: GridState, change: (cell: Cell, key: string, at: Place) => Cell): GridState {
  const rows = mapped(state.rows, (cells, row) => {
    const next = mapped(cells, (cell, name) => change(cell, keyOf({ row, name }), { row, name }))
    return Object.keys(cells).some((name) => next[name] !== cells[name]) ? next : cells
  })
  return { ...state, rows }
}

const mapped = <T>(record: Record<string, T>, change: (value: T, key: string) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
