'use client'

import { type FormEvent, useEffect, useEffectEvent, useReducer, useRef, useState } from 'react'
import { Conflict } from '../form/conflict'
import { ErrorSummary } from '../form/error-summary'
import type { AskReason } from '../form/reason-fields'
import { guardUnsaved } from '../form/unsaved-guard'
import { shownIn } from './cell'
import { type GridColumn, GridLegend, type GridRow, GridRowView, idOfCell, idOfColumn } from './grid-row.client'
import { GridTools } from './grid-tools'
import { keyOf, openGrid, reduce } from './state'
import { tallyOf } from './tally'
import { useGridKeys } from './use-grid-keys'
import { type SaveGrid, useSaving } from './use-saving'
import { fill, type GridWords } from './words'

type Props = {
  columns: GridColumn[]
  rows: GridRow[]
  save: SaveGrid
  askReason: AskReason
  /** The preselected reason. */
  reason: string
  words: GridWords
}

/** A table for entering numbers of many records, typed or pasted. All changes are saved in one transaction. */
export function EntryGrid({ columns, rows, save, askReason, reason, words }: Props) {
  const [state, dispatch] = useReducer(reduce, null, () =>
    openGrid(Object.fromEntries(columns.map(({ name, input }) => [name, input])), rows),
  )
  const [said, announce] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const { answer, pending, submit, restored } = useSaving(state, dispatch, save, form, { words, announce })
  const names = columns.map(({ name }) => name)
  const keys = useGridKeys({ state, dispatch, rows, names, words, announce })
  const summary = useRef<HTMLDivElement>(null)
  const isOpen = rows.some(({ locked }) => locked === undefined)
  const tally = tallyOf(state, rows)
  const isUnsaved = tally.changed > 0 && !pending
  useEffect(() => {
    const stop = new AbortController()
    if (isUnsaved) guardUnsaved(form.current, true, words.leave, stop)
    return () => stop.abort()
  }, [isUnsaved, words.leave])
  const resume = useEffectEvent(keys.resume)
  useEffect(() => {
    if (answer?.status === 'refused') summary.current?.focus()
    if (answer?.status === 'saved') resume()
  }, [answer])

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void submit(new FormData(event.currentTarget))
  }
  const cells = rows.flatMap((row) =>
    columns.map((column) => ({ row, column, cell: state.rows[row.id]?.[column.name] })),
  )
  const wrong = cells.flatMap(({ row, column, cell }) =>
    cell?.error
      ? [{ text: `${row.label} – ${column.label}: ${cell.error}`, target: idOfCell(row.id, column.name) }]
      : [],
  )
  const torn = cells.flatMap(({ row, column, cell }) => {
    if (!cell?.conflict) return []
    const [base, saved] = [shownIn(cell.base), shownIn(cell.conflict.saved)]
    const field = keyOf({ row: row.id, name: column.name })
    return [{ field, label: `${row.label} – ${column.label}`, base, saved, typed: cell.text, by: cell.conflict.by }]
  })
  return (
    <form
      className="grid"
      ref={form}
      onSubmit={onSubmit}
      onFocus={keys.onFocus}
      onBlur={keys.onBlur}
      onKeyDown={(event) => keys.onKeyDown(event) && form.current?.requestSubmit()}
      onPaste={keys.onPaste}
      noValidate
    >
      {answer?.status === 'refused' && (
        <ErrorSummary
          title={answer.title ?? words.errorTitle}
          message={answer.message}
          lines={listed(wrong, words)}
          ref={summary}
        />
      )}
      {torn.length > 0 && (
        <Conflict
          conflict={{ rows: torn, savedBy: [...new Set(torn.map(({ by }) => by))].join('; ') }}
          words={words.conflict}
        />
      )}
      {isOpen && (
        <GridTools
          askReason={askReason}
          key={restored ? 'restored' : 'drawn'}
          reason={String(restored?.reason ?? reason)}
          note={String(restored?.reasonNote ?? '')}
          words={words}
          pending={pending}
          tally={tally}
          onUndo={() => keys.travel('undo')}
          onRedo={() => keys.travel('redo')}
        />
      )}
      <p className="grid-said" role="status">
        {said}
      </p>
      <div className="grid-scroll">
        <table className="table grid-table">
          <caption className="visually-hidden">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.rowHeading}</th>
              {columns.map(({ name, label, input }) => (
                <th key={name} scope="col" id={idOfColumn(name)} className={input}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <GridRowView
                key={row.id}
                row={row}
                cells={state.rows[row.id] ?? {}}
                columns={columns}
                current={keys.current?.row === row.id ? keys.current.name : undefined}
                words={words}
                dispatch={dispatch}
              />
            ))}
          </tbody>
        </table>
      </div>
      <GridLegend words={words} />
    </form>
  )
}

const mostListed = 20

/** The first 20 errors and the number of the others, which are marked in the table. */
const listed = (lines: { text: string; target?: string }[], { others }: GridWords) =>
  lines.length <= mostListed
    ? lines
    : [...lines.slice(0, mostListed), { text: fill(others, { count: lines.length - mostListed }) }]
