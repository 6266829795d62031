import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { dayIn } from '@/app/screen/day'
import { basisOf } from '@/app/screen/figure-words'
import { FilesOf } from '@/app/screen/files-of'
import { askedIn, paramsOf } from '@/app/screen/params'
import { RowPages } from '@/app/screen/row-pages'
import { PageTitle } from '@/components/shell/page-title'
import { RecordTable } from '@/components/table/record-table'
import { today } from '@/core/date'
import { formatCount, formatDate } from '@/core/locale'
import { withActor } from '@/db/door/actor'
import { nameOfPeriod } from '@/db/period/words'
import { pageSize } from '@/db/record/list'
import { admissionsOn } from '@/db/report/admissions'
import { shareOf, targetOf } from '../admissions-card'
import { AskDay } from '../ask-day'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Admissions since the beginning of the year by organisation, and how many organisations have reported. */
export default async function AdmissionsPage({ searchParams }: Props) {
  const [asked, actor, locale, say, form] = await Promise.all([
    paramsOf(searchParams),
    currentActor(),
    currentLocale(),
    getTranslations('overview'),
    getTranslations('form'),
  ])
  const asOf = await dayIn(asked)
  const path = '/overview/admissions'
  if (asOf.problem)
    return (
      <>
        <PageTitle
          title={say('admissions.admitted')}
          crumbs={{ label: form('crumbs'), links: [{ href: '/overview', label: say('title') }] }}
        />
        <AskDay path={path} day={asOf} />
      </>
    )
  const day = asOf.on ?? today()
  const admissions = await withActor(actor, (db) => admissionsOn(db, day, locale))
  const { page } = askedIn(asked, 'name')
  const share = shareOf(admissions, locale)
  const count = (value: number | null) => (value === null ? say('missing') : formatCount(value, locale))

  return (
    <>
      <PageTitle
        title={say('admissions.label', { year: admissions.year })}
        crumbs={{ label: form('crumbs'), links: [{ href: `/overview?valid_on=${day}`, label: say('title') }] }}
        detail={say('as-of', { day: formatDate(day, locale) })}
        actions={<FilesOf path={path} params={{ valid_on: day }} />}
      />
      <AskDay path={path} day={asOf} />
      <p>
        <strong>{share ?? count(admissions.admitted)}</strong> – {basisOf(admissions.basis, locale, say)}
        {!share && ` – ${targetOf(admissions, locale, say)}`}
      </p>
      <RecordTable
        caption={say('admissions.label', { year: admissions.year })}
        captionHidden
        columns={[
          { name: 'name', label: say('rows.name') },
          { name: 'unit', label: say('rows.unit') },
          { name: 'admitted', label: say('admissions.admitted'), kind: 'number' },
          { name: 'target', label: say('admissions.target'), kind: 'number' },
          { name: 'period', label: say('rows.period') },
        ]}
        rows={admissions.rows.slice((page - 1) * pageSize, page * pageSize).map((row) => ({
          id: row.id,
          href: `/organisations/${row.id}/reports`,
          cells: {
            name: row.name,
            unit: row.unitName,
            admitted: count(row.admitted),
            target: row.target === null ? '' : formatCount(row.target, locale),
            period: row.period && nameOfPeriod(row.period, locale),
          },
        }))}
        empty={{ text: say('rows.none') }}
      />
      <RowPages path={path} params={asked} page={page} total={admissions.rows.length} />
    </>
  )
}
