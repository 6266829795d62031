import { type ClipboardEvent, type Dispatch, type FocusEvent, type KeyboardEvent, useRef, useState } from 'react'
import { shownIn } from './cell'
import { type GridRow, idOfCell } from './grid-row.client'
import { intentOf } from './keys'
import { blockIn, fillsOf, isSingle } from './pasted'
import { cellAt, type GridAction, type GridState, type Place } from './state'
import { fill, type GridWords } from './words'

type Grid = {
  state: GridState
  dispatch: Dispatch<GridAction>
  rows: GridRow[]
  names: string[]
  words: GridWords
  announce: (text: string) => void
}

/** Event handlers for the grid's form: moving the focus, restoring a cell, undo and redo, pasting. */
export function useGridKeys({ state, dispatch, rows, names, words, announce }: Grid) {
  const [current, setCurrent] = useState<Place | null>(null)
  const entered = useRef('')
  const last = useRef<Place | null>(null)
  const open = rows.filter(({ locked }) => locked === undefined).map(({ id }) => id)

  function goTo({ row, name }: Place) {
    const input = document.getElementById(idOfCell(row, name))
    if (!(input instanceof HTMLInputElement)) return
    input.focus()
    input.select()
  }

  function move({ row, name }: Place, step: number) {
    const next = open[open.indexOf(row) + step]
    if (next) goTo({ row: next, name })
  }

  /** Escape: first restores the text from when the cell got the focus; pressed again, the saved value. */
  function restore(at: Place) {
    const cell = cellAt(state, at)
    if (!cell) return
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

  return {
    current,
    travel,
    /** Focuses the last cell again, if the focused element was removed. */
    resume() {
      if (last.current && document.activeElement === document.body) goTo(last.current)
    },
    onFocus(event: FocusEvent) {
      const at = placeOf(event.target)
      setCurrent(at)
      if (!at) return
      last.current = at
      entered.current = cellAt(state, at)?.text ?? ''
      dispatch({ type: 'leave' })
    },
    onBlur(event: FocusEvent) {
      if (!placeOf(event.relatedTarget)) setCurrent(null)
    },
    /** Returns true if the key means "save". */
    onKeyDown(event: KeyboardEvent): boolean {
      const at = placeOf(event.target)
      const intent = at && intentOf({ ...keysOf(event), isComposing: event.nativeEvent.isComposing })
      if (!intent) return false
      event.preventDefault()
      if (intent === 'next') move(at, 1)
      if (intent === 'previous') move(at, -1)
      if (intent === 'restore') restore(at)
      if (intent === 'undo' || intent === 'redo') travel(intent)
      return intent === 'save'
    },
    onPaste(event: ClipboardEvent) {
      const at = placeOf(event.target)
      const text = event.clipboardData.getData('text/plain')
      if (!at || isSingle(text)) return
      event.preventDefault()
      const block = blockIn(text)
      const { fills, left } = fillsOf(block, at, {
        rows: rows.map(({ id }) => id),
        names,
        isLocked: (row) => !open.includes(row),
      })
      dispatch({ type: 'fill', fills })
      const size = { rows: block.length, columns: Math.max(...block.map((line) => line.length)) }
      announce([fill(words.pasted, size), left > 0 ? fill(words.left, { count: left }) : ''].filter(Boolean).join(' '))
    },
  }
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
