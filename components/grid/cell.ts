import { parseCount } from '@/core/number'
import { parseMoney } from '@/core/number/decimal'
import { type Read, unreadable } from '@/core/result'

export type CellInput = 'count' | 'money'
export type Value = number | null

export type Cell = {
  /** The saved value, as of the last answer of the server. */
  base: Value
  /** The raw text of the input. */
  text: string
  wasSaved?: boolean | undefined
  /** The server's error for this text. */
  error?: string | undefined
  /** Another user saved another value meanwhile. */
  conflict?: { saved: Value; by: string } | undefined
}

/** The last value before, and the name of the period that it is of. */
export type Previous = { value: number; period: string }

export const marks = ['conflict', 'invalid', 'changed', 'saved', 'warning'] as const
export type Mark = (typeof marks)[number]

/** Parses the text to mark a cell while typing. The server validates again with the same parsers. */
export function readCell(text: string, input: CellInput): Read<Value> {
  if (text.trim() === '') return { ok: true, value: null }
  const read = input === 'count' ? parseCount(text) : parseMoney(text)
  return read.ok && read.value < 0 ? unreadable('number.negative') : read
}

/** A value as text for an input, in Vietnamese form in every language, because the parsers read that. */
export const shownIn = (value: Value): string =>
  value === null ? '' : value.toLocaleString('vi-VN', { maximumFractionDigits: 2 })

/** Compares values, not texts: 1.200 over 1200 is no change. Text that cannot be parsed is a change. */
export function isChanged({ base, text }: Cell, input: CellInput): boolean {
  const read = readCell(text, input)
  return !read.ok || read.value !== base
}

/** A change to warn about: more than a quarter, and for counts also more than five. */
export function isJump(value: Value, previous: Value, input: CellInput): boolean {
  if (value === null || previous === null) return false
  const change = Math.abs(value - previous)
  return change > previous / 4 && (input === 'money' || change > 5)
}

/** The marks of a cell, most serious first. */
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
