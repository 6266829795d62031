import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { isUuid, paramsOf } from '@/app/screen/params'
import { readRecord } from '@/app/screen/record'
import { PageTitle } from '@/components/shell/page-title'
import { ExportMenu } from '@/components/table/export-menu'
import { findOrganisation } from '@/db/organisation/queries'
import { listBegunPeriods } from '@/db/period/queries'
import { listAdjustments } from '@/db/report/adjustments'
import { listOwnReports } from '@/db/report/own-reports'
import { sumBelow } from '@/db/report/sums'
import { findLastEndedPeriod } from '@/db/report/tasks'
import { listTransfersOf, reconcileBelow } from '@/db/report/transfers'
import { Adjustments } from './adjustments'
import { OwnReports } from './own-reports'
import { PeriodChoice } from './period-choice'
import { Summed } from './summed'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The reports of an organisation: its own by period, and the sum of its subordinates for one period. */
export default async function OrganisationReportsPage({ params, searchParams }: Props) {
  const [{ id }, asked, locale, say, form] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('organisation-reports'),
    getTranslations('form'),
  ])
  if (asked.period && !isUuid(asked.period)) notFound()
  const { organisation, own, adjustments, periods, chosen, below } = await readRecord(id, async (db) => {
    const organisation = await findOrganisation(db, id)
    if (!organisation) return null
    const [own, begun, last] = await Promise.all([
      listOwnReports(db, id),
      listBegunPeriods(db),
      findLastEndedPeriod(db),
    ])
    const periods = [...begun].filter(({ asksMembers }) => asksMembers)
    const wanted = asked.period ?? last?.id ?? periods[0]?.id
    const chosen = periods.find((period) => period.id === wanted)
    const sum = chosen && (await sumBelow(db, id, chosen.id))
    const isAbove = sum?.counting.some((one) => one.id !== id) || (sum?.outOfSight ?? 0) > 0
    const adjustments = await listAdjustments(db, [id, ...(sum?.counting.map((one) => one.id) ?? [])])
    if (!chosen || !sum || !isAbove) return { organisation, own, adjustments, periods, chosen, below: null }
    const [transit, transfers] = await Promise.all([
      reconcileBelow(db, { organisationId: id, periodId: chosen.id, endsOn: chosen.endsOn }),
      listTransfersOf(
        db,
        sum.counting.map((one) => one.id),
        chosen.endsOn,
      ),
    ])
    return { organisation, own, adjustments, periods, chosen, below: { sum, transit, transfers } }
  })

  return (
    <>
      <PageTitle
        title={say('title')}
        crumbs={{
          label: form('crumbs'),
          links: [
            { href: '/organisations', label: say('organisations') },
            { href: `/organisations/${id}`, label: organisation.name },
          ],
        }}
        detail={organisation.name}
        actions={
          below &&
          chosen && (
            <ExportMenu
              label={say('export')}
              files={(['xlsx', 'csv'] as const).map((format) => ({
                href: `/organisations/${id}/reports/export?period=${chosen.id}&format=${format}`,
                label: format === 'xlsx' ? 'Excel (.xlsx)' : 'CSV (.csv)',
              }))}
            />
          )
        }
      />
      {below && chosen && (
        <>
          <PeriodChoice periods={periods} chosen={chosen.id} />
          <Summed period={chosen} locale={locale} {...below} />
        </>
      )}
      {(own.length > 0 || !below) && (
        <OwnReports id={id} reports={own} canEnter={organisation.canEdit} locale={locale} />
      )}
      {adjustments.length > 0 && <Adjustments adjustments={adjustments} isOwn={!below} locale={locale} />}
    </>
  )
}
