'use client'

import { type FormEvent, lazy, Suspense, useEffect, useEffectEvent, useMemo, useReducer, useRef, useState } from 'react'
import { Conflict } from '../form/conflict'
import { ErrorSummary } from '../form/error-summary'
import type { AskReason } from '../form/reason-fields'
import { guardUnsaved } from '../form/unsaved-guard'
import { CellBar } from './cell-bar'
import { type AskHistory, CellHistory } from './cell-history'
import { type GridColumn, GridLegend, type GridRow } from './grid-row.client'
import { GridTable } from './grid-table.client'
import { GridKeys, GridTools } from './grid-tools'
import { isPlain, layoutOf, placed } from './placed'
import { cellAt, type Fill, openGrid, type Place, reduce } from './state'
import { tallyOf } from './tally'
import { conflictsIn, errorsIn } from './told'
import { useGridKeys } from './use-grid-keys'
import { useHiddenColumns } from './use-hidden-columns'
import { type SaveGrid, useSaving } from './use-saving'
import { fill, type GridWords } from './words'

const PastePanel = lazy(() => import('./paste-panel.client'))

type Props = {
  columns: GridColumn[]
  rows: GridRow[]
  /** Headings of the column of codes in pasted blocks. */
  codeHeads: string[]
  save: SaveGrid
  askHistory: AskHistory
  askReason: AskReason
  /** The preselected reason. */
  reason: string
  words: GridWords
}

/** A table for entering numbers of many records, typed or pasted. All changes are saved in one transaction. */
export function EntryGrid({ columns, rows, codeHeads, save, askHistory, askReason, reason, words }: Props) {
  const [state, dispatch] = useReducer(reduce, null, () =>
    openGrid(Object.fromEntries(columns.map(({ name, input }) => [name, input])), rows),
  )
  const [said, announce] = useState('')
  const [pasting, setPasting] = useState<{ block?: string[][]; at: Place } | null>(null)
  const [history, setHistory] = useState<Place | null>(null)
  const { hidden, setHidden } = useHiddenColumns()
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const { answer, pending, submit, restored } = useSaving(state, dispatch, save, form, { words, announce })
  // Memoized for the rows, which are.
  const shown = useMemo(() => columns.filter(({ name }) => !hidden.includes(name)), [columns, hidden])
  const table = { rows, columns: shown, codeHeads }
  const keys = useGridKeys({
    state,
    dispatch,
    rows,
    names: shown.map(({ name }) => name),
    allNames: columns.map(({ name }) => name),
    show: (name) => hidden.includes(name) && setHidden(name, false),
    words,
    announce,
    onBlock: (block, at) => paste(block, at),
    history,
    onHistory: setHistory,
  })
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

  /** A block that goes by position into cells that can be written goes there at once; of any other the panel tells. */
  function paste(block: string[][], at: Place) {
    const layout = layoutOf(block, at, table)
    const result = placed(block, layout, at, table)
    if (!isPlain(layout, result)) return setPasting({ block, at })
    dispatch({ type: 'fill', fills: result.fills })
    announce(fill(words.pasted, { rows: block.length, columns: Math.max(...block.map((line) => line.length)) }))
  }

  function pasteTold(fills: Fill[], left: number) {
    dispatch({ type: 'fill', fills })
    const lines = new Set(fills.map(({ row }) => row)).size
    announce(
      [fill(words.pastedCells, { count: fills.length, rows: lines }), left > 0 ? fill(words.left, { count: left }) : '']
        .filter(Boolean)
        .join(' '),
    )
    const [first] = fills
    if (first) keys.goTo(first)
  }

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void submit(new FormData(event.currentTarget))
  }
  const labelOf = ({ row, name }: Place) => ({
    row: rows.find(({ id }) => id === row)?.label ?? '',
    column: columns.find((column) => column.name === name)?.label ?? '',
  })
  const active = keys.current && cellAt(state, keys.current)
  const torn = answer?.status === 'refused' ? conflictsIn(state, rows, columns) : []
  const corner = keys.last.current ?? { row: rows[0]?.id ?? '', name: shown[0]?.name ?? '' }
  return (
    <form
      className="grid"
      ref={form}
      onSubmit={onSubmit}
      onFocus={keys.onFocus}
      onBlur={keys.onBlur}
      onMouseDown={keys.onMouseDown}
      onClick={keys.onClick}
      onKeyDown={(event) => keys.onKeyDown(event) && form.current?.requestSubmit()}
      onCopy={keys.onCopy}
      onPaste={keys.onPaste}
      noValidate
    >
      {answer?.status === 'refused' && (
        <ErrorSummary
          title={answer.title ?? words.errorTitle}
          message={answer.message}
          lines={errorsIn(state, rows, columns, words)}
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
          columns={columns}
          hidden={hidden}
          onHide={setHidden}
          onUndo={() => keys.travel('undo')}
          onRedo={() => keys.travel('redo')}
          onFillDown={keys.fillDown}
          onNextWrong={() => keys.toNextWrong(1)}
          onPaste={() => setPasting({ at: corner })}
        />
      )}
      <CellBar
        active={
          keys.current && active
            ? {
                ...labelOf(keys.current),
                cell: active,
                previous: rows.find(({ id }) => id === keys.current?.row)?.previous[keys.current.name],
                input: state.inputs[keys.current.name] ?? 'count',
              }
            : undefined
        }
        size={keys.range ? fill(words.selected, { rows: keys.span.rows.length, columns: keys.span.names.length }) : ''}
        said={said}
        words={words}
      />
      {history && (
        <CellHistory at={history} title={Object.values(labelOf(history)).join(' – ')} ask={askHistory} words={words} />
      )}
      <GridTable
        state={state}
        dispatch={dispatch}
        rows={rows}
        columns={shown}
        current={keys.current}
        span={keys.span}
        words={words}
      />
      <div className="grid-foot">
        <GridLegend words={words} />
        <GridKeys words={words} />
      </div>
      {pasting && (
        <Suspense fallback={null}>
          <PastePanel
            block={pasting.block}
            corner={pasting.at}
            table={table}
            rows={rows}
            columns={shown}
            state={state}
            words={words}
            onPaste={pasteTold}
            onClose={() => setPasting(null)}
          />
        </Suspense>
      )}
    </form>
  )
}
