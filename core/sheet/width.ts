import { type Column, type ColumnKind, headingOf } from '../spreadsheet'
import { decimalsOf, numberIn, serialOf, textOf } from './value'

/** Columns are measured by their first rows: later rows come after the widths in the file. */
export const measured = 1000
/** Longer text is wrapped. */
const widestText = 56

/**
 * The most characters that later rows can need: of PostgreSQL's integer and numeric(20, 2). A number that does not fit
 * would be shown as ####.
 */
const most: Partial<Record<ColumnKind, number>> = {
  count: '-2.147.483.648'.length,
  decimal: '-999.999.999.999.999.999,99'.length,
  money: '-999.999.999.999.999.999,99'.length,
}
const dated: Partial<Record<ColumnKind, number>> = { date: 'dd/mm/yyyy'.length, moment: 'dd/mm/yyyy hh:mm'.length }

/** The characters of a value as its cell shows it. */
export function lengthOf(value: unknown, kind: ColumnKind): number {
  const number = numberIn(value, kind)
  if (number !== undefined) return numberLength(number, kind)
  if (dated[kind] && serialOf(value, kind) !== undefined) return dated[kind] ?? 0
  return Math.max(0, ...textOf(value).split('\n').map(textLength))
}

function numberLength(number: number, kind: ColumnKind) {
  const decimals = decimalsOf(number, kind)
  const whole = Math.abs(number).toFixed(decimals).split('.')[0] ?? ''
  const separators = kind === 'year' ? 0 : Math.floor((whole.length - 1) / 3)
  return (number < 0 ? 1 : 0) + whole.length + separators + (decimals > 0 ? decimals + 1 : 0)
}

/** Capitals are wider than the digits in which widths are counted. */
const textLength = (text: string) => text.length + (widestLetter - 1) * (text.match(/\p{Lu}/gu)?.length ?? 0)
export const widestLetter = 1.3

/** The widths of columns. `lines`: the values of each row; `areAll`: no row follows those given. */
export const widthsOf = (
  columns: readonly Column[],
  lines: readonly (readonly unknown[])[],
  areAll: boolean,
): number[] =>
  columns.map((column, at) => {
    const { kind } = column
    const values = lines.map((line) => lengthOf(line[at], kind))
    const needed = Math.max(...values, areAll ? 0 : (most[kind] ?? 0), dated[kind] ?? 0, 4)
    const shown = kind === 'text' ? Math.min(needed, widestText) : needed
    return Math.ceil(Math.max(shown + 2, headingWidth(headingOf(column))))
  })

/** Headings are wrapped to three lines at most, between words, beside the button of the filter. */
function headingWidth(heading: string) {
  const words = heading.split(/\s+/).map(textLength)
  return Math.min(Math.max(...words, textLength(heading) / 3 + 2) * 1.1 + 4, widestText)
}
