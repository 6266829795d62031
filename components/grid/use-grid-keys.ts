import {
  type ClipboardEvent,
  type Dispatch,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { shownIn } from './cell'
import { type GridRow, idOfCell } from './grid-row.client'
import { type Intent, intentOf } from './keys'
import { blockIn, isSingle } from './pasted'
import { copied, downIn, filledWith, type Range, spanOf } from './range'
import { cellAt, type GridAction, type GridState, type Place } from './state'
import { nextWrong } from './tally'
import { fill, type GridWords } from './words'

type Grid = {
  state: GridState
  dispatch: Dispatch<GridAction>
  rows: GridRow[]
  /** Of the columns in sight. */
  names: string[]
  allNames: string[]
  show: (name: string) => void
  words: GridWords
  announce: (text: string) => void
  onBlock: (block: string[][], at: Place) => void
  /** The cell whose history is open. */
  history: Place | null
  onHistory: (at: Place | null) => void
}

/** Event handlers for the grid's form: moving the focus, selecting, filling, restoring a cell, undo and redo, pasting. */
export function useGridKeys(grid: Grid) {
  const { state, dispatch, rows, names, allNames, show, words, announce, onBlock, history, onHistory } = grid
  const [current, setCurrent] = useState<Place | null>(null)
  /** Where a selection of several cells began; it ends at the current cell. */
  const [anchor, setAnchor] = useState<Place | null>(null)
  const entered = useRef('')
  const last = useRef<Place | null>(null)
  /** The text of the cell is edited, so that the arrows move in it. */
  const isEditing = useRef(false)
  const isSelecting = useRef(false)
  const open = rows.filter(({ locked }) => locked === undefined).map(({ id }) => id)
  const order = { rows: open, names }
  const range: Range | null = anchor && current ? { from: anchor, to: current } : null

  /** Renders the row of a place as inputs and its column as shown first, because it may be neither. */
  function goTo(place: Place, { selecting = false } = {}) {
    flushSync(() => {
      show(place.name)
      setCurrent(place)
    })
    isSelecting.current = selecting
    focusAt(place)
    isSelecting.current = false
    isEditing.current = false
  }

  function step({ row, name }: Place, by: { down?: number; right?: number }): Place | undefined {
    const [nextRow, nextName] = [open[open.indexOf(row) + (by.down ?? 0)], names[names.indexOf(name) + (by.right ?? 0)]]
    return nextRow && nextName ? { row: nextRow, name: nextName } : undefined
  }

  function move(at: Place, intent: string, selecting: boolean) {
    const next = step(at, steps[intent] ?? {})
    if (!next) return
    if (selecting) setAnchor(anchor ?? at)
    goTo(next, { selecting })
  }

  /** Escape: closes the history; ends a selection; then restores the text from when the cell got the focus; then the saved value. */
  function restore(at: Place) {
    if (history) return onHistory(null)
    if (anchor) return setAnchor(null)
    const cell = cellAt(state, at)
    if (!cell) return
    isEditing.current = false
    const text = cell.text === entered.current ? shownIn(cell.base) : entered.current
    dispatch({ type: 'fill', fills: [{ ...at, text }] })
  }

  function travel(type: 'undo' | 'redo') {
    const [change] = (type === 'undo' ? state.done : state.undone).at(-1) ?? []
    if (!change) return
    dispatch({ type })
    goTo(change)
    announce(type === 'undo' ? words.undone : words.redone)
  }

  function fillDown() {
    const at = current ?? last.current
    if (!at) return announce(words.noCell)
    const fills = downIn(state, range ?? { from: at, to: at }, order)
    dispatch({ type: 'fill', fills })
    announce(fill(words.filled, { count: fills.length }))
  }

  function toNextWrong(direction: 1 | -1) {
    const next = nextWrong(state, rows, allNames, current ?? last.current, direction)
    if (!next) return announce(words.noneWrong)
    setAnchor(null)
    goTo(next)
  }

  function edit(target: EventTarget) {
    isEditing.current = true
    if (target instanceof HTMLInputElement) target.setSelectionRange(target.value.length, target.value.length)
  }

  function act(intent: Intent, at: Place, target: EventTarget) {
    if (intent in steps) move(at, intent, intent.startsWith('select-'))
    if (intent === 'restore') restore(at)
    if (intent === 'undo' || intent === 'redo') travel(intent)
    if (intent === 'edit') edit(target)
    if (intent === 'fill-down') fillDown()
    if (intent === 'empty') dispatch({ type: 'fill', fills: filledWith('', range ?? { from: at, to: at }, order) })
    if (intent === 'history') onHistory(history ? null : at)
    if (intent === 'next-error' || intent === 'previous-error') toNextWrong(intent === 'next-error' ? 1 : -1)
  }

  return {
    current,
    last,
    range,
    /** The selected rows and columns; empty without a selection. */
    span: range ? spanOf(range, order) : { rows: [], names: [] },
    goTo,
    travel,
    fillDown,
    toNextWrong,
    /** Focuses the last cell again, if the focused element was removed. */
    resume() {
      if (last.current && document.activeElement === document.body) focusAt(last.current)
    },
    onFocus(event: FocusEvent) {
      const at = placeOf(event.target)
      if (!isSelecting.current) setAnchor(null)
      setCurrent(at)
      if (!at) return
      last.current = at
      isEditing.current = false
      entered.current = cellAt(state, at)?.text ?? ''
      onHistory(null)
      dispatch({ type: 'leave' })
    },
    onBlur(event: FocusEvent) {
      if (placeOf(event.relatedTarget)) return
      setCurrent(null)
      setAnchor(null)
    },
    /** A press goes to a cell, one with Shift selects up to it, and one in the current cell edits its text. */
    onMouseDown(event: MouseEvent) {
      const at = placeOf(event.target)
      if (!at || event.button !== 0) return
      if (event.shiftKey && current) {
        event.preventDefault()
        setAnchor(anchor ?? current)
        goTo(at, { selecting: true })
      } else if (event.target === document.activeElement) {
        setAnchor(null)
        isEditing.current = true
      } else {
        event.preventDefault()
        goTo(at)
      }
    },
    /** A link to a cell, as of an error, goes to it although it may be text. */
    onClick(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
      const at = placeOf(document.getElementById(link?.getAttribute('href')?.slice(1) ?? ''))
      if (!at) return
      event.preventDefault()
      goTo(at)
    },
    /** Returns true if the key means "save". */
    onKeyDown(event: KeyboardEvent): boolean {
      const at = placeOf(event.target)
      const pressed = { ...keysOf(event), isComposing: event.nativeEvent.isComposing }
      const intent = at && intentOf(pressed, isEditing.current)
      if (!intent) return false
      event.preventDefault()
      act(intent, at, event.target)
      return intent === 'save'
    },
    onCopy(event: ClipboardEvent) {
      if (!range) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', copied(state, range, order))
    },
    onPaste(event: ClipboardEvent) {
      const at = placeOf(event.target)
      const text = event.clipboardData.getData('text/plain')
      if (!at || (isSingle(text) && !range)) return
      event.preventDefault()
      const block = blockIn(text)
      if (range && block.length === 1 && block[0]?.length === 1)
        return dispatch({ type: 'fill', fills: filledWith(block[0][0] ?? '', range, order) })
      const { rows: selected, names: across } = range ? spanOf(range, order) : { rows: [], names: [] }
      onBlock(block, { row: selected[0] ?? at.row, name: across[0] ?? at.name })
    },
  }
}

function focusAt({ row, name }: Place) {
  const input = document.getElementById(idOfCell(row, name))
  if (!(input instanceof HTMLInputElement)) return
  input.focus()
  input.select()
}

const steps: Record<string, { down?: number; right?: number }> = {
  next: { down: 1 },
  down: { down: 1 },
  up: { down: -1 },
  left: { right: -1 },
  right: { right: 1 },
  'select-down': { down: 1 },
  'select-up': { down: -1 },
  'select-left': { right: -1 },
  'select-right': { right: 1 },
}

const keysOf = ({ key, keyCode, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) => ({
  key,
  keyCode,
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
})

function placeOf(target: EventTarget | null): Place | null {
  if (!(target instanceof HTMLElement)) return null
  const { row, name } = target.dataset
  return row && name ? { row, name } : null
}
