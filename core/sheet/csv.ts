import { ReadableStream as Stream } from 'node:stream/web'
import { writeCsv as written } from 'hucre/csv'
import type { Locale } from '../locale'
import { batchesOf, type ColumnKind, headingOf, type Row, valueIn, type Workbook } from '../spreadsheet'
import { type Fact, factsAfter, factsBefore, words } from './facts'
import { localTimeOf, numberIn, textOf } from './value'

/**
 * The first sheet; in Vietnamese with semicolons and decimal commas, as Excel expects for that locale. The headings are
 * line 1. What the file says of itself is in a last column, in its first and its last row, so that every line has the
 * same columns.
 */
export function writeCsv(workbook: Workbook): ReadableStream<Uint8Array> {
  const { locale, sheets, about } = workbook
  const [sheet] = sheets
  const { columns } = sheet
  const banner: Fact[] = about.banner ? [['', about.banner]] : []
  const lineOf = (row: Row, facts: Fact[]) => [
    ...columns.map((column) => csvText(valueIn(row, column), column.kind, locale)),
    facts.map(([label, text]) => (label ? `${label}: ${text}` : text)).join('; '),
  ]
  const textOf = (lines: string[][]) => written(lines, { delimiter: locale === 'vi' ? ';' : ',', headers: false })
  const pieces = async function* () {
    yield `\ufeff${textOf([[...columns.map((column) => harmless(headingOf(column))), words.ofFile[locale]]])}`
    let [count, waiting] = [0, undefined as Row | undefined]
    const before = (at: number) => (at === 1 ? [...banner, ...factsBefore(workbook)] : [])
    for await (const batch of batchesOf(sheet)) {
      const lines: string[][] = []
      for (const row of batch) {
        if (waiting) lines.push(lineOf(waiting, before(count)))
        waiting = row
        count += 1
      }
      if (lines.length > 0) yield lineEnd + textOf(lines)
    }
    if (waiting) yield lineEnd + textOf([lineOf(waiting, [...before(count), ...factsAfter(workbook, [count])])])
  }
  return Stream.from(encoded(pieces())) as ReadableStream<Uint8Array>
}

const lineEnd = '\r\n'

async function* encoded(pieces: AsyncIterable<string>) {
  for await (const piece of pieces) yield Buffer.from(piece)
}

function csvText(value: unknown, kind: ColumnKind, locale: Locale) {
  if (kind === 'moment') return localTimeOf(value) ?? harmless(textOf(value))
  const number = numberIn(value, kind)
  if (number === undefined) return harmless(textOf(value))
  return locale === 'vi' ? String(number).replace('.', ',') : String(number)
}

/**
 * Against formula injection: quoting does not stop a spreadsheet from running a formula, an apostrophe before it does.
 * Some take the full-width signs of East Asian keyboards for the others.
 */
const harmless = (text: string) => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text)
