import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentLocale } from '@/app/request/session'
import type { Origin } from '@/components/record/origin'
import { PageTitle } from '@/components/shell/page-title'
import { type Chip, FilterBar, type SelectFilter, type TextFilter } from '@/components/table/filter-bar'
import { Pagination } from '@/components/table/pagination'
import { type Column, RecordTable, type Row, type Ticks } from '@/components/table/record-table'
import { WholeCells } from '@/components/table/whole-cells.client'
import { formatCount, formatDate, type Locale } from '@/core/locale'
import { parseCount } from '@/core/number'
import { type Asked, countedUpTo, pageSize } from '@/db/record/list'
import { barWords } from './bar-words'
import type { Density } from './columns'
import { type AskedDay, DayNotice, dayInField } from './day'
import { FilesOf } from './files-of'
import { type Filter, flat } from './filters'
import { hrefWith, leavePastEnd, type Params } from './params'
import { SavedNotice } from './record'

export type { Filter }
export type ListColumn = Column & { sortable?: boolean }

type FrameProps = {
  title: string
  path: string
  params: Params
  asked: Pick<Asked, 'text' | 'page'>
  rows: unknown[]
  /** Counted up to `countedUpTo` + 1. */
  total: number
  /** Rows follow those of the page; by default as the count says, or beyond it if the page is full. */
  hasMore?: boolean | undefined
  /** The ids of the first and the last row, if the pages beside this one are found by them. */
  ends?: [first: string | undefined, last: string | undefined] | undefined
  /** In an order that ends at `countedUpTo` rows: the columns whose orders do not. */
  endless?: string[] | undefined
  filters?: Filter[]
  /** Further parameters of the URL, such as the view, that searching and filtering keep. */
  hidden?: Params
  /** The day of a list that can be shown as of another one. */
  day?: AskedDay | undefined
  /** The nested condition of the URL, in words. */
  condition?: string | undefined
  /** Links beside the filters: the advanced filter, groups. */
  tools?: ReactNode
  /** Why the condition is not answered. */
  refused?: ReactNode
  add?: { href: string; label: string } | undefined
  exported?: boolean
  detail?: ReactNode
  actions?: ReactNode
  /** How its reader arranged the list. */
  arranged?: Arranged | undefined
  children?: ReactNode
}

export type Arranged = {
  density: Density
  /** The URL of the whole list, whatever opens first. */
  whole: string
  /** The columns in view, as a file is asked for them. */
  columns: string
  /** The menu of columns, the saved views, what can be done with a changed one, and what of it is gone. */
  menu: ReactNode
  tabs: ReactNode
  end: ReactNode
  notice: ReactNode
}

type Props = FrameProps & {
  asked: Asked
  columns: ListColumn[]
  rows: Row[]
  ticks?: Ticks | undefined
  edits?: boolean
  /** What stands in place of the rows. */
  groups?: ReactNode
  origin?: Origin | undefined
}

/** A list of records. Search, filters, order and page are in the URL, and the exports use the same URL. */
export async function ListScreen(props: Props) {
  const { title, path, rows, add, children } = props
  const say = await getTranslations('list')
  const whole = props.arranged?.whole ?? path
  return (
    <ListFrame {...props}>
      {children}
      {props.groups}
      {!props.day?.problem && !props.groups && !props.refused && (
        <WholeCells columns={props.columns.length}>
          <RecordTable
            caption={title}
            captionHidden
            columns={props.columns.map((column) => withSort(column, props))}
            rows={rows}
            origin={props.origin}
            ticks={props.ticks}
            keys={{ edits: props.edits ?? false }}
            empty={
              chipsOf(props, say).length > 0 || props.params.where
                ? { text: say('none-found'), action: { href: whole, label: say('clear') } }
                : { text: say('none-yet'), action: add }
            }
          />
        </WholeCells>
      )}
    </ListFrame>
  )
}

/** The parts of a list page around its rows. */
export async function ListFrame({ params: { saved, set, ...params }, ...given }: FrameProps) {
  const props = { ...given, params }
  const { title, path, asked, rows, total, filters = [], hidden = {}, day, add, exported, children } = props
  const [say, locale] = await Promise.all([getTranslations('list'), currentLocale()])
  if (rows.length === 0 && total > 0 && asked.page > 1)
    leavePastEnd(path, params, { total: Math.min(total, countedUpTo), size: pageSize })
  const chips = chipsOf(props, say)
  return (
    <div className="list" data-density={props.arranged?.density}>
      <PageTitle
        title={title}
        detail={props.detail ?? (day?.on && say('valid-on', { day: formatDate(day.on, locale) }))}
        actions={
          <>
            {props.actions}
            {props.arranged?.menu}
            {exported && !day?.problem && <FilesOf path={path} params={params} columns={props.arranged?.columns} />}
            {add && (
              <a className="button primary" href={add.href}>
                {add.label}
              </a>
            )}
          </>
        }
      />
      <SavedNotice params={{ ...(saved && { saved }), ...(set && { set }) }} />
      {props.arranged?.notice}
      {props.arranged?.tabs}
      <FilterBar
        action={path}
        search={{ name: 'q', label: say('search'), value: asked.text }}
        selects={filters.filter(({ isCount }) => !isCount).map((filter) => selectOf(filter, params))}
        texts={textsOf(props, say)}
        hidden={{ ...keptIn(params), ...hidden }}
        params={params}
        chips={chips}
        clearHref={hrefWith(path, { ...keptIn(params), ...hidden }, { where: '' })}
        isOpen={day?.problem !== undefined && day.problem !== null}
        end={
          (props.tools || props.arranged?.end) && (
            <div className="list-bar-end">
              {props.tools}
              {props.arranged?.end}
            </div>
          )
        }
        words={barWords(say)}
      />
      {props.refused}
      {day && <DayNotice day={day} />}
      {children}
      {total > 0 && <Pages {...props} locale={locale} />}
    </div>
  )
}

/** What searching and filtering leave as it is. */
const keptIn = (params: Params): Params =>
  Object.fromEntries(kept.flatMap((name) => (params[name] ? [[name, params[name]]] : [])))
const kept = ['sort', 'where', 'group', 'columns', 'density', 'view']

function textsOf({ params, filters = [], day }: FrameProps, say: Say): TextFilter[] {
  const counts = filters
    .filter(({ isCount }) => isCount)
    .map(({ name, label }) => ({ name, label, value: params[name] ?? '', input: countInput(say) }))
  const hint = say('date-hint')
  return day ? [...counts, { name: 'valid_on', label: say('valid-on-label'), hint, value: dayInField(day) }] : counts
}

type Say = Awaited<ReturnType<typeof getTranslations<'list'>>>

async function Pages({
  path,
  params,
  asked,
  rows,
  total,
  ends,
  endless,
  locale,
  ...given
}: FrameProps & { locale: Locale }) {
  const say = await getTranslations('list')
  const first = (asked.page - 1) * pageSize
  const isCapped = total > countedUpTo
  const { hasMore = isCapped ? rows.length >= pageSize : first + rows.length < total } = given
  const of = isCapped ? say('over', { count: formatCount(countedUpTo, locale) }) : formatCount(total, locale)
  const span = `${formatCount(first + 1, locale)}–${formatCount(first + rows.length, locale)}`
  const page = (number: number, anchor: Params) => hrefWith(path, params, { page: String(number), ...anchor })
  const [before = '', after = ''] = ends ?? []
  const pages = (
    <Pagination
      label={say('pages')}
      range={say('range', { span, of })}
      previous={
        asked.page > 1
          ? { href: page(asked.page - 1, asked.page > 2 ? { before } : {}), label: say('previous') }
          : undefined
      }
      next={hasMore ? { href: page(asked.page + 1, { after }), label: say('next') } : undefined}
    />
  )
  if (!endless || !isCapped) return pages
  const orders = endless.join(', ') || 'none'
  return (
    <>
      {pages}
      <p className="hint">{say('limited', { count: formatCount(countedUpTo, locale), orders })}</p>
    </>
  )
}

const selectOf = ({ name, label, options, otherwise = '' }: Filter, params: Params): SelectFilter => ({
  name,
  label,
  options,
  value: params[name] ?? otherwise,
})

/** What parseCount reads; the browser refuses other text before it sends the form. */
const countInput = (say: Say) => ({
  inputMode: 'numeric' as const,
  pattern: '[0-9]+|[1-9][0-9]{0,2}([., ][0-9]{3})+',
  title: say('count-hint'),
})

function chipsOf({ path, params, asked, day, condition, filters = [] }: FrameProps, say: Say): Chip[] {
  const without = (name: string) => hrefWith(path, params, { [name]: '' })
  const chosen = filters.flatMap(({ name, label, options, isCount }) => {
    const count = isCount && parseCount(params[name] ?? '')
    if (count?.ok) return [{ label, value: formatCount(count.value, 'vi'), href: without(name) }]
    const option = options.find(({ value }) => value === params[name])
    return option ? [{ label: `${label}:`, value: flat(option.label), href: without(name) }] : []
  })
  return [
    ...(asked.text ? [{ label: say('chip-search', { text: asked.text }), href: without('q') }] : []),
    ...chosen,
    ...(condition ? [{ label: condition, href: without('where') }] : []),
    ...(day?.typed
      ? [
          {
            label: day.problem
              ? `${say('valid-on-label')}: ${dayInField(day)}`
              : say('valid-on', { day: dayInField(day) }),
            href: without('valid_on'),
          },
        ]
      : []),
  ]
}

/** The column with the URL of the list sorted by it. */
export function withSort(
  column: ListColumn,
  { path, params, asked }: Pick<Props, 'path' | 'params' | 'asked'>,
): Column {
  const { sortable, ...plain } = column
  if (!sortable) return plain
  const isSorted = asked.sort === column.name
  // Numbers begin with the largest, words with the first.
  const down = isSorted ? !asked.descending : column.kind === 'number'
  const href = hrefWith(path, params, { sort: down ? `-${column.name}` : column.name })
  return { ...plain, sort: { href, direction: isSorted ? (asked.descending ? 'descending' : 'ascending') : undefined } }
}
