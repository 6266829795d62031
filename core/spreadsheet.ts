import { type PassThrough, Readable } from 'node:stream'
import { writeCsvStream } from 'hucre/csv'
import { ZipFile } from 'yazl'
import { fold } from './fold'
import { formatCount, formatDateTime, type Label, type Locale } from './locale'

export type ColumnKind = 'text' | 'count' | 'decimal' | 'money' | 'date' | 'code'
export type Column = { name: string; label: string; kind: ColumnKind }
export type Row = Record<string, unknown>

/** An exported list, and the contents of its first sheet. */
export type Export = {
  locale: Locale
  title: string
  /** The name of the sheet with the rows; default: the title, up to the last whole word that fits. */
  sheet?: string | undefined
  columns: Column[]
  rows: Iterable<Row> | AsyncIterable<Row>
  about: { filter: string; asOf: string; exporter: string; at: Date; banner?: string | undefined }
}

/** Content-Disposition for a file name with accents: RFC 5987, and an ASCII name for clients without it. */
export const contentDisposition = (name: string): string =>
  `attachment; filename="${fold(name).replace(/[^\w.-]+/g, '-')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`

export const contentType = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/**
 * In Vietnamese with semicolons and decimal commas, as Excel expects for that locale. The banner, if any, is the first
 * line.
 */
export function writeCsv({ locale, columns, rows, about }: Export): ReadableStream<Uint8Array> {
  const head = about.banner ? [[about.banner]] : []
  const labels = columns.map(({ label }) => harmless(label))
  const lines = async function* () {
    yield* [...head, labels]
    for await (const row of rows) yield columns.map(({ name, kind }) => csvText(row[name], kind, locale))
  }
  return writeCsvStream(lines(), { delimiter: locale === 'vi' ? ';' : ',', bom: true, headers: false })
}

function csvText(value: unknown, kind: ColumnKind, locale: Locale) {
  const number = numberIn(value, kind)
  if (number === undefined) return harmless(textOf(value))
  return locale === 'vi' ? String(number).replace('.', ',') : String(number)
}

/**
 * Against formula injection: quoting does not stop a spreadsheet from running a formula, an apostrophe before it does.
 */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** Two sheets: information about the file, and the rows with typed cells. Rows are read with backpressure. */
export function writeXlsx(list: Export): ReadableStream<Uint8Array> {
  const counted = { rows: 0 }
  const parts: Part[] = [
    ['xl/worksheets/sheet2.xml', () => dataSheet(list, counted)],
    ['xl/worksheets/sheet1.xml', () => [informationSheet(list, counted.rows)]],
    ['xl/workbook.xml', () => [workbook([words.information[list.locale], list.sheet ?? list.title])]],
    ['xl/styles.xml', () => [styles]],
    ['xl/_rels/workbook.xml.rels', () => [workbookRelations]],
    ['_rels/.rels', () => [relations([['officeDocument', 'xl/workbook.xml']])]],
    ['[Content_Types].xml', () => [contentTypes]],
  ]
  return zip(parts)
}

const words = {
  information: { vi: 'Thông tin', en: 'Information' },
  filter: { vi: 'Bộ lọc', en: 'Filter' },
  asOf: { vi: 'Số liệu tính đến', en: 'Figures as of' },
  at: { vi: 'Thời điểm xuất dữ liệu', en: 'Exported at' },
  exporter: { vi: 'Người xuất dữ liệu', en: 'Exported by' },
  rows: { vi: 'Số dòng', en: 'Rows' },
} satisfies Record<string, Label>

const style = { text: 0, header: 1, count: 2, decimal: 3, money: 2, date: 4, code: 5 }
const width: Record<ColumnKind, number> = { text: 32, count: 14, decimal: 24, money: 24, date: 13, code: 18 }
const lastRow = 1_048_576

async function* dataSheet({ columns, rows }: Export, counted: { rows: number }) {
  const letters = columns.map((_, at) => letterOf(at))
  const widths = columns.map(
    ({ label, kind }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${Math.max(width[kind], label.length + 4)}" customWidth="1"/>`,
  )
  yield `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
  if (columns.length > 0) yield `<cols>${widths.join('')}</cols>`
  yield `<sheetData><row r="1">${columns.map(({ label }, at) => textCell(`${letters[at]}1`, label, style.header)).join('')}</row>`
  for await (const row of rows) {
    const line = ++counted.rows + 1
    if (line > lastRow) throw new Error(`core/spreadsheet: a sheet holds ${lastRow} rows; export a smaller list`)
    yield `<row r="${line}">${columns.map(({ name, kind }, at) => cell(`${letters[at]}${line}`, row[name], kind)).join('')}</row>`
  }
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1) ?? 'A'}${counted.rows + 1}"/></worksheet>`
}

function informationSheet({ locale, title, about }: Export, rows: number) {
  const lines = [
    [title],
    ...(about.banner ? [[about.banner]] : []),
    [words.filter[locale], about.filter],
    [words.asOf[locale], about.asOf],
    [words.at[locale], formatDateTime(about.at, locale)],
    [words.exporter[locale], about.exporter],
    [words.rows[locale], formatCount(rows, locale)],
  ]
  const cells = (texts: string[], line: number) =>
    texts.map((text, at) => textCell(`${letterOf(at)}${line}`, text, at === 0 ? style.header : style.text)).join('')
  const body = lines.map((texts, at) => `<row r="${at + 1}">${cells(texts, at + 1)}</row>`).join('')
  return `${xml}<worksheet xmlns="${main}"><cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/></cols><sheetData>${body}</sheetData></worksheet>`
}

function cell(at: string, value: unknown, kind: ColumnKind) {
  const number = kind === 'date' ? serialOf(value) : numberIn(value, kind)
  if (number !== undefined) return `<c r="${at}" s="${style[kind]}"><v>${number}</v></c>`
  const text = textOf(value)
  return text === '' ? '' : textCell(at, text, kind === 'code' ? style.code : style.text)
}

const textCell = (at: string, text: string, look: number) =>
  `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, 32_767))}</t></is></c>`

const numeric = new Set<ColumnKind>(['count', 'decimal', 'money'])

/** PostgreSQL's numeric arrives as text. A value that is no number remains text. */
function numberIn(value: unknown, kind: ColumnKind) {
  if (!numeric.has(kind) || value === null || value === undefined || value === '') return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}

/** Days since 30 December 1899. Excel wrongly takes 1900 for a leap year, so days before March 1900 remain text. */
function serialOf(value: unknown) {
  const days = (Date.parse(textOf(value)) - Date.UTC(1899, 11, 30)) / 86_400_000
  return days >= 61 ? Math.floor(days) : undefined
}

/** Control characters, which XML 1.0 and most CSV readers do not accept. */
const unwritable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu

function textOf(value: unknown) {
  if (value === null || value === undefined) return ''
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value).replace(unwritable, '')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Escapes text that Excel would read as its escape sequence, such as _x000A_. */
const escaped = (text: string) =>
  text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/[&<>"]/g, (mark) => entities[mark] ?? mark)

function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const schemas = 'http://schemas.openxmlformats.org'
const main = `${schemas}/spreadsheetml/2006/main`
const linked = `${schemas}/officeDocument/2006/relationships`

const relations = (targets: [type: string, target: string][]) =>
  `${xml}<Relationships xmlns="${schemas}/package/2006/relationships">${targets
    .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${linked}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const workbookRelations = relations([
  ['worksheet', 'worksheets/sheet1.xml'],
  ['worksheet', 'worksheets/sheet2.xml'],
  ['styles', 'styles.xml'],
])

const workbook = (names: string[]) =>
  `${xml}<workbook xmlns="${main}" xmlns:r="${linked}"><sheets>${names
    .map((name) => escaped(sheetNamed(name.replace(/[[\]:*?/\\]/g, ' '))))
    .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')}</sheets></workbook>`

/** Excel takes 31 characters. */
const sheetNamed = (name: string) =>
  name.length > 31
    ? name
        .slice(0, 32)
        .replace(/\s+\S*$/, '')
        .slice(0, 31)
    : name

const format = (id: number, font = 0) =>
  `<xf numFmtId="${id}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`

/** In the order of `style`. 3, 4 and 49 are built-in formats of Excel: #,##0, #,##0.00 and text. */
const styles = `${xml}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${format(0)}${format(0, 1)}${format(3)}${format(4)}${format(164)}${format(49)}</cellXfs></styleSheet>`

const contentTypes = `${xml}<Types xmlns="${schemas}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
  ['workbook', 'sheet.main'],
  ['worksheets/sheet1', 'worksheet'],
  ['worksheets/sheet2', 'worksheet'],
  ['styles', 'styles'],
]
  .map(
    ([path, type]) =>
      `<Override PartName="/xl/${path}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
  )
  .join('')}</Types>`

type Part = [path: string, content: () => Iterable<string> | AsyncIterable<string>]
/** A fixed time, so that the same rows give the same bytes. */
const mtime = new Date(1980, 0, 1)

/**
 * A streamed ZIP: sizes follow each part (data descriptors), so no part is held in memory. Parts are read one after
 * another. An error in a part breaks the stream; cancelling closes the part that is being read.
 */
function zip(parts: Part[]): ReadableStream<Uint8Array> {
  const archive = new ZipFile()
  const packed = archive.outputStream as PassThrough
  for (const [path, content] of parts) {
    archive.addReadStreamLazy(path, { mtime, forceDosTimestamp: true, compressionLevel: 4 }, (give) => {
      const part = Readable.from(inBlocks(content()))
      part.once('error', (error) => packed.destroy(error))
      packed.once('close', () => part.destroy())
      give(null, part)
    })
  }
  archive.end()
  return Readable.toWeb(packed) as ReadableStream<Uint8Array>
}

/** Blocks of 64 KiB, because compressing cell by cell is slow. */
async function* inBlocks(content: Iterable<string> | AsyncIterable<string>) {
  let text = ''
  for await (const piece of content) {
    text += piece
    if (text.length < 65_536) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}
