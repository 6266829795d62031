import 'server-only'
import { getTranslations } from 'next-intl/server'
import { today } from '@/core/date'
import { env } from '@/core/env'
import type { Field } from '@/core/field'
import { formatDate } from '@/core/locale'
import { type Column, contentDisposition, contentType, type Row, writeCsv, writeXlsx } from '@/core/spreadsheet'
import { note } from '@/db/audit/queries'
import { type Db, withActor } from '@/db/door/actor'
import { counted, rowsOf } from '@/db/door/stream'
import type { Asked, Query } from '@/db/record/list'
import { currentActor, currentLocale, signedIn } from '../request/session'
import type { Params } from './params'
import { isNumeric, wordsIn } from './values'

type Exported = {
  record: string
  title: string
  params: Params
  asked: Asked
  /** The record's own fields, every one of them. */
  fields?: Field[]
  /** Columns that hang on the record: what a list shows beside its fields. */
  also?: Column[]
  rows: Query
  /** What references are called. */
  names?: (db: Db) => Promise<Record<string, string>>
  /** Where a row is not yet in words that a file can hold. */
  lineOf?: (row: Row) => Row
  /** Where words need looking up, for many rows at once. */
  linesOf?: (db: Db, rows: Row[]) => Promise<Row[]>
  /** The filter in words. */
  filter: string
}

/**
 * A file of exactly the list in the address: the same filter, the same order, no hidden end. The trail is told of it when
 * the last row was taken, before the file ends, or when it was cut off; a file that cannot be noted stays incomplete.
 */
export async function exportOf(exported: Exported): Promise<Response> {
  const { record, title, params, asked, fields = [], also = [], lineOf = (row) => row, linesOf, filter } = exported
  const [actor, locale, who, say] = await Promise.all([
    currentActor(),
    currentLocale(),
    signedIn(),
    getTranslations('shell'),
  ])
  const format = params.format === 'csv' ? 'csv' : 'xlsx'
  let names: Record<string, string> = {}

  async function* words() {
    const ask = async (db: Db) => {
      names = (await exported.names?.(db)) ?? {}
      return exported.rows
    }
    for await (const row of counted(rowsOf<Row>(actor, ask, linesOf), noteExport)) {
      yield {
        ...lineOf(row),
        ...Object.fromEntries(fields.map((field) => [field.name, cellOf(field, row)])),
      }
    }
  }
  const cellOf = (field: Field, row: Record<string, unknown>) =>
    isNumeric(field) || field.input === 'date' ? (row[field.name] ?? null) : wordsIn(field, row, locale, names)

  const columns = [...fields.map((field) => ({ name: field.name, label: field.label, kind: kindOf(field) })), ...also]
  const labels = columns.map(({ label }) => label)
  const noteExport = (rows: number, isWhole: boolean) =>
    withActor(actor, (db) =>
      note(db, 'export', record, null, { title, format, filter, columns: labels, rows, isWhole, asked }),
    )

  const write = format === 'csv' ? writeCsv : writeXlsx
  const file = write({
    locale,
    title,
    columns,
    rows: words(),
    about: {
      filter,
      asOf: formatDate(asked.validOn ?? today(), locale),
      exporter: who.fullName,
      at: new Date(),
      banner: env().SOBO_DEMO ? say('banner') : undefined,
    },
  })
  return new Response(file, {
    headers: {
      'Content-Type': contentType[format],
      'Content-Disposition': contentDisposition(`${title} ${today()}.${format}`),
    },
  })
}

function kindOf({ input }: Field): Column['kind'] {
  if (input === 'count' || input === 'decimal' || input === 'money' || input === 'date' || input === 'code')
    return input
  return 'text'
}
