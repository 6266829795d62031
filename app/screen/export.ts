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
import { reportJob } from '@/db/job/commands'
import { findJobOfSession } from '@/db/job/queries'
import { type Asked, countRows, type Query } from '@/db/record/list'
import { addressAskedFor, currentActor, currentLocale, signedIn } from '../request/session'
import type { Params } from './params'
import { isNumeric, wordsIn } from './values'

type Exported = {
  record: string
  title: string
  /** The name of the sheet with the rows; default: the title. */
  sheet?: string
  params: Params
  asked: Asked
  /** All fields of the record. */
  fields?: Field[]
  /** Columns beside the record's fields. */
  also?: Column[]
  /** A statement, or a function that reads and makes few rows at once. */
  rows: Query | ((db: Db) => Promise<Row[]>)
  /** Reads the names of references. */
  names?: (db: Db) => Promise<Record<string, string>>
  /** Formats a row, if it has values that a file cannot hold. */
  lineOf?: (row: Row) => Row
  /** Formats a batch of rows, if that needs queries. */
  linesOf?: (db: Db, rows: Row[]) => Promise<Row[]>
  /** The filter in words. */
  filter: string
}

const reportedEvery = 1000

/**
 * Exports the list of the URL with the same filter and order, without a limit. An audit entry is written after the last
 * row and before the end of the file, or when the download breaks off; if it cannot be written, the file remains
 * incomplete. A long list redirects to /jobs/new. Requests of a job are not redirected, and report their progress.
 */
export async function exportOf(exported: Exported): Promise<Response> {
  const {
    record,
    title,
    sheet,
    params,
    asked,
    fields = [],
    also = [],
    lineOf = (row) => row,
    linesOf,
    filter,
  } = exported
  const { rows } = exported
  const [actor, locale, who, say] = await Promise.all([
    currentActor(),
    currentLocale(),
    signedIn(),
    getTranslations('shell'),
  ])
  const most = env().EXPORT_DIRECT_ROWS
  const { job, isLong } = await withActor(actor, async (db) => {
    const job = await findJobOfSession(db, who.sessionId)
    return { job, isLong: !job && typeof rows !== 'function' && (await countRows(db, rows, most + 1)) > most }
  })
  if (isLong) return seeOther(`/jobs/new?of=${encodeURIComponent(await addressAskedFor())}`)
  const lane = job ? 'job' : 'request'
  const format = params.format === 'csv' ? 'csv' : 'xlsx'
  let names: Record<string, string> = {}
  let all = 0

  async function* words() {
    let done = 0
    for await (const row of counted(typeof rows === 'function' ? made(rows) : read(rows), noteExport)) {
      if (job && done % reportedEvery === 0) await report(done)
      done += 1
      yield {
        ...lineOf(row),
        ...Object.fromEntries(fields.map((field) => [field.name, cellOf(field, row)])),
      }
    }
  }
  function read(rows: Query) {
    const ask = async (db: Db) => {
      names = (await exported.names?.(db)) ?? {}
      if (job) all = await countRows(db, rows)
      return rows
    }
    return rowsOf<Row>({ ...actor, lane }, ask, linesOf)
  }
  async function* made(rows: (db: Db) => Promise<Row[]>) {
    yield* await withActor({ ...actor, lane }, rows, { isSnapshot: true })
  }
  async function report(done: number) {
    const isWanted = await withActor({ ...actor, lane }, (db) => reportJob(db, done, all))
    if (!isWanted) throw new Error('app/screen/export: the job was cancelled')
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
    sheet,
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

const seeOther = (path: string) => new Response(null, { status: 303, headers: { Location: path } })

function kindOf({ input }: Field): Column['kind'] {
  if (input === 'count' || input === 'decimal' || input === 'money' || input === 'date' || input === 'code')
    return input
  return 'text'
}
