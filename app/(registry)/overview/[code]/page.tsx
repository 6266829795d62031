import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { amountInWords, basisOf, figureValue, partUnit } from '@/app/screen/figure-words'
import { askedIn, dayIn, hrefWith, paramsOf } from '@/app/screen/params'
import { RowPages } from '@/app/screen/row-pages'
import { PageTitle } from '@/components/shell/page-title'
import { ExportMenu } from '@/components/table/export-menu'
import { RecordTable } from '@/components/table/record-table'
import { today } from '@/core/date'
import { formatCount, formatDate, type Locale } from '@/core/locale'
import { withActor } from '@/db/door/actor'
import { pageSize } from '@/db/record/list'
import { type CountedRow, type Figure, figuresOn, isFigureCode, rowsBehind, subjectOf } from '@/db/report/figures'
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
  const day = dayIn(asked.valid_on) ?? today()
  const basis = basisIn(asked)
  const { figure, rows } = await withActor(actor, async (db) => {
    const [figures, rows] = await Promise.all([figuresOn(db, day, basis), rowsBehind(db, code, day, basis)])
    return { figure: figures.find((one) => one.code === code), rows: [...rows] }
  })
  if (!figure) notFound()
  const path = `/overview/${code}`
  const missing = rows.filter(({ amount }) => amount === null)
  const shown = asked.show === 'missing' ? missing : rows
  const { page } = askedIn(asked, 'name')

  return (
    <>
      <PageTitle
        title={say('rows.title', { label: say(`figure.${code}`) })}
        crumbs={{ label: form('crumbs'), links: [{ href: hrefOf('/overview', day, basis), label: say('title') }] }}
        detail={say('as-of', { day: formatDate(day, locale) })}
        actions={
          <ExportMenu
            label={say('rows.export')}
            files={[
              { href: `${hrefOf(`${path}/export`, day, basis)}&format=xlsx`, label: 'Excel (.xlsx)' },
              { href: `${hrefOf(`${path}/export`, day, basis)}&format=csv`, label: 'CSV (.csv)' },
            ]}
          />
        }
      />
      <AskDay path={path} day={day} today={today()} basis={basis} />
      {figure.basis && <AskBasis path={path} day={day} basis={basis} />}
      <p>
        <strong>{sumInWords(figure, rows, locale, say)}</strong>
      </p>
      {figure.basis && <p>{basisOf(figure.basis, locale, say)}</p>}
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
      <RowPages path={path} params={asked} page={page} total={shown.length} />
    </>
  )
}

/** The sum of the rows, computed from them and not from the figure, as a check. */
function sumInWords(figure: Figure, rows: CountedRow[], locale: Locale, say: Say<'overview'>): string {
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
