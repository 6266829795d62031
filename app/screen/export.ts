import 'server-only'
import { getTranslations } from 'next-intl/server'
import { type PlainDate, today } from '@/core/date'
import { env } from '@/core/env'
import type { Field } from '@/core/field'
import { formatDate, type Locale } from '@/core/locale'
import { writeCsv } from '@/core/sheet/csv'
import { type Sent, sealed } from '@/core/sheet/sealed'
import { plus } from '@/core/sheet/value'
import { writeXlsx } from '@/core/sheet/xlsx'
import {
  type Column,
  contentDisposition,
  contentType,
  fileNameOf,
  headingOf,
  type Row,
  type Sheet,
  valueIn,
  type Workbook,
} from '@/core/spreadsheet'
import { officeWords } from '@/db/assignment/offices'
import { note } from '@/db/audit/queries'
import { type Actor, type Db, withActor } from '@/db/door/actor'
import { batchesOf } from '@/db/door/stream'
import { reportJob } from '@/db/job/commands'
import { findJobOfSession } from '@/db/job/queries'
import { areMany, type FileRows, sizeOfFile } from '@/db/record/file'
import { type Asked, planBySets, type Query } from '@/db/record/list'
import { addressAskedFor, currentActor, currentLocale, signedIn } from '../request/session'
import { takeRoom } from './export-room'
import type { Params } from './params'
import { wordsIn } from './values'

/** Rows that are read and made at once. */
export type Made = { rows: Row[]; total?: Row | undefined; basis?: readonly string[] }

export type Exported = {
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
  rows: FileRows | Query | ((db: Db) => Promise<Row[] | Made>)
  /** Reads the names of references. */
  names?: (db: Db) => Promise<Record<string, string>>
  /** Formats a row, if it has values that a file cannot hold. */
  lineOf?: (row: Row) => Row
  /** Formats a batch of rows, if that needs queries. */
  linesOf?: (db: Db, rows: Row[]) => Promise<Row[]>
  /** The filter in words (filterInWords); empty if nothing is filtered. */
  filter: string | ((db: Db) => Promise<string>)
  /** The day as of which the rows are; left out if they are not as of a day. */
  asOf?: PlainDate | undefined
  /** The name of the reporting period that the rows are of. */
  period?: string | undefined
  /** What the numbers rest on; an exchange rate, if one was used. */
  basis?: readonly string[]
  /** The columns that are summed in a last row; `Made` may have its own row. */
  sums?: readonly string[]
  /** More sheets of few rows. */
  others?: (Pick<Sheet, 'columns'> & { name: string; rows: (db: Db) => Promise<Row[]> })[]
}

/**
 * Exports the list of the URL with the same filter and order, without a limit. An audit entry is written before the last
 * piece of the file, or when the download breaks off; if it cannot be written, the file remains incomplete. A list that
 * is long, or long to count, redirects to /jobs/new, and so does one for which there is no room (takeRoom). Requests of a
 * job are not redirected, and report their progress.
 */
export async function exportOf(exported: Exported): Promise<Response> {
  const { record, title, params, asked, asOf, period, rows } = exported
  const [actor, locale, who, say] = await Promise.all([
    currentActor(),
    currentLocale(),
    signedIn(),
    getTranslations('shell'),
  ])
  const most = env().EXPORT_DIRECT_ROWS
  const { job, count, filter } = await withActor(actor, async (db) => {
    const job = await findJobOfSession(db, who.sessionId)
    const count = job || typeof rows === 'function' ? 0 : await sizeOfFile(db, fileRowsOf(rows), most + 1)
    const { filter } = exported
    return { job, count, filter: typeof filter === 'string' ? filter : await filter(db) }
  })
  const inBackground = async (why: 'long' | 'slow' | 'full') =>
    seeOther(`/jobs/new?why=${why}&of=${encodeURIComponent(await addressAskedFor())}`)
  if (count === undefined) return inBackground('slow')
  if (count > most) return inBackground('long')
  const giveBack = job ? () => {} : await takeRoom(who.accountId)
  if (!giveBack) return inBackground('full')
  const format = params.format === 'csv' ? 'csv' : 'xlsx'
  const banner = env().SOBO_DEMO ? say('banner') : undefined
  const read = rowsRead(exported, { ...actor, lane: job ? 'job' : 'export' }, locale, job ? undefined : count)
  const about = {
    filter,
    asOf: asOf && formatDate(asOf, locale),
    period,
    basis: read.basis,
    exporter: `${who.fullName} (${[...new Set(officeWords(who.offices, locale).map(({ title }) => title))].join(', ')})`,
    at: new Date(),
    banner,
  }
  const workbook: Workbook = { locale, title, sheets: [read.sheet, ...read.others], about }
  const columns = read.sheet.columns.map(headingOf)
  const noteExport = ({ sha256, bytes }: Sent) => {
    giveBack()
    return withActor(actor, (db) =>
      note(db, 'export', record, null, {
        title,
        format,
        filter,
        asOf,
        period,
        columns,
        rows: read.count(),
        isWhole: sha256 !== undefined,
        sha256,
        bytes,
        asked,
      }),
    )
  }
  const file = format === 'csv' ? writeCsv(workbook) : writeXlsx(workbook)
  const when = asOf ?? period ?? today()
  const name = fileNameOf([banner && say('banner-file'), title, title.includes(when) ? '' : when], format)
  return new Response(sealed(file, noteExport), {
    headers: { 'Content-Type': contentType[format], 'Content-Disposition': contentDisposition(name) },
  })
}

const fileRowsOf = (rows: FileRows | Query): FileRows => ('some' in rows ? rows : { some: rows, counted: rows })

/** The sheets of an export, and what is known of them after their last row. A job counts its rows when it reads them. */
function rowsRead(exported: Exported, actor: Actor, locale: Locale, size: number | undefined) {
  const { sheet, fields = [], also = [], rows, lineOf, linesOf, sums = [], others = [] } = exported
  const isJob = size === undefined
  const columns = [...fields.map(columnOf), ...also]
  const summands = columns.filter(({ name }) => sums.includes(name))
  let names: Record<string, string> = {}
  let done = 0
  let all = size
  let made: Made = { rows: [] }
  const summed: Record<string, number | null> = {}

  async function* read() {
    for await (const batch of typeof rows === 'function' ? readAtOnce(rows) : readInTurn(fileRowsOf(rows))) {
      if (isJob) await report(actor, done, all)
      done += batch.length
      const lines = lineOf ? batch.map(lineOf) : batch
      for (const column of summands)
        for (const line of lines) summed[column.name] = plus(summed[column.name] ?? null, valueIn(line, column))
      yield lines
    }
  }
  function readInTurn(rows: FileRows) {
    const ask = async (db: Db) => {
      names = (await exported.names?.(db)) ?? {}
      if (isJob) all = await sizeOfFile(db, rows, largest)
      if (!rows.many || !areMany(all)) return rows.some
      await planBySets(db, true)
      return rows.many
    }
    return batchesOf<Row>(actor, ask, linesOf)
  }
  async function* readAtOnce(rows: (db: Db) => Promise<Row[] | Made>) {
    const found = await withActor(actor, rows, { isSnapshot: true })
    made = Array.isArray(found) ? { rows: found } : found
    yield made.rows
  }
  function columnOf(field: Field): Column {
    const [{ name, label }, kind] = [field, kindOf(field)]
    const inWords = kind === 'text' || kind === 'code'
    return { name, label, kind, ...(inWords && { read: (row) => wordsIn(field, row, locale, names) }) }
  }
  const sumRow = (): Row | undefined =>
    exported.sums && done > 0 ? { [columns[0]?.name ?? '']: sumWord[locale], ...summed } : undefined

  return {
    sheet: { name: sheet, columns, rows: read(), total: () => made.total ?? sumRow() } satisfies Sheet,
    others: others.map((other): Sheet => ({ ...other, rows: readOnce(actor, other.rows) })),
    basis: () => [...(exported.basis ?? []), ...(made.basis ?? [])],
    count: () => done,
  }
}

/** A limit of integer for a count without one. */
const largest = 2 ** 31 - 1
const sumWord = { vi: 'Cộng', en: 'Total' }

async function* readOnce(actor: Actor, rows: (db: Db) => Promise<Row[]>) {
  yield await withActor(actor, rows, { isSnapshot: true })
}

async function report(actor: Actor, done: number, all: number | undefined) {
  const isWanted = await withActor(actor, (db) => reportJob(db, done, all))
  if (!isWanted) throw new Error('app/screen/export: the job was cancelled')
}

const seeOther = (path: string) => new Response(null, { status: 303, headers: { Location: path } })

function kindOf({ input }: Field): Column['kind'] {
  return typed.find((kind) => kind === input) ?? 'text'
}
const typed = ['count', 'decimal', 'money', 'year', 'date', 'moment', 'code'] as const
