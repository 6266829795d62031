import { writeCsvStream } from 'hucre/csv'
import type { Locale } from '../locale'
import { type ColumnKind, headingOf, type Row, type Workbook } from '../spreadsheet'
import { type Fact, factsAfter, factsBefore, words } from './facts'
import { localTimeOf, numberIn, textOf } from './value'

/**
 * The first sheet; in Vietnamese with semicolons and decimal commas, as Excel expects for that locale. The headings are
 * line 1. What the file says of itself is in a last column, in its first and its last row, so that every line has the
 * same columns.
 */
export function writeCsv(workbook: Workbook): ReadableStream<Uint8Array> {
  const { locale, sheets, about } = workbook
  const [{ columns, rows }] = sheets
  const banner: Fact[] = about.banner ? [['', about.banner]] : []
  const lineOf = (row: Row, facts: Fact[]) => [
    ...columns.map(({ name, kind }) => csvText(row[name], kind, locale)),
    facts.map(([label, text]) => (label ? `${label}: ${text}` : text)).join('; '),
  ]
  const lines = async function* () {
    yield [...columns.map((column) => harmless(headingOf(column))), words.ofFile[locale]]
    let [count, waiting] = [0, undefined as Row | undefined]
    const before = () => (count === 1 ? [...banner, ...factsBefore(workbook)] : [])
    for await (const row of rows) {
      if (waiting) yield lineOf(waiting, before())
      waiting = row
      count += 1
    }
    if (waiting) yield lineOf(waiting, [...before(), ...factsAfter(workbook, [count])])
  }
  return writeCsvStream(lines(), { delimiter: locale === 'vi' ? ';' : ',', bom: true, headers: false })
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
