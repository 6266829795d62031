'use client'

import { type Dispatch, memo } from 'react'
import { formatDecimal } from '@/core/locale'
import { Icon, type IconName } from '../icon'
import { type Cell, type CellInput, type Mark, marksOf, type Previous, type Value } from './cell'
import { CellNote } from './cell-note.client'
import type { GridAction } from './state'
import type { GridWords } from './words'

export type GridColumn = { name: string; label: string; input: CellInput }
export type GridRow = {
  id: string
  label: string
  detail: string
  /** The URL of the single form for this row. */
  href: string
  values: Record<string, Value>
  previous: Record<string, Previous | undefined>
  /** Set if the row is read-only: the reason. */
  locked?: string | undefined
}

type Props = {
  row: GridRow
  cells: Record<string, Cell>
  columns: GridColumn[]
  /** The column of the focused cell, if it is in this row. */
  current: string | undefined
  words: GridWords
  dispatch: Dispatch<GridAction>
}

export const idOfCell = (row: string, name: string) => `cell-${row}-${name}`
export const idOfColumn = (name: string) => `column-${name}`
const noteId = 'cell-note'
const icons: Record<Mark, IconName> = {
  conflict: 'both',
  invalid: 'close',
  changed: 'edit',
  saved: 'check',
  warning: 'warning',
}

/** Memoized: rendered again only if one of its own cells changes, so that a key renders one row and not two hundred. */
export const GridRowView = memo(function GridRowView({ row, cells, columns, current, words, dispatch }: Props) {
  const nameId = `row-${row.id}`
  return (
    <tr>
      <th scope="row">
        <a href={row.href} id={nameId}>
          {row.label}
        </a>
        <span className="muted" title={row.detail}>
          {row.detail}
        </span>
        {row.locked && (
          <span className="grid-locked">
            <Icon name="lock" /> {row.locked}
          </span>
        )}
      </th>
      {columns.map(({ name, input }) => {
        const cell = cells[name] ?? { base: null, text: '' }
        const previous = row.previous[name]
        if (row.locked !== undefined)
          return (
            <td key={name} className="number">
              {formatDecimal(cell.base, words.locale)}
            </td>
          )
        const marks = marksOf(cell, previous?.value ?? null, input)
        const isCurrent = current === name
        return (
          <td key={name} className={input} data-marks={marks.join(' ')}>
            <input
              id={idOfCell(row.id, name)}
              data-row={row.id}
              data-name={name}
              type="text"
              inputMode={input === 'count' ? 'numeric' : 'decimal'}
              autoComplete="off"
              aria-labelledby={`${idOfColumn(name)} ${nameId}`}
              aria-invalid={marks.includes('invalid') || undefined}
              aria-describedby={isCurrent ? noteId : undefined}
              value={cell.text}
              onChange={(event) => dispatch({ type: 'type', at: { row: row.id, name }, text: event.target.value })}
            />
            {marks.length > 0 && (
              <span className="grid-marks">
                {marks.map((mark) => (
                  <span key={mark} data-mark={mark} title={words.marks[mark]}>
                    <Icon name={icons[mark]} />
                    <span className="visually-hidden">{words.marks[mark]}</span>
                  </span>
                ))}
              </span>
            )}
            {isCurrent && (
              <CellNote id={noteId} cell={cell} previous={previous} input={input} marks={marks} words={words} />
            )}
          </td>
        )
      })}
    </tr>
  )
})

/** The meaning of each mark. */
export function GridLegend({ words }: { words: GridWords }) {
  const shapes: [Mark | 'locked', IconName][] = [...(Object.entries(icons) as [Mark, IconName][]), ['locked', 'lock']]
  return (
    <ul className="grid-legend" aria-label={words.legend}>
      {shapes.map(([mark, icon]) => (
        <li key={mark} data-mark={mark}>
          <Icon name={icon} /> {words.marks[mark]}
        </li>
      ))}
    </ul>
  )
}
