import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentActor, currentLocale } from '@/app/request/session'
import { dayIn } from '@/app/screen/day'
import { columnsOf, eventInWords, lineOf } from '@/app/screen/figure-sheet'
import { figureValue, fullAmount, furtherOf, labelOf, shareOf, shortBasisOf } from '@/app/screen/figure-words'
import { FilesOf } from '@/app/screen/files-of'
import { withSort } from '@/app/screen/list-screen'
import { askedIn, hrefWith, paramsOf } from '@/app/screen/params'
import { RowPages } from '@/app/screen/row-pages'
import { Further } from '@/components/figure'
import { PageTitle } from '@/components/shell/page-title'
import { RecordTable } from '@/components/table/record-table'
import { today } from '@/core/date'
import { formatCount, formatDate, type Locale } from '@/core/locale'
import { withActor } from '@/db/door/actor'
import { pageSize } from '@/db/record/list'
import { definitionOf, type FigureCode, isFigureCode, subjectOf } from '@/db/report/definitions'
import { type CountedRow, type Figure, figuresOn, isSortable, rowsBehind } from '@/db/report/figures'
import type { Say } from '@/messages/say'
import { AskBasis, basisIn, hrefOf } from '../ask-basis'
import { AskDay } from '../ask-day'
import { Transit } from './transit'

type Props = {
  params: Promise<{ code: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The rows that a figure counts, with their sum. */
export default async function FigurePage({ params, searchParams }: Props) {
  const [{ code }, asked, actor, locale, say, form] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentActor(),
    currentLocale(),
    getTranslations('overview'),
    getTranslations('form'),
  ])
  if (!isFigureCode(code)) notFound()
  const asOf = await dayIn(asked)
  const basis = basisIn(asked)
  const path = `/overview/${code}`
  const title = say('rows.title', { label: say(`figure.${code}`) })
  if (asOf.problem)
    return (
      <>
        <PageTitle
          title={title}
          crumbs={{ label: form('crumbs'), links: [{ href: '/overview', label: say('title') }] }}
        />
        <AskDay path={path} day={asOf} basis={basis} />
      </>
    )
  const day = asOf.on ?? today()
  const order = askedIn(asked, 'name')
  const { figure, rows } = await withActor(actor, async (db) => {
    const [figures, rows] = await Promise.all([
      figuresOn(db, day, basis),
      rowsBehind(db, code, day, basis, { ...order, locale }),
    ])
    return { figure: figures.find((one) => one.code === code), rows: [...rows] }
  })
  if (!figure) notFound()
  const missing = rows.filter(({ amount }) => amount === null)
  const shown = asked.show === 'missing' ? missing : rows
  const { page } = order
  const label = labelOf(figure, say)

  return (
    <>
      <PageTitle
        title={say('rows.title', { label })}
        crumbs={{ label: form('crumbs'), links: [{ href: hrefOf('/overview', day, basis), label: say('title') }] }}
        detail={say('as-of', { day: formatDate(day, locale) })}
        actions={<FilesOf path={path} params={{ ...asked, valid_on: day, show: '' }} />}
      />
      <AskDay path={path} day={asOf} basis={basis} />
      {definitionOf(code).from === 'period' && <AskBasis path={path} day={day} basis={basis} />}
      <p>
        <strong>{sumInWords(figure, rows, locale, say)}</strong>
      </p>
      {figure.basis && <p>{shortBasisOf(figure.basis, locale, say, basis)}</p>}
      <Further {...furtherOf(figure, locale, say)} />
      {figure.transit && <Transit transit={figure.transit} total={figure.value} locale={locale} />}
      {missing.length > 0 && (
        <p>
          {say('rows.missing', { count: formatCount(missing.length, locale) })}.{' '}
          <a href={hrefWith(path, asked, { show: asked.show === 'missing' ? '' : 'missing' })}>
            {asked.show === 'missing' ? say('rows.all') : say('rows.only-missing')}
          </a>
        </p>
      )}
      <RecordTable
        caption={label}
        captionHidden
        columns={columnsOf(code, say).map(({ kind, ...column }) =>
          withSort(
            {
              ...column,
              kind: kind === 'count' || kind === 'money' ? 'number' : kind === 'code' ? 'code' : 'text',
              sortable: isSortable(column.name),
            },
            { path, params: asked, asked: order },
          ),
        )}
        rows={shown.slice((page - 1) * pageSize, page * pageSize).map((row) => ({
          id: row.id,
          href: hrefOfRow(code, row, day),
          cells: cellsOf(row, figure, locale, say),
        }))}
        empty={{ text: say('rows.none') }}
      />
      <RowPages path={path} params={asked} page={page} total={shown.length} />
    </>
  )
}

/** The record that the amount is from, or else the record that is counted. */
function hrefOfRow(code: FigureCode, { id, sourceId, versionId }: CountedRow, day: string): string {
  const subject = subjectOf(code)
  if (!sourceId) return `/${subject}s/${id}?valid_on=${day}`
  return subject === 'organisation'
    ? `/member-reports/${sourceId}?version=${versionId}`
    : `/enterprise-figures/${sourceId}`
}

function cellsOf(row: CountedRow, { unit }: Figure, locale: Locale, say: Say<'overview'>): Record<string, ReactNode> {
  const amount = (value: number | null) => (value === null ? say('missing') : fullAmount(value, unit, locale))
  return {
    ...(lineOf(row, locale, say) as Record<string, ReactNode>),
    amount: amount(row.amount),
    whole: amount(row.whole),
    events: row.events?.map((event) => (
      <span key={event.id}>
        <a href={`/events/${event.id}`}>{eventInWords(event, locale, say)}</a>{' '}
      </span>
    )),
    years: row.years?.map(({ year, id }) => (
      <span key={id}>
        <a href={`/enterprise-figures/${id}`}>{year}</a>{' '}
      </span>
    )),
  }
}

/** The sum of the rows, computed from them and not from the figure, as a check. */
function sumInWords(figure: Figure, rows: CountedRow[], locale: Locale, say: Say<'overview'>): string {
  const sum = (of: 'amount' | 'whole') => rows.reduce((total, row) => total + (row[of] ?? 0), 0)
  const count = formatCount(rows.length, locale)
  if (figure.value === null) return say('rows.sum', { count, sum: say('missing') })
  if (!figure.fraction)
    return say('rows.sum', { count, sum: figureValue({ ...figure, value: sum('amount') }, locale) ?? '' })
  const share = shareOf({ ...figure, fraction: { numerator: sum('amount'), denominator: sum('whole') } }, locale)
  return say('rows.share', {
    count,
    numerator: share?.part ?? '',
    denominator: share?.whole ?? '',
    value: share?.percent ?? '',
  })
}
