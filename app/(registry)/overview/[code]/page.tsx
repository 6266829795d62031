import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { dayIn, hrefWith, type Params, paramsOf } from '@/app/screen/params'
import { currentActor, currentLocale } from '@/app/session'
import { PageTitle } from '@/components/shell/page-title'
import { ExportMenu } from '@/components/table/export-menu'
import { Pagination } from '@/components/table/pagination'
import { RecordTable } from '@/components/table/record-table'
import { today } from '@/core/date'
import { formatCount, formatDate, type Locale } from '@/core/locale'
import { withActor } from '@/db/actor'
import { pageSize } from '@/db/list'
import { type CountedRow, type Figure, figuresOn, isFigureCode, rowsBehind, subjectOf } from '@/db/report/figures'
import { AskDay } from '../ask-day'
import { amountInWords, figureValue, partUnit } from '../words'

type Props = {
  params: Promise<{ code: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Exactly the rows a figure counts, and that they add up to it. */
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
  const day = dayIn(asked.valid_on) ?? today()
  const { figure, rows } = await withActor(actor, async (db) => {
    const [figures, rows] = await Promise.all([figuresOn(db, day), rowsBehind(db, code, day)])
    return { figure: figures.find((one) => one.code === code), rows: [...rows] }
  })
  if (!figure) notFound()
  const path = `/overview/${code}`
  const missing = rows.filter(({ amount }) => amount === null)
  const shown = asked.show === 'missing' ? missing : rows
  const page = Math.max(1, Math.trunc(Number(asked.page ?? 1)) || 1)

  return (
    <>
      <PageTitle
        title={say('rows.title', { label: say(`figure.${code}`) })}
        crumbs={{ label: form('crumbs'), links: [{ href: `/overview?valid_on=${day}`, label: say('title') }] }}
        detail={say('as-of', { day: formatDate(day, locale) })}
        actions={
          <ExportMenu
            label={say('rows.export')}
            files={[
              { href: `${path}/export?valid_on=${day}&format=xlsx`, label: 'Excel (.xlsx)' },
              { href: `${path}/export?valid_on=${day}&format=csv`, label: 'CSV (.csv)' },
            ]}
          />
        }
      />
      <AskDay path={path} day={day} today={today()} />
      <p>
        <strong>{sumInWords(figure, rows, locale, say)}</strong>
      </p>
      {missing.length > 0 && (
        <p>
          {say('rows.missing', { count: formatCount(missing.length, locale) })}.{' '}
          <a href={hrefWith(path, asked, { show: asked.show === 'missing' ? '' : 'missing' })}>
            {asked.show === 'missing' ? say('rows.all') : say('rows.only-missing')}
          </a>
        </p>
      )}
      <RecordTable
        caption={say(`figure.${code}`)}
        captionHidden
        columns={[
          { name: 'name', label: say('rows.name') },
          { name: 'unit', label: say('rows.unit') },
          { name: 'amount', label: say('rows.amount'), kind: 'number' },
          ...(figure.fraction ? [{ name: 'whole', label: say('rows.whole'), kind: 'number' as const }] : []),
          ...(figure.basis ? [{ name: 'until', label: say('rows.until'), kind: 'date' as const }] : []),
        ]}
        rows={shown.slice((page - 1) * pageSize, page * pageSize).map((row) => ({
          id: row.id,
          href: `/${subjectOf(code)}s/${row.id}?valid_on=${day}`,
          cells: {
            name: row.name,
            unit: row.unitName,
            amount: row.amount === null ? say('missing') : amountInWords(row.amount, partUnit(figure), locale),
            whole: row.whole === null ? say('missing') : amountInWords(row.whole, partUnit(figure), locale),
            until: row.until && formatDate(row.until, locale),
          },
        }))}
        empty={{ text: say('rows.none') }}
      />
      <Pages path={path} params={asked} page={page} total={shown.length} locale={locale} />
    </>
  )
}

type Say = Awaited<ReturnType<typeof getTranslations<'overview'>>>

/** Added up here from the rows on the page and its other pages, not taken from the figure. */
function sumInWords(figure: Figure, rows: CountedRow[], locale: Locale, say: Say): string {
  const sum = (of: 'amount' | 'whole') =>
    amountInWords(
      rows.reduce((total, row) => total + (row[of] ?? 0), 0),
      partUnit(figure),
      locale,
    )
  const count = formatCount(rows.length, locale)
  if (!figure.fraction) return say('rows.sum', { count, sum: figure.value === null ? say('missing') : sum('amount') })
  const value = figureValue(figure, locale) ?? say('missing')
  return say('rows.share', { count, numerator: sum('amount'), denominator: sum('whole'), value })
}

type Paged = { path: string; params: Params; page: number; total: number; locale: Locale }

async function Pages({ path, params, page, total, locale }: Paged) {
  const say = await getTranslations('overview.rows')
  if (total <= pageSize) return null
  const first = (page - 1) * pageSize + 1
  const last = Math.min(total, page * pageSize)
  const to = (number: number, label: string) => ({ href: hrefWith(path, params, { page: String(number) }), label })
  return (
    <Pagination
      label={say('pages')}
      range={say('range', {
        span: `${formatCount(first, locale)}–${formatCount(last, locale)}`,
        of: formatCount(total, locale),
      })}
      previous={page > 1 ? to(page - 1, say('previous')) : undefined}
      next={last < total ? to(page + 1, say('next')) : undefined}
    />
  )
}
