import 'server-only'
import { getTranslations } from 'next-intl/server'
import { today } from '@/core/date'
import { env } from '@/core/env'
import type { Field } from '@/core/field'
import { formatDate } from '@/core/locale'
import { type Column, contentDisposition, contentType, writeCsv, writeXlsx } from '@/core/spreadsheet'
import type { Db } from '@/db/actor'
import { note } from '@/db/audit/queries'
import type { Asked, Query } from '@/db/list'
import { rowsOf } from '@/db/stream'
import { currentActor, currentLocale, signedIn } from '../session'
import type { Params } from './params'
import { isNumeric, wordsIn } from './values'

type Exported = {
  record: string
  title: string
  params: Params
  asked: Asked
  /** The record's own fields, every one of them. */
  fields: Field[]
  /** Columns that hang on the record: what a list shows beside its fields. */
  also?: Column[]
  rows: Query
  /** What references are called. */
  names?: (db: Db) => Promise<Record<string, string>>
  /** Where a row is not yet in words that a file can hold. */
  lineOf?: (row: Record<string, unknown>) => Record<string, unknown>
  /** The filter in words. */
  filter: string
}

/** A file of exactly the list in the address: the same filter, the same order, no hidden end. It is noted in the trail. */
export async function exportOf(exported: Exported): Promise<Response> {
  const { record, title, params, asked, fields, also = [], lineOf = (row) => row, filter } = exported
  const [actor, locale, who, say] = await Promise.all([
    currentActor(),
    currentLocale(),
    signedIn(),
    getTranslations('shell'),
  ])
  const format = params.format === 'csv' ? 'csv' : 'xlsx'
  let names: Record<string, string> = {}

  async function* words() {
    const rows = rowsOf<Record<string, unknown>>(actor, async (db) => {
      names = (await exported.names?.(db)) ?? {}
      await note(db, 'export', record, null, { format, filter, asked })
      return exported.rows
    })
    for await (const row of rows) {
      yield {
        ...lineOf(row),
        ...Object.fromEntries(fields.map((field) => [field.name, cellOf(field, row)])),
      }
    }
  }
  const cellOf = (field: Field, row: Record<string, unknown>) =>
    isNumeric(field) || field.input === 'date' ? (row[field.name] ?? null) : wordsIn(field, row, locale, names)

  const write = format === 'csv' ? writeCsv : writeXlsx
  const file = write({
    locale,
    title,
    columns: [...fields.map((field) => ({ name: field.name, label: field.label, kind: kindOf(field) })), ...also],
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
