import type { Locale } from '@/core/locale'
import type { Message } from '@/core/result'
import type { ConflictWords } from '../form/words'
import type { Mark } from './cell'

/** The translated texts of the grid, with placeholders as {name}. Columns, rows and answers have their own. */
export type GridWords = {
  locale: Locale
  caption: string
  rowHeading: string
  marks: Record<Mark | 'locked', string>
  legend: string
  /** "{period}: {value}" */
  previous: string
  noPrevious: string
  difference: string
  /** The parsers' problems, by message key. */
  problems: Record<string, string>
  /** "{count} ô đã sửa, chưa lưu" */
  unsaved: string
  invalid: string
  nothingChanged: string
  pasted: string
  left: string
  undone: string
  redone: string
  save: string
  saving: string
  undo: string
  redo: string
  failed: string
  errorTitle: string
  /** "và {count} ô khác …", after the first of many errors. */
  others: string
  leave: string
  keys: string
  keyList: string[]
  conflict: ConflictWords
}

export const fill = (text: string, values: Record<string, string | number> = {}): string =>
  text.replaceAll(/\{(\w+)(?:, number)?\}/g, (_, name: string) => String(values[name] ?? ''))

export const sentence = (words: GridWords, { key, values }: Message): string => fill(words.problems[key] ?? '', values)
