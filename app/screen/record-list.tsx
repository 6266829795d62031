import 'server-only'
import type { ReactNode } from 'react'
import type { Locale } from '@/core/locale'
import { type Db, withActor } from '@/db/actor'
import { columnsIn, type Listing, type ListRow } from '@/db/listing'
import { listRows } from '@/db/lists'
import { mayRegister } from '@/db/rights'
import { currentActor, currentLocale } from '../session'
import { filtersIn, questionIn } from './list-question'
import { ListScreen } from './list-screen'
import { paramsOf, type Sent } from './params'
import { cellKindOf, wordsIn } from './values'

type Screen = Parameters<typeof ListScreen>[0]
type Props = {
  listing: Listing
  searchParams: Promise<Sent>
  /** Cells that say more than the value of a column. */
  cells?: (row: ListRow, locale: Locale) => Record<string, ReactNode>
  /** What else stands on the page, read in the same transaction. */
  beside?: (db: Db) => Promise<Partial<Pick<Screen, 'actions' | 'detail' | 'children' | 'add'>>>
}

/** The list of any record: its columns, filters, order and file as its listing states them. */
export async function RecordList({ listing, searchParams, cells, beside }: Props) {
  const { record } = listing
  const [params, actor, locale] = await Promise.all([paramsOf(searchParams), currentActor(), currentLocale()])
  const asked = questionIn(listing, params, locale)
  const { list, filters, mayAdd, more } = await withActor(actor, async (db) => ({
    list: await listRows(db, listing, asked),
    filters: await filtersIn(db, listing, params, locale),
    mayAdd: record.screens.includes('new') && (await mayRegister(db, record.table)),
    more: await beside?.(db),
  }))
  const columns = columnsIn(listing, 'list', locale)

  return (
    <ListScreen
      title={record.words.many[locale]}
      path={`/${record.path}`}
      params={params}
      asked={asked}
      inTime={listing.inTime}
      exported={record.screens.includes('export')}
      filters={filters}
      columns={columns.map((column) => ({
        name: column.name,
        label: column.label,
        kind: cellKindOf(column),
        sortable: Object.hasOwn(listing.sortable, column.name),
      }))}
      rows={list.rows.map((row) => ({
        id: row.id,
        href: `/${record.path}/${row.id}`,
        cells: {
          ...Object.fromEntries(columns.map((column) => [column.name, wordsIn(column, row, locale)])),
          ...cells?.(row, locale),
        },
      }))}
      total={list.total}
      add={mayAdd ? { href: `/${record.path}/new`, label: record.words.add[locale] } : undefined}
      {...more}
    />
  )
}
