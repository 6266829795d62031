import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentLocale } from '@/app/request/session'
import { PageTitle } from '@/components/shell/page-title'
import { ExportMenu } from '@/components/table/export-menu'
import { type Chip, FilterBar, type SelectFilter } from '@/components/table/filter-bar'
import { Pagination } from '@/components/table/pagination'
import { type Column, RecordTable, type Row } from '@/components/table/record-table'
import { formatCount, formatDate, type Locale } from '@/core/locale'
import { type Asked, countedUpTo, pageSize } from '@/db/record/list'
import { hrefWith, leavePastEnd, type Params } from './params'
import { SavedNotice } from './record'

export type Filter = {
  name: string
  label: string
  options: { value: string; label: string }[]
  /** The option that applies when the URL has none. */
  otherwise?: string
}
export type ListColumn = Column & { sortable?: boolean }

type FrameProps = {
  title: string
  path: string
  params: Params
  asked: Pick<Asked, 'text' | 'page' | 'validOn'>
  rows: unknown[]
  total: number
  filters?: Filter[]
  /** Further parameters of the URL, such as the view, that searching and filtering keep. */
  hidden?: Params
  /** Whether the list can be shown as of another day. */
  inTime?: boolean
  add?: { href: string; label: string } | undefined
  exported?: boolean
  detail?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}

type Props = FrameProps & { asked: Asked; columns: ListColumn[]; rows: Row[] }

/** A list of records. Search, filters, order and page are in the URL, and the exports use the same URL. */
export async function ListScreen(props: Props) {
  const { title, path, rows, add, children } = props
  const say = await getTranslations('list')
  return (
    <ListFrame {...props}>
      {children}
      <RecordTable
        caption={title}
        captionHidden
        columns={props.columns.map((column) => withSort(column, props))}
        rows={rows}
        empty={
          chipsOf(props, say).length > 0
            ? { text: say('none-found'), action: { href: path, label: say('clear') } }
            : { text: say('none-yet'), action: add }
        }
      />
    </ListFrame>
  )
}

/** The parts of a list page around its rows. */
export async function ListFrame({ params: { saved, set, ...params }, ...given }: FrameProps) {
  const props = { ...given, params }
  const { title, path, asked, rows, total, filters = [], hidden = {}, inTime, add, exported, children } = props
  const [say, locale] = await Promise.all([getTranslations('list'), currentLocale()])
  if (rows.length === 0 && total > 0 && asked.page > 1)
    leavePastEnd(path, params, { total: Math.min(total, countedUpTo), size: pageSize })
  const chips = chipsOf(props, say)
  return (
    <>
      <PageTitle
        title={title}
        detail={props.detail ?? (asked.validOn && say('valid-on', { day: formatDate(asked.validOn, locale) }))}
        actions={
          <>
            {props.actions}
            {exported && <ExportMenu label={say('export')} files={filesOf(path, params)} />}
            {add && (
              <a className="button primary" href={add.href}>
                {add.label}
              </a>
            )}
          </>
        }
      />
      <SavedNotice params={{ ...(saved && { saved }), ...(set && { set }) }} />
      <FilterBar
        action={path}
        search={{ name: 'q', label: say('search'), value: asked.text }}
        selects={filters.map((filter) => selectOf(filter, params, say('any')))}
        dates={
          inTime
            ? [
                {
                  name: 'valid_on',
                  label: say('valid-on-label'),
                  hint: say('date-hint'),
                  value: asked.validOn ? formatDate(asked.validOn, 'vi') : '',
                },
              ]
            : []
        }
        hidden={params.sort ? { ...hidden, sort: params.sort } : hidden}
        chips={chips}
        clearHref={hrefWith(path, hidden, {})}
        words={{
          label: say('filters'),
          apply: say('apply'),
          more: say('more'),
          clear: say('clear'),
          remove: say('remove'),
        }}
      />
      {children}
      {total > 0 && <Pages {...props} locale={locale} />}
    </>
  )
}

type Say = Awaited<ReturnType<typeof getTranslations<'list'>>>

async function Pages({ path, params, asked, rows, total, locale }: FrameProps & { locale: Locale }) {
  const say = await getTranslations('list')
  const first = (asked.page - 1) * pageSize
  const of = total > countedUpTo ? say('over', { count: formatCount(countedUpTo, locale) }) : formatCount(total, locale)
  const span = `${formatCount(first + 1, locale)}–${formatCount(first + rows.length, locale)}`
  const page = (number: number) => hrefWith(path, params, { page: String(number) })
  return (
    <Pagination
      label={say('pages')}
      range={say('range', { span, of })}
      previous={asked.page > 1 ? { href: page(asked.page - 1), label: say('previous') } : undefined}
      next={first + rows.length < total ? { href: page(asked.page + 1), label: say('next') } : undefined}
    />
  )
}

const selectOf = ({ name, label, options, otherwise = '' }: Filter, params: Params, any: string): SelectFilter => ({
  name,
  label,
  any,
  options,
  value: params[name] ?? otherwise,
})

function chipsOf({ path, params, asked, filters = [] }: FrameProps, say: Say): Chip[] {
  const without = (name: string) => hrefWith(path, params, { [name]: '' })
  const chosen = filters.flatMap(({ name, label, options }) => {
    const option = options.find(({ value }) => value === params[name])
    return option ? [{ label: `${label}: ${option.label.replace(/^(– )+/, '')}`, href: without(name) }] : []
  })
  return [
    ...(asked.text ? [{ label: say('chip-search', { text: asked.text }), href: without('q') }] : []),
    ...chosen,
    ...(asked.validOn
      ? [{ label: say('valid-on', { day: formatDate(asked.validOn, 'vi') }), href: without('valid_on') }]
      : []),
  ]
}

function withSort(column: ListColumn, { path, params, asked }: Props): Column {
  const { sortable, ...plain } = column
  if (!sortable) return plain
  const isSorted = asked.sort === column.name
  const href = hrefWith(path, params, { sort: isSorted && !asked.descending ? `-${column.name}` : column.name })
  return { ...plain, sort: { href, direction: isSorted ? (asked.descending ? 'descending' : 'ascending') : undefined } }
}

const filesOf = (path: string, params: Params) => [
  { href: hrefWith(`${path}/export`, params, { format: 'xlsx' }), label: 'Excel (.xlsx)' },
  { href: hrefWith(`${path}/export`, params, { format: 'csv' }), label: 'CSV (.csv)' },
]
