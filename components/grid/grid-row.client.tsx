'use client'

import { type Dispatch, memo } from 'react'
import { formatDecimal } from '@/core/locale'
import { Icon, type IconName } from '../icon'
import { type Cell, type CellInput, type Mark, marksOf, type Previous, type Value } from './cell'
import { cellBarId } from './cell-bar'
import type { GridAction } from './state'
import type { GridWords } from './words'

/** `short` stands in the heading of the column; `heads` are the headings of pasted blocks that mean it. */
export type GridColumn = { name: string; label: string; short: string; heads: string[]; input: CellInput }
export type GridRow = {
  id: string
  label: string
  detail: string
  /** By which pasted lines find the row. */
  code: string | null
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
  /** The selected columns of this row, with blanks around each. */
  selected: string
  /** Cells are inputs; otherwise text. */
  isLive: boolean
  words: GridWords
  dispatch: Dispatch<GridAction>
}

export const idOfCell = (row: string, name: string) => `cell-${row}-${name}`
export const idOfColumn = (name: string) => `column-${name}`
const icons: Record<Mark, IconName> = {
  conflict: 'redo',
  invalid: 'close',
  changed: 'edit',
  saved: 'check',
  warning: 'warning',
}
const blank: Cell = { base: null, text: '' }

/** Memoized: rendered again only if one of its own cells changes, so that a key renders one row and not a thousand. */
export const GridRowView = memo(function GridRowView(props: Props) {
  const { row, cells, columns, words } = props
  return (
    <tr data-locked={row.locked === undefined ? undefined : true}>
      <th scope="row" title={[row.label, row.detail, row.locked].filter(Boolean).join(' · ')}>
        <span>
          {row.locked !== undefined && (
            <span className="grid-locked">
              <Icon name="lock" />
              <span className="visually-hidden">{row.locked}: </span>
            </span>
          )}
          <a href={row.href} id={`row-${row.id}`}>
            {row.label}
          </a>
        </span>
      </th>
      <td className="code">{row.code}</td>
      {columns.map((column) =>
        row.locked === undefined ? (
          <GridCell key={column.name} {...props} column={column} cell={cells[column.name] ?? blank} />
        ) : (
          <td key={column.name} className="number">
            {formatDecimal(cells[column.name]?.base ?? null, words.locale)}
          </td>
        ),
      )}
    </tr>
  )
})

type CellProps = Props & { column: GridColumn; cell: Cell }

function GridCell({ row, column, cell, current, selected, isLive, words, dispatch }: CellProps) {
  const { name, input } = column
  const marks = marksOf(cell, row.previous[name]?.value ?? null, input)
  const isCurrent = current === name
  return (
    <td
      className={input}
      data-marks={marks.join(' ') || undefined}
      data-selected={selected.includes(` ${name} `) || undefined}
    >
      {isLive || current !== undefined ? (
        <input
          id={idOfCell(row.id, name)}
          data-row={row.id}
          data-name={name}
          type="text"
          inputMode={input === 'count' ? 'numeric' : 'decimal'}
          autoComplete="off"
          aria-labelledby={`${idOfColumn(name)} row-${row.id}`}
          aria-invalid={marks.includes('invalid') || undefined}
          aria-describedby={isCurrent ? cellBarId : undefined}
          value={cell.text}
          onChange={(event) => dispatch({ type: 'type', at: { row: row.id, name }, text: event.target.value })}
        />
      ) : (
        <span className="grid-text" id={idOfCell(row.id, name)} data-row={row.id} data-name={name}>
          {cell.text}
        </span>
      )}
      {marks[0] && (
        <span className="grid-marks" data-mark={marks[0]} title={marks.map((mark) => words.marks[mark]).join(' · ')}>
          <Icon name={icons[marks[0]]} />
          <span className="visually-hidden">{marks.map((mark) => words.marks[mark]).join(' · ')}</span>
        </span>
      )}
    </td>
  )
}

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
