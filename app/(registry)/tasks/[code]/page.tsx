import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { FilesOf } from '@/app/screen/files-of'
import { askedIn, paramsOf } from '@/app/screen/params'
import { RowPages } from '@/app/screen/row-pages'
import { PageTitle } from '@/components/shell/page-title'
import { RecordTable } from '@/components/table/record-table'
import { formatCount, formatDate } from '@/core/locale'
import { withActor } from '@/db/door/actor'
import { nameInSentence } from '@/db/period/words'
import { vocabulary } from '@/db/record/vocabulary'
import { recordOf } from '@/db/records'
import {
  findLastEndedPeriod,
  isDated,
  isMixed,
  isOfPosition,
  isPeriodic,
  isTaskCode,
  listTask,
  periodOf,
  type TaskRow,
} from '@/db/report/tasks'

type Props = {
  params: Promise<{ code: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The records that a count of the home page counts. */
export default async function TaskPage({ params, searchParams }: Props) {
  const [{ code }, asked, actor, locale, say, form, accounts] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentActor(),
    currentLocale(),
    getTranslations('home'),
    getTranslations('form'),
    getTranslations('accounts'),
  ])
  if (!isTaskCode(code)) notFound()
  const { page } = askedIn(asked, 'name')
  const { list, period } = await withActor(actor, async (db) => {
    const [list, period] = await Promise.all([listTask(db, code, page, locale), findLastEndedPeriod(db)])
    return { list, period }
  })
  const path = `/tasks/${code}`

  return (
    <>
      <PageTitle
        title={say(`task.${code}`, { period: period ? nameInSentence(period, locale) : say('last-period') })}
        crumbs={{ label: form('crumbs'), links: [{ href: '/', label: say('title') }] }}
        detail={say('rows.count', { count: formatCount(list.total, locale) })}
        actions={
          <>
            <FilesOf path={path} />
            {(code === 'no-account' || code === 'sheet-pending') && list.total > 0 && (
              <a
                className="button primary"
                href={`/accounts/batch?standing=${code === 'no-account' ? 'none' : 'expired'}`}
              >
                {accounts('batch.open')}
              </a>
            )}
          </>
        }
      />
      <RecordTable
        caption={say('title')}
        captionHidden
        columns={[
          { name: 'name', label: say('rows.name') },
          ...(isOfPosition(code) ? [{ name: 'position', label: say('rows.position') }] : []),
          { name: 'unit', label: say('rows.unit') },
          ...(isPeriodic(code) ? [{ name: 'period', label: say('rows.period') }] : []),
          ...(isMixed(code) ? [{ name: 'kind', label: say('rows.kind') }] : []),
          ...(isDated(code) ? [{ name: 'on', label: say(`rows.on.${code}`), kind: 'date' as const }] : []),
        ]}
        rows={list.rows.map((row) => ({
          id: `${row.id} ${row.name} ${row.on}`,
          href: `${paths[row.record]}/${row.id}`,
          cells: {
            name: row.name || periodOf(row, locale),
            position: row.position && vocabulary.position[row.position][locale],
            unit: row.unitName,
            period: periodOf(row, locale),
            kind: recordOf(row.record)?.words.one[locale],
            on: row.on && formatDate(row.on, locale),
          },
        }))}
        empty={{ text: say('rows.none') }}
      />
      <RowPages path={path} params={asked} page={page} total={list.total} />
    </>
  )
}

const paths: Record<TaskRow['record'], string> = {
  organisation: '/organisations',
  enterprise: '/enterprises',
  person: '/people',
  event: '/events',
  account: '/accounts',
  rule_set: '/rule-sets',
  member_report: '/member-reports',
  report: '/report',
  correction_request: '/correction-requests',
  reopening: '/reopenings',
  period: '/periods',
}
