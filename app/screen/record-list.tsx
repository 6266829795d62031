import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Locale } from '@/core/locale'
import { mayRegister } from '@/db/access/rights'
import { type Db, withActor } from '@/db/door/actor'
import { listRows } from '@/db/lists'
import { columnsIn, type Listing, type ListQuestion, type ListRow } from '@/db/record/listing'
import type { Say } from '@/messages/say'
import { currentActor, currentLocale, signedIn } from '../request/session'
import { filtersIn, isLinked, questionIn } from './list-question'
import { ListScreen } from './list-screen'
import { hrefWith, paramsOf, type Sent } from './params'
import { spanInWords } from './sentences'
import { cellKindOf, wordsIn } from './values'

type Cells<Row> = (row: Row, locale: Locale, asked: ListQuestion) => Record<string, ReactNode>
type Screen = Parameters<typeof ListScreen>[0]
type Props<Row> = {
  listing: Listing
  searchParams: Promise<Sent>
  /** Cells that say more than the value of a column. */
  cells?: Cells<Row> | undefined
  /** What else stands on the page, read in the same transaction. */
  beside?: (db: Db, asked: ListQuestion) => Promise<Partial<Pick<Screen, 'actions' | 'detail' | 'children' | 'add'>>>
}

/** The list of any record: its columns, filters, order and file as its listing states them. */
export async function RecordList<Row extends ListRow = ListRow>({ listing, searchParams, cells, beside }: Props<Row>) {
  const { record } = listing
  const [params, actor, { may }, locale, say] = await Promise.all([
    paramsOf(searchParams),
    currentActor(),
    signedIn(),
    currentLocale(),
    getTranslations('history'),
  ])
  const asked = questionIn(listing, params, locale)
  const { list, filters, mayAdd, more } = await withActor(actor, async (db) => ({
    list: await listRows<Row>(db, listing, asked),
    filters: await filtersIn(db, listing, params, locale),
    mayAdd: record.screens.includes('new') && (await mayRegister(db, record.table)),
    more: await beside?.(db, asked),
  }))

  return (
    <ListScreen
      title={record.words.many[locale]}
      path={`/${record.path}`}
      params={params}
      asked={asked}
      inTime={listing.inTime}
      exported={record.screens.includes('export')}
      // Those who report see their own organisations, in whichever unit.
      filters={filters.filter(({ name }) => may.isStaff || name !== 'unit')}
      {...tableOf(listing, list.rows, { asked, say, cells })}
      total={list.total}
      add={mayAdd ? { href: addressOfNew(listing, asked), label: record.words.add[locale] } : undefined}
      {...more}
    />
  )
}

type Telling<Row> = {
  asked: ListQuestion
  say: Say<'history'>
  cells: Cells<Row> | undefined
}

/** Rows of a list in words, under the headings of its columns. */
export function tableOf<Row extends ListRow>(listing: Listing, rows: Row[], { asked, say, cells }: Telling<Row>) {
  const { locale } = asked
  const columns = columnsIn(listing, 'list', locale)
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
        ...(typeof row.valid === 'string' && { valid: spanInWords(row.valid, locale, say) }),
        ...cells?.(row, locale, asked),
      },
    })),
  }
}

/** A list that a link has narrowed to a record leads to a form that begins with it. */
function addressOfNew({ record, filters }: Listing, { chosen }: ListQuestion): string {
  const linked = Object.entries(chosen).filter(([name]) => filters[name] && isLinked(filters[name]))
  return hrefWith(`/${record.path}/new`, Object.fromEntries(linked), {})
}
