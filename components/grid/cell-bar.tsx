import { useSyncExternalStore } from 'react'
import { formatDecimal } from '@/core/locale'
import { type Cell, type CellInput, marksOf, type Previous, readCell } from './cell'
import { fill, type GridWords, sentence } from './words'

export const cellBarId = 'cell-bar'

type Active = { row: string; column: string; cell: Cell; previous: Previous | undefined; input: CellInput }
type Props = { active: Active | undefined; size: string; said: string; words: GridWords }

/** One line above the table about the active cell: its marks, what is wrong, the last value before; and what was done. */
export function CellBar({ active, size, said, words }: Props) {
  const hasScript = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
  return (
    <div className="cell-bar">
      {active ? (
        <>
          <strong>
            {active.row} – {active.column}
          </strong>
          <Described {...active} words={words} />
        </>
      ) : (
        <span className="muted">{hasScript ? words.noCell : words.noScript}</span>
      )}
      {size && <span className="muted">{size}</span>}
      <p role="status">{said}</p>
    </div>
  )
}

function Described({ cell, previous, input, words }: Active & { words: GridWords }) {
  const read = readCell(cell.text, input)
  const marks = marksOf(cell, previous?.value ?? null, input)
  const wrong = read.ok ? cell.error : sentence(words, read.problem)
  const value = read.ok ? read.value : null
  return (
    <span id={cellBarId} className="cell-told">
      {marks.length > 0 && <span>{marks.map((mark) => words.marks[mark]).join(' · ')}</span>}{' '}
      {wrong && <span className="wrong">{wrong}</span>}{' '}
      <span className="muted">
        {previous
          ? fill(words.previous, { period: previous.period, value: formatDecimal(previous.value, words.locale) })
          : words.noPrevious}
      </span>{' '}
      {previous && value !== null && (
        <span className="muted">
          {fill(words.difference, { difference: difference(value, previous.value, words) })}
        </span>
      )}
    </span>
  )
}

/** +150 (+50%); without the share if it began at 0. */
export function difference(value: number, previous: number, { locale }: Pick<GridWords, 'locale'>): string {
  const change = value - previous
  const sign = change > 0 ? '+' : change < 0 ? '−' : ''
  const size = `${sign}${formatDecimal(Math.abs(change), locale)}`
  return previous === 0 ? size : `${size} (${sign}${formatDecimal(Math.abs(change / previous) * 100, locale, 1)}%)`
}
