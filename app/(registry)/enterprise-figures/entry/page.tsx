import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { barWords } from '@/app/screen/bar-words'
import { hrefWith, leavePastEnd, type Params, paramsOf } from '@/app/screen/params'
import { readNew } from '@/app/screen/record'
import { askReason } from '@/app/screen/words'
import { EntryGrid } from '@/components/grid/grid.client'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { FilterBar } from '@/components/table/filter-bar'
import { Pagination } from '@/components/table/pagination'
import { EmptyState } from '@/components/table/record-table'
import { formatCount } from '@/core/locale'
import { listEntryRows } from '@/db/enterprise-figures/entry'
import { enterpriseFigures } from '@/db/enterprise-figures/record'
import { listBegunPeriods } from '@/db/period/queries'
import { nameInSentence, nameOfPeriod } from '@/db/period/words'
import { listWritableUnitChoices } from '@/db/unit/queries'
import { saveEntry } from './actions'
import { entryAsked, mostRows, sizes } from './asked'
import { cellHistory } from './history'
import { codeHeads, columnsOf, rowOf } from './rows'
import { gridWords } from './words'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/enterprise-figures/entry'

export default async function EntryPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = entryAsked(params)
  const [locale, say, list, form] = await Promise.all([
    currentLocale(),
    getTranslations('enterprise-figures.entry'),
    getTranslations('list'),
    getTranslations('form'),
  ])
  const { periods, known, units, period, rows, total } = await readNew(enterpriseFigures, async (db) => {
    const [begun, units] = await Promise.all([listBegunPeriods(db), listWritableUnitChoices(db)])
    const periods = [...begun].filter(({ asksFigures }) => asksFigures)
    const known = [...begun].some(({ id }) => id === asked.periodId)
    const period = asked.periodId
      ? periods.find(({ id }) => id === asked.periodId)
      : (periods.find(({ lockedAt }) => !lockedAt) ?? periods[0])
    const listed = period ? await listEntryRows(db, { ...asked, periodId: period.id, locale }) : { rows: [], total: 0 }
    return { periods, known, units: [...units], period, ...listed }
  })
  if (asked.periodId && !known) notFound()

  const name = period ? nameInSentence(period, locale) : ''
  const title = period ? say('title', { period: name }) : say('title-bare')
  const shut = rows.filter(({ isLocked }) => isLocked).length
  const words = await gridWords(title)
  const reasons = await askReason()
  const chips = asked.text
    ? [{ label: list('chip-search', { text: asked.text }), href: hrefWith(path, params, { q: '' }) }]
    : []
  return (
    <>
      <PageTitle
        title={title}
        crumbs={{ label: form('crumbs'), links: [{ href: '/enterprise-figures', label: say('list') }] }}
      />
      <FilterBar
        action={path}
        search={{ name: 'q', label: say('search'), value: asked.text }}
        selects={[
          {
            name: 'period',
            label: say('period'),
            any: say('latest'),
            value: period?.id ?? '',
            options: periods.map((one) => ({ value: one.id, label: nameOfPeriod(one, locale) })),
          },
          { name: 'unit', label: say('park'), value: params.unit ?? '', options: units },
          {
            name: 'rows',
            label: say('rows'),
            any: String(sizes[0]),
            value: params.rows ?? '',
            options: sizes.slice(1).map((size) => ({
              value: String(size),
              label: size === mostRows ? say('all-rows') : String(size),
            })),
          },
        ]}
        inLine
        params={params}
        chips={chips}
        clearHref={path}
        words={barWords(list)}
      />
      {shut > 0 && (
        <Notice kind="warning" title={say('locked-title')}>
          {say(shut === rows.length ? 'locked' : 'reopened')}
        </Notice>
      )}
      {rows.length === 0 || !period ? (
        <EmptyState
          text={asked.periodId && !period ? say('asks-none') : list('none-found')}
          action={{ href: path, label: list('clear') }}
        />
      ) : (
        <EntryGrid
          key={hrefWith(path, params, {})}
          columns={columnsOf(locale, say)}
          rows={rows.map((row) =>
            rowOf(row, period.id, { locale, locked: say('mark.locked'), retired: say('retired') }),
          )}
          codeHeads={codeHeads}
          save={saveEntry.bind(null, period.id)}
          askHistory={cellHistory.bind(null, period.id)}
          askReason={reasons}
          reason="enterprise-report"
          words={words}
        />
      )}
      <EntryPages params={params} page={asked.page} size={asked.rows} shown={rows.length} total={total} />
    </>
  )
}

type PagesProps = { params: Params; page: number; size: number; shown: number; total: number }

async function EntryPages({ params, page, size, shown, total }: PagesProps) {
  const [list, locale] = await Promise.all([getTranslations('list'), currentLocale()])
  if (total === 0) return null
  if (shown === 0) leavePastEnd(path, params, { total, size })
  const first = (page - 1) * size
  const to = (number: number, label: string) => ({ href: hrefWith(path, params, { page: String(number) }), label })
  const span = `${formatCount(first + 1, locale)}–${formatCount(first + shown, locale)}`
  return (
    <Pagination
      label={list('pages')}
      range={list('range', { span, of: formatCount(total, locale) })}
      previous={page > 1 ? to(page - 1, list('previous')) : undefined}
      next={first + shown < total ? to(page + 1, list('next')) : undefined}
    />
  )
}
