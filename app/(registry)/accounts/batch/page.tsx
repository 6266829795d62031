import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { filtersIn, questionIn } from '@/app/screen/list-question'
import { ListFrame, withSort } from '@/app/screen/list-screen'
import { hrefWith, paramsOf, type Sent } from '@/app/screen/params'
import { readNew } from '@/app/screen/record'
import { tableOf } from '@/app/screen/record-list'
import { KeepTicks } from '@/components/form/keep-ticks.client'
import { EmptyState, RecordTable } from '@/components/table/record-table'
import { formatCount } from '@/core/locale'
import { account, standings } from '@/db/account/record'
import { mostAtOnce } from '@/db/account-sheet/commands'
import { sheetList } from '@/db/account-sheet/list'
import { listRows } from '@/db/lists'

const path = '/accounts/batch'

/** Those who may report and have not signed in yet: ticked, or all that fit the filter, they get accounts and sheets. */
export default async function BatchPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const [params, locale, say, history] = await Promise.all([
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('accounts'),
    getTranslations('history'),
  ])
  const asked = questionIn(sheetList, params, locale)
  const { list, filters } = await readNew(account, async (db) => ({
    list: await listRows(db, sheetList, asked),
    filters: await filtersIn(db, sheetList, params, locale),
  }))
  const table = tableOf(sheetList, list.rows, {
    asked,
    say: history,
    cells: ({ id, fullName, standing }) => ({
      fullName: (
        <label className="choice">
          <input type="checkbox" name="person" value={id} /> {String(fullName)}
        </label>
      ),
      standing: standings[standing as keyof typeof standings][locale],
    }),
  })
  const all = hrefWith(`${path}/check`, params, { all: '1', sort: '' })
  return (
    <ListFrame
      title={say('batch.title')}
      detail={say('batch.count', { count: formatCount(list.total, locale) })}
      path={path}
      params={params}
      asked={asked}
      filters={filters}
      rows={list.rows}
      total={list.total}
      actions={
        list.total > 0 && (
          <a className="button" href={all}>
            {list.total > mostAtOnce
              ? say('batch.first', { count: mostAtOnce })
              : say('batch.all', { count: list.total })}
          </a>
        )
      }
    >
      <p className="muted">{say('batch.explain')}</p>
      {list.total === 0 ? (
        <EmptyState text={say('batch.nobody')} action={{ href: '/accounts', label: say('title') }} />
      ) : (
        <form action={`${path}/check`} className="stack">
          <KeepTicks />
          <RecordTable
            caption={say('batch.title')}
            captionHidden
            columns={table.columns.map((column) => withSort(column, { path, params, asked }))}
            rows={table.rows.map(({ href: _, ...row }) => row)}
            empty={{ text: say('batch.nobody') }}
          />
          <p>
            <button type="submit" className="button primary">
              {say('batch.chosen')}
            </button>
          </p>
        </form>
      )}
    </ListFrame>
  )
}
