'use client'

import { type Dispatch, useRef } from 'react'
import { type GridColumn, type GridRow, GridRowView, idOfColumn } from './grid-row.client'
import type { GridAction, GridState, Place } from './state'
import { groupSize, useLiveGroups } from './use-live-groups'
import type { GridWords } from './words'

type Props = {
  state: GridState
  dispatch: Dispatch<GridAction>
  rows: GridRow[]
  columns: GridColumn[]
  current: Place | null
  span: { rows: string[]; names: string[] }
  words: GridWords
}

/** All rows are in the page, in groups; see useLiveGroups. */
export function GridTable({ state, dispatch, rows, columns, current, span, words }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const live = useLiveGroups(scroller)
  const selectedRows = new Set(span.rows)
  const selected = ` ${span.names.join(' ')} `
  const groups = Array.from({ length: Math.ceil(rows.length / groupSize) }, (_, at) =>
    rows.slice(at * groupSize, (at + 1) * groupSize),
  )
  return (
    <div className="grid-scroll" ref={scroller}>
      <table className="table grid-table">
        <caption className="visually-hidden">{words.caption}</caption>
        <colgroup>
          <col className="name" />
          <col className="code" />
          {columns.map(({ name, input }) => (
            <col key={name} className={input} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{words.rowHeading}</th>
            <th scope="col">{words.code}</th>
            {columns.map(({ name, label, short, input }) => (
              <th key={name} scope="col" className={input} title={label}>
                <span aria-hidden="true">{short}</span>
                <span className="visually-hidden" id={idOfColumn(name)}>
                  {label}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group, at) => (
          <tbody key={group[0]?.id} data-group={at}>
            {group.map((row) => (
              <GridRowView
                key={row.id}
                row={row}
                cells={state.rows[row.id] ?? none}
                columns={columns}
                current={current?.row === row.id ? current.name : undefined}
                selected={selectedRows.has(row.id) ? selected : ''}
                isLive={live.has(at)}
                words={words}
                dispatch={dispatch}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

const none = {}
