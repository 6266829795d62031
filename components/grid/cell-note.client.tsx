'use client'

import { useEffect, useRef, useState } from 'react'
import { formatDecimal } from '@/core/locale'
import { type Cell, type CellInput, type Mark, type Previous, readCell } from './cell'
import { fill, type GridWords, sentence } from './words'

type Props = {
  id: string
  cell: Cell
  previous: Previous | undefined
  input: CellInput
  marks: Mark[]
  words: GridWords
}

/** The note beside the focused cell: its marks, its error, and the last value before. */
export function CellNote({ id, cell, previous, input, marks, words }: Props) {
  const read = readCell(cell.text, input)
  const wrong = read.ok ? cell.error : sentence(words, read.problem)
  const value = read.ok ? read.value : null
  const { note, side } = useSide()
  return (
    <div className="cell-note" id={id} ref={note} data-side={side}>
      {marks.length > 0 && <p>{marks.map((mark) => words.marks[mark]).join(' · ')}</p>}
      {wrong && <p className="wrong">{wrong}</p>}
      <p>
        {previous
          ? fill(words.previous, { period: previous.period, value: formatDecimal(previous.value, words.locale) })
          : words.noPrevious}
      </p>
      {previous && value !== null && (
        <p>{fill(words.difference, { difference: difference(value, previous.value, words) })}</p>
      )}
    </div>
  )
}

/** Right of the cell, or left if it would overflow the scroll region. Measured after the focus has scrolled. */
function useSide() {
  const note = useRef<HTMLDivElement>(null)
  const [side, setSide] = useState<'left' | 'right'>('right')
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const region = note.current?.closest('.grid-scroll')?.getBoundingClientRect()
      const box = note.current?.getBoundingClientRect()
      if (region && box && box.right > region.right) setSide('left')
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return { note, side }
}

function difference(value: number, previous: number, { locale }: GridWords): string {
  const change = value - previous
  const sign = change > 0 ? '+' : change < 0 ? '−' : ''
  const size = `${sign}${formatDecimal(Math.abs(change), locale)}`
  return previous === 0 ? size : `${size} (${sign}${formatDecimal(Math.abs(change / previous) * 100, locale, 1)}%)`
}
