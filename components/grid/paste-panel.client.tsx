'use client'

import { useEffect, useRef, useState } from 'react'
import { formatCount, formatDecimal } from '@/core/locale'
import { isJump, readCell } from './cell'
import { difference } from './cell-bar'
import type { GridColumn, GridRow } from './grid-row.client'
import { blockIn } from './pasted'
import { type Effect, effectOf, type Layout, type Left, layoutOf, placed, type Table } from './placed'
import { cellAt, type Fill, type GridState, type Place } from './state'
import { fill, type GridWords, sentence } from './words'

type Props = {
  /** Undefined until something was pasted into the panel. */
  block: string[][] | undefined
  corner: Place
  table: Table
  rows: GridRow[]
  columns: GridColumn[]
  state: GridState
  words: GridWords
  onPaste: (fills: Fill[], left: number) => void
  onClose: () => void
}

const mostLines = 100

/** Says of a pasted block what goes where and what does not, before anything is put into the cells. */
export default function PastePanel({ block: given, corner, table, rows, columns, state, words, ...on }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const [block, setBlock] = useState(given)
  const [names, setNames] = useState<string[]>()
  const say = words.paste
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  useEffect(() => {
    if (block) body.current?.focus()
  }, [block])
  const understood = block && layoutOf(block, corner, table)
  const layout = understood && { ...understood, names: names ?? understood.names }
  const { fills, left, matched } = block && layout ? placed(block, layout, corner, table) : nothing
  const byId = new Map(rows.map((row) => [row.id, row]))
  const effects = fills.map((one) => effectAt(one, { state, rows: byId, columns, words }))
  const of = (...wanted: Effect[]) => effects.filter(({ effect }) => wanted.includes(effect))
  const changing = of('invalid', 'jump', 'change')
  const count = (number: number) => formatCount(number, words.locale)
  const sums = [
    [say.matched, matched],
    [say.changed, changing.length],
    [say.same, of('same').length],
    [say.jumps, of('jump').length],
    [say.invalid, of('invalid').length],
    [say.left, left.length],
  ] as const
  return (
    <dialog className="paste-panel" ref={dialog} onClose={on.onClose} aria-labelledby="paste-title">
      <div className="paste-head">
        <h2 id="paste-title">{layout && layout.codeAt === undefined ? say.byPosition : say.open}</h2>
        <button type="button" className="button small" onClick={() => dialog.current?.close()}>
          {say.close} <kbd>Esc</kbd>
        </button>
      </div>
      <div className="paste-body" ref={body} tabIndex={-1}>
        {!layout && (
          <>
            <label htmlFor="paste-text">{say.field}</label>
            <textarea
              id="paste-text"
              aria-describedby="paste-hint"
              onChange={(event) => event.target.value.trim() && setBlock(blockIn(event.target.value))}
            />
            <p className="hint" id="paste-hint">
              {say.hint}
            </p>
          </>
        )}
        {layout && (
          <>
            <dl className="paste-sums">
              {sums.map(([label, number]) => (
                <div key={label}>
                  <dd>{count(number)}</dd>
                  <dt>{label}</dt>
                </div>
              ))}
            </dl>
            <Columns layout={layout} columns={columns} say={say} onChange={setNames} />
            <NotPasted left={left} say={say} count={count} />
            <WillPaste effects={changing} say={say} count={count} words={words} />
          </>
        )}
      </div>
      {layout && (
        <div className="paste-foot">
          <button
            type="button"
            className="button primary"
            onClick={() => {
              dialog.current?.close()
              on.onPaste(fills, left.length)
            }}
            disabled={changing.length === 0}
          >
            {fill(say.act, { count: count(changing.length) })}
          </button>
          <p className="hint">{say.unsaved}</p>
        </div>
      )}
    </dialog>
  )
}

const nothing = { fills: [], left: [], matched: 0 }
type Told = ReturnType<typeof effectAt>
type Around = Pick<Props, 'state' | 'columns' | 'words'> & { rows: Map<string, GridRow> }

function effectAt(at: Fill, { state, rows, columns, words }: Around) {
  const row = rows.get(at.row)
  const column = columns.find(({ name }) => name === at.name)
  const input = column?.input ?? 'count'
  const cell = cellAt(state, at)
  const now = readCell(cell?.text ?? '', input)
  const previous = row?.previous[at.name]
  const effect = effectOf(at.text, now.ok ? now.value : Number.NaN, input, (value) =>
    isJump(value, previous?.value ?? null, input),
  )
  const read = readCell(at.text, input)
  const notes: Record<Effect, string> = {
    invalid: read.ok ? '' : sentence(words, read.problem),
    jump: read.ok && read.value !== null && previous ? difference(read.value, previous.value, words) : '',
    change: '',
    same: '',
  }
  const text = read.ok ? formatDecimal(read.value, words.locale) : at.text
  return { at, effect, row, column, now: cell?.text || '–', text, note: notes[effect] }
}

type Say = GridWords['paste']
type ColumnsProps = { layout: Layout; columns: GridColumn[]; say: Say; onChange: (names: string[]) => void }

/** Which column of the block fills which of the table, to be put right by hand. */
function Columns({ layout: { names, titles, codeAt }, columns, say, onChange }: ColumnsProps) {
  return (
    <fieldset className="paste-columns">
      <legend>{say.columns}</legend>
      {names.map((name, at) => {
        const title = titles[at] || fill(say.column, { number: at + 1 })
        return at === codeAt ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a block have no other name
          <p key={at}>
            {title}: <strong>{say.code}</strong>
          </p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a block have no other name
          <label key={at} data-unused={name === '' || undefined}>
            <span>{title}</span>
            <select
              value={name}
              onChange={(event) =>
                onChange(names.map((one, i) => (i === at ? event.target.value : one === event.target.value ? '' : one)))
              }
            >
              <option value="">{say.none}</option>
              {columns.map((column) => (
                <option key={column.name} value={column.name}>
                  {column.label}
                </option>
              ))}
            </select>
          </label>
        )
      })}
    </fieldset>
  )
}

function NotPasted({ left, say, count }: { left: Left[]; say: Say; count: (number: number) => string }) {
  if (left.length === 0) return null
  return (
    <section>
      <h3>{fill(say.leftTitle, { count: count(left.length) })}</h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {say.line}
            </th>
            <th scope="col">{say.code}</th>
            <th scope="col">{say.why}</th>
          </tr>
        </thead>
        <tbody>
          {left.slice(0, mostLines).map(({ line, code, why, first }) => (
            <tr key={line}>
              <td className="number">{line}</td>
              <td className="code">{code}</td>
              <td>{fill(say.whys[why], { first: first ?? '' })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {left.length > mostLines && <p className="muted">{fill(say.more, { count: count(left.length - mostLines) })}</p>}
    </section>
  )
}

type WillProps = { effects: Told[]; say: Say; count: (number: number) => string; words: GridWords }
const urgency: Effect[] = ['invalid', 'jump', 'change', 'same']

/** What needs somebody comes first. */
function WillPaste({ effects, say, count, words }: WillProps) {
  if (effects.length === 0) return <p>{words.nothingChanged}</p>
  const sorted = [...effects].sort((a, b) => urgency.indexOf(a.effect) - urgency.indexOf(b.effect))
  return (
    <section>
      <h3>{fill(say.willTitle, { count: count(effects.length) })}</h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.rowHeading}</th>
            <th scope="col">{say.figure}</th>
            <th scope="col" className="number">
              {say.now}
            </th>
            <th scope="col" className="number">
              {say.after}
            </th>
            <th scope="col">{say.note}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, mostLines).map(({ at, effect, row, column, now, text, note }) => (
            <tr key={`${at.row} ${at.name}`} data-effect={effect}>
              <th scope="row">
                {row?.label} <span className="muted">{row?.code}</span>
              </th>
              <td>{column?.label}</td>
              <td className="number muted">{now}</td>
              <td className="number">
                <strong>{text}</strong>
              </td>
              <td>{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {effects.length > mostLines && (
        <p className="muted">{fill(say.moreCells, { count: count(effects.length - mostLines) })}</p>
      )}
    </section>
  )
}
