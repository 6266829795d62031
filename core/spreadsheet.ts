import { fold } from './fold'
import type { Locale } from './locale'

/**
 * What a column holds. `count`: whole numbers; `decimal` and `money`: numbers with the decimals that they have; `year`: a
 * number without separators; `date`: a day; `moment`: a point in time, in Việt Nam's; `code`: digits that are no number.
 */
export type ColumnKind = 'text' | 'code' | 'count' | 'decimal' | 'money' | 'year' | 'date' | 'moment'
/** `unit` is written into the heading: "Vốn đăng ký (USD)". */
export type Column = {
  name: string
  label: string
  kind: ColumnKind
  unit?: string | undefined
  /** The value in a row; default: what the row has under the column's name. */
  read?: ((row: Row) => unknown) | undefined
}
export type Row = Record<string, unknown>

/** A sheet of rows under one heading. */
export type Sheet = {
  /** Default: the title of the workbook, up to the last whole word that fits. */
  name?: string | undefined
  columns: readonly Column[]
  /** Batches for many rows: a promise for each row costs more than the row. */
  rows: Iterable<Row> | AsyncIterable<readonly Row[]>
  /** The row of sums, asked for after the last row. It is no row: filters, counts and CSV leave it out. */
  total?: (() => Row | undefined) | undefined
}

/** What a file says of itself. */
export type About = {
  /** The filter in words. */
  filter: string
  /** Only if the rows are as of that day. */
  asOf?: string | undefined
  /** The reporting period of the rows. */
  period?: string | undefined
  /** What the numbers rest on; asked for after the last row. */
  basis?: (() => readonly string[]) | undefined
  exporter: string
  at: Date
  /** That the data is a demonstration. */
  banner?: string | undefined
}

/**
 * A file of rows: every export, as XLSX or CSV, is written from this description. The data is the first sheet, the
 * information about the file the last one. CSV has the first sheet only.
 */
export type Workbook = {
  locale: Locale
  title: string
  sheets: readonly [Sheet, ...Sheet[]]
  about: About
}

export const valueIn = (row: Row, { name, read }: Column): unknown => (read ? read(row) : row[name])

/** The rows of a sheet in batches. */
export async function* batchesOf({ rows }: Sheet): AsyncGenerator<readonly Row[]> {
  if (Symbol.asyncIterator in rows) yield* rows
  else yield [...rows]
}

export const headingOf = ({ label, unit }: Column): string => (unit ? `${label} (${unit})` : label)

export const contentType = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/** A file's name from its parts, without what file systems refuse: "Quý III/2026" becomes "Quý III-2026". */
export const fileNameOf = (parts: readonly (string | undefined)[], extension: string): string =>
  `${parts
    .filter(Boolean)
    .join(' ')
    .replace(/[/\\:*?"<>|]+/g, '-')
    .replace(/\s+/g, ' ')
    .slice(0, 180)
    .trim()}.${extension}`

/** Content-Disposition for a file name with accents: RFC 5987, and an ASCII name for clients without it. */
export const contentDisposition = (name: string): string =>
  `attachment; filename="${fold(name).replace(/[^\w.-]+/g, '-')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`
