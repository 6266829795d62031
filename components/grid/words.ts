import type { Locale } from '@/core/locale'
import type { Message } from '@/core/result'
import type { ConflictWords, FormWords } from '../form/words'
import type { Mark } from './cell'

/** Every text the grid says on its own, with its blanks as {name}; columns, rows and answers bring theirs. */
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
  /** What the parsers find, by the key of their message. */
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
  unsent: FormWords['unsent']
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
