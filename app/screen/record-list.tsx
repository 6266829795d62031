import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Cell } from '@/components/table/cell'
import type { Field } from '@/core/field'
import { formatDate, type Locale } from '@/core/locale'
import { mayRegister } from '@/db/access/rights'
import type { Db } from '@/db/door/actor'
import {
  asksRetired,
  asksWithdrawn,
  columnsIn,
  type Listing,
  type ListQuestion,
  type ListRow,
} from '@/db/record/listing'
import { offeredIn } from '@/db/record/offered'
import { isKeyed, keysOf } from '@/db/record/order'
import { listViews } from '@/db/saved-view/queries'
import type { Say } from '@/messages/say'
import { currentLocale, localeOf, readBesideFrame, signedIn } from '../request/session'
import { arrange } from './arrangement'
import { ticksOf } from './batch-ticks'
import { type Chosen, shownOf } from './columns'
import { GroupTable } from './condition/group-table'
import { ConditionNotice, ListTools } from './condition/list-tools'
import { conditionSaid } from './condition/of-list'
import { dayIn } from './day'
import { filtersIn, isLinked, questionIn } from './list-question'
import { ListScreen } from './list-screen'
import { arrangedOf } from './list-views'
import { listedInTime } from './listed-in-time'
import { hrefWith, paramsOf, type Sent } from './params'
import { spanInWords } from './sentences'
import { cellKindOf, wordsIn } from './values'
import { originOf } from './walk'
import { withinReach } from './within-reach'

type Cells<Row> = (row: Row, locale: Locale, asked: ListQuestion) => Record<string, Cell>
type Screen = Parameters<typeof ListScreen>[0]
type More = Partial<Pick<Screen, 'actions' | 'detail' | 'children' | 'add'>>
type Props<Row> = {
  listing: Listing
  searchParams: Promise<Sent>
  /** Cells that differ from the value of the column. */
  cells?: Cells<Row> | undefined
  /** Reads further content of the page in the same transaction. */
  beside?: (db: Db, asked: ListQuestion) => Promise<More>
}

/** A list by its listing, which has columns, filters, order and export. */
export async function RecordList<Row extends ListRow = ListRow>({ listing, searchParams, cells, beside }: Props<Row>) {
  const { record } = listing
  const sent = await paramsOf(searchParams)
  const day = listing.inTime ? await dayIn(sent) : undefined
  const reading = readBesideFrame(async (db, reader) => {
    const locale = await localeOf(reader)
    const views = await listViews(db, reader, record.path)
    const arrangement = await withinReach(db, listing, arrange(listing, sent, views, locale), locale)
    const { params } = arrangement
    const asked = questionIn(listing, params, locale, day?.on)
    const answer = () =>
      listedInTime<Row, More>(db, listing, { ...asked, reader }, { isRefused: Boolean(day?.problem), beside })
    // What is broken off takes with it whatever the connection is asked at the same time.
    const conditioned = asked.where && (await answer())
    const [list, filters, mayWrite] = await Promise.all([
      conditioned ?? answer(),
      filtersIn(db, listing, params, asked.locale),
      mayRegister(db, record.table),
    ])
    const answered = list.where ? { ...asked, where: list.where } : asked
    const said = await conditionSaid(db, listing, answered, locale)
    return { asked: answered, list, filters, mayWrite, said, arrangement, views, reader }
  })
  const [{ asked, list, filters, mayWrite, said, arrangement, views, reader }, { may }, locale, say, form] =
    await Promise.all([reading, signedIn(), currentLocale(), getTranslations('history'), getTranslations('form')])
  const keyed = isKeyed(listing, asked)
  const { params, columns } = arrangement
  const table = tableOf(listing, list.rows, { asked, say, cells, columns })

  return (
    <ListScreen
      title={record.words.many[locale]}
      path={`/${record.path}`}
      params={params}
      asked={asked}
      day={day}
      // Those who report see their few organisations; their pages have nothing to arrange.
      arranged={may.isStaff ? await arrangedOf({ listing, arrangement, views, who: reader, locale }) : undefined}
      condition={said && 'sentence' in said ? said.sentence : undefined}
      tools={<ListTools listing={listing} params={params} asked={asked} locale={locale} />}
      refused={
        said &&
        'problem' in said && <ConditionNotice listing={listing} params={params} asked={asked} problem={said.problem} />
      }
      groups={
        asked.group &&
        !day?.problem && (
          <GroupTable listing={listing} params={params} asked={asked} grouped={list.grouped} locale={locale} />
        )
      }
      exported={record.screens.includes('export')}
      // Secretaries see their own organisations in all units, so they have no filter by unit.
      filters={filters.filter(({ name }) => may.isStaff || name !== 'unit')}
      {...(asksRetired(asked)
        ? withWayBack(listing, table, list.rows, { form, locale, mayWrite, isWithdrawn: asksWithdrawn(asked) })
        : table)}
      origin={record.screens.includes('page') ? originOf(params, asked.page) : undefined}
      total={list.total}
      ticks={mayWrite && !asksRetired(asked) && !day?.on ? await ticksOf(record, params, list, locale) : undefined}
      edits={mayWrite && !asksRetired(asked) && record.screens.includes('edit')}
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
      {...list.more}
      // What stands beside the rows is of today.
      {...(day?.problem && { children: undefined })}
    />
  )
}

type Telling<Row> = {
  asked: ListQuestion
  say: Say<'history'>
  cells: Cells<Row> | undefined
  /** The columns that the reader chose; by default those of the page. */
  columns?: Chosen[] | undefined
}

/** The rows of a list in words, with column headings. */
export function tableOf<Row extends ListRow>(
  listing: Listing,
  rows: Row[],
  { asked, say, cells, columns: chosen }: Telling<Row>,
) {
  const { locale } = asked
  const usual = columnsIn(listing, 'list', locale)
  const columns: (Field & Chosen)[] = chosen ? shownOf(chosen, offeredIn(listing, locale), usual[0]?.name) : usual
  const hasSpan = columns.some(({ name }) => name === 'valid')
  return {
    columns: columns.map((column) => ({
      name: column.name,
      label: column.label,
      kind: cellKindOf(column),
      width: column.width,
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
        width: undefined,
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
