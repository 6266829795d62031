import { parseCount, parseMoney } from '@/core/number'
import { type Read, unreadable } from '@/core/result'

export type CellInput = 'count' | 'money'
export type Value = number | null

export type Cell = {
  /** What is on record, as far as this grid knows. */
  base: Value
  /** Exactly what stands in the input. */
  text: string
  wasSaved?: boolean | undefined
  /** What the server found wrong with this text. */
  error?: string | undefined
  /** Somebody else saved this meanwhile. */
  conflict?: { saved: Value; by: string } | undefined
}

export const marks = ['conflict', 'invalid', 'changed', 'saved', 'warning'] as const
export type Mark = (typeof marks)[number]

/** A light reading, to mark a cell at once; the server reads again with the same parsers, and judges. */
export function readCell(text: string, input: CellInput): Read<Value> {
  if (text.trim() === '') return { ok: true, value: null }
  const read = input === 'count' ? parseCount(text) : parseMoney(text)
  return read.ok && read.value < 0 ? unreadable('number.negative') : read
}

/** How a value stands in an input: with groups, as the parsers read it back, in every language. */
export const shownIn = (value: Value): string =>
  value === null ? '' : value.toLocaleString('vi-VN', { maximumFractionDigits: 2 })

/** 1.200 typed over 1200 changes nothing; what cannot be read always does. */
export function isChanged({ base, text }: Cell, input: CellInput): boolean {
  const read = readCell(text, input)
  return !read.ok || read.value !== base
}

/** A change that asks for a second look: more than a quarter, and more than five where people are counted. */
export function isJump(value: Value, previous: Value, input: CellInput): boolean {
  if (value === null || previous === null) return false
  const change = Math.abs(value - previous)
  return change > previous / 4 && (input === 'money' || change > 5)
}

/** Everything to be said of a cell, gravest first; of one that is as on record nothing, unless it jumps. */
export function marksOf(cell: Cell, previous: Value, input: CellInput): Mark[] {
  const read = readCell(cell.text, input)
  const holds: Record<Mark, boolean> = {
    conflict: cell.conflict !== undefined,
    invalid: !read.ok || cell.error !== undefined,
    changed: isChanged(cell, input),
    saved: cell.wasSaved === true && !isChanged(cell, input),
    warning: read.ok && isJump(read.value, previous, input),
  }
  return marks.filter((mark) => holds[mark] && !(mark === 'changed' && (holds.invalid || holds.conflict)))
}
