import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Cell } from '@/components/table/cell'
import { formatDate, type Locale } from '@/core/locale'
import { mayRegister } from '@/db/access/rights'
import type { Db } from '@/db/door/actor'
import { listRows } from '@/db/lists'
import {
  asksRetired,
  asksWithdrawn,
  columnsIn,
  type Listing,
  type ListQuestion,
  type ListRow,
} from '@/db/record/listing'
import { isKeyed, keysOf } from '@/db/record/order'
import type { Say } from '@/messages/say'
import { currentLocale, localeOf, readBesideFrame, signedIn } from '../request/session'
import { dayIn } from './day'
import { filtersIn, isLinked, questionIn } from './list-question'
import { ListScreen } from './list-screen'
import { hrefWith, paramsOf, type Sent } from './params'
import { spanInWords } from './sentences'
import { cellKindOf, wordsIn } from './values'
import { originOf } from './walk'

type Cells<Row> = (row: Row, locale: Locale, asked: ListQuestion) => Record<string, Cell>
type Screen = Parameters<typeof ListScreen>[0]
type Props<Row> = {
  listing: Listing
  searchParams: Promise<Sent>
  /** Cells that differ from the value of the column. */
  cells?: Cells<Row> | undefined
  /** Reads further content of the page in the same transaction. */
  beside?: (db: Db, asked: ListQuestion) => Promise<Partial<Pick<Screen, 'actions' | 'detail' | 'children' | 'add'>>>
}

/** A list by its listing, which has columns, filters, order and export. */
export async function RecordList<Row extends ListRow = ListRow>({ listing, searchParams, cells, beside }: Props<Row>) {
  const { record } = listing
  const params = await paramsOf(searchParams)
  const day = listing.inTime ? await dayIn(params) : undefined
  const reading = readBesideFrame(async (db, reader) => {
    const asked = questionIn(listing, params, await localeOf(reader), day?.on)
    const [list, filters, mayWrite, more] = await Promise.all([
      day?.problem ? noRows : listRows<Row>(db, listing, { ...asked, reader }),
      filtersIn(db, listing, params, asked.locale),
      mayRegister(db, record.table),
      beside?.(db, asked),
    ])
    return { asked, list, filters, mayWrite, more }
  })
  const [{ asked, list, filters, mayWrite, more }, { may }, locale, say, form] = await Promise.all([
    reading,
    signedIn(),
    currentLocale(),
    getTranslations('history'),
    getTranslations('form'),
  ])
  const keyed = isKeyed(listing, asked)
  const table = tableOf(listing, list.rows, { asked, say, cells })

  return (
    <ListScreen
      title={record.words.many[locale]}
      path={`/${record.path}`}
      params={params}
      asked={asked}
      day={day}
      exported={record.screens.includes('export')}
      // Secretaries see their own organisations in all units, so they have no filter by unit.
      filters={filters.filter(({ name }) => may.isStaff || name !== 'unit')}
      {...(asksRetired(asked)
        ? withWayBack(listing, table, list.rows, { form, locale, mayWrite, isWithdrawn: asksWithdrawn(asked) })
        : table)}
      origin={record.screens.includes('page') ? originOf(params, asked.page) : undefined}
      total={list.total}
      hasMore={list.hasMore}
      ends={keyed ? [list.rows[0]?.id, list.rows.at(-1)?.id] : undefined}
      endless={
        keyed || asked.text
          ? undefined
          : table.columns.flatMap(({ name, label }) => (keysOf(listing, name) ? label : []))
      }
      add={
        mayWrite && record.screens.includes('new')
          ? { href: addressOfNew(listing, asked), label: record.words.add[locale] }
          : undefined
      }
      {...more}
      // What stands beside the rows is of today.
      {...(day?.problem && { children: undefined })}
    />
  )
}

const noRows = { rows: [], total: 0, hasMore: false }

type Telling<Row> = {
  asked: ListQuestion
  say: Say<'history'>
  cells: Cells<Row> | undefined
}

/** The rows of a list in words, with column headings. */
export function tableOf<Row extends ListRow>(listing: Listing, rows: Row[], { asked, say, cells }: Telling<Row>) {
  const { locale } = asked
  const columns = columnsIn(listing, 'list', locale)
  const hasSpan = columns.some(({ name }) => name === 'valid')
  return {
    columns: columns.map((column) => ({
      name: column.name,
      label: column.label,
      kind: cellKindOf(column),
      sortable: Object.hasOwn(listing.sortable, column.name),
    })),
    rows: rows.map((row) => ({
      id: row.id,
      href: `/${listing.record.path}/${row.id}`,
      cells: {
        ...Object.fromEntries(columns.map((column) => [column.name, wordsIn(column, row, locale)])),
        ...(hasSpan && typeof row.valid === 'string' && { valid: spanInWords(row.valid, locale, say) }),
        ...cells?.(row, locale, asked),
      },
    })),
  }
}

type Table = ReturnType<typeof tableOf>
type Back = { locale: Locale; form: Say<'form'>; mayWrite: boolean; isWithdrawn: boolean }

/** Adds to retired rows the day or that they are withdrawn, and a link to restore them for those who may. */
function withWayBack(
  { record }: Listing,
  table: Table,
  rows: ListRow[],
  { locale, form, mayWrite, isWithdrawn }: Back,
): Table {
  const back = ({ id, retiredOn }: ListRow) => (
    <>
      {!isWithdrawn && formatDate(String(retiredOn), locale)}{' '}
      {mayWrite && <a href={`/${record.path}/${id}/retire`}>{form('restore')}</a>}
    </>
  )
  return {
    columns: [
      ...table.columns,
      {
        name: 'retiredOn',
        label: isWithdrawn ? form('withdrawn') : form('retired-from', { stopped: record.stoppedWords[locale] }),
        kind: undefined,
        sortable: false,
      },
    ],
    rows: table.rows.map((row, at) => ({ ...row, cells: { ...row.cells, retiredOn: rows[at] && back(rows[at]) } })),
  }
}

/** The URL of the form for a new record, with the record by which the list is filtered. */
function addressOfNew({ record, filters }: Listing, { chosen }: ListQuestion): string {
  const linked = Object.entries(chosen).filter(([name]) => filters[name] && isLinked(filters[name]))
  return hrefWith(`/${record.path}/new`, Object.fromEntries(linked), {})
}
