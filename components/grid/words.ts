import type { Locale } from '@/core/locale'
import type { Message } from '@/core/result'
import type { ConflictWords, FormWords } from '../form/words'
import type { Mark } from './cell'
import type { Why } from './placed'

/** The translated texts of the grid, with placeholders as {name}. Columns, rows and answers have their own. */
export type GridWords = {
  locale: Locale
  caption: string
  rowHeading: string
  code: string
  /** In place of the active cell. */
  noCell: string
  noScript: string
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
  /** "{count} ô ở {rows} dòng" */
  pastedCells: string
  /** "{count} dòng không dán được" */
  left: string
  filled: string
  selected: string
  nextWrong: string
  noneWrong: string
  fillDown: string
  columns: string
  columnsHidden: string
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
  history: { title: string; failed: string; earlier: string; changes: string }
  paste: PasteWords
}

type PasteWords = Record<
  | 'open'
  | 'byPosition'
  | 'close'
  | 'field'
  | 'hint'
  | 'matched'
  | 'changed'
  | 'same'
  | 'jumps'
  | 'invalid'
  | 'left'
  | 'columns'
  | 'column'
  | 'code'
  | 'none'
  | 'leftTitle'
  | 'line'
  | 'why'
  | 'more'
  | 'willTitle'
  | 'figure'
  | 'now'
  | 'after'
  | 'note'
  | 'moreCells'
  | 'act'
  | 'unsaved',
  string
> & { whys: Record<Why, string> }

export const fill = (text: string, values: Record<string, string | number> = {}): string =>
  text.replaceAll(/\{(\w+)(?:, number)?\}/g, (_, name: string) => String(values[name] ?? ''))

export const sentence = (words: GridWords, { key, values }: Message): string => fill(words.problems[key] ?? '', values)
