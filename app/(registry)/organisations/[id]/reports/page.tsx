import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { FilesOf } from '@/app/screen/files-of'
import { isUuid, paramsOf } from '@/app/screen/params'
import { readRecord } from '@/app/screen/record'
import { PageTitle } from '@/components/shell/page-title'
import { findOrganisation } from '@/db/organisation/queries'
import { listBegunPeriods } from '@/db/period/queries'
import { listAdjustments } from '@/db/report/adjustments'
import { listOwnReports } from '@/db/report/own-reports'
import { findLastEndedPeriod } from '@/db/report/tasks'
import { listTransfersOf, reconcileBelow } from '@/db/report/transfers'
import { Adjustments } from './adjustments'
import { choicesOf, isChoice, readSum, readYearBefore } from './chosen'
import { OwnReports } from './own-reports'
import { PeriodChoice } from './period-choice'
import { Summed } from './summed'
import { isWithin } from './words'

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
  if (asked.period && !isUuid(asked.period) && !isChoice(asked.period)) notFound()
  const { organisation, own, adjustments, choices, chosen, below } = await readRecord(id, async (db) => {
    const organisation = await findOrganisation(db, id)
    if (!organisation) return null
    const [own, begun, last] = await Promise.all([
      listOwnReports(db, id),
      listBegunPeriods(db),
      findLastEndedPeriod(db),
    ])
    const choices = choicesOf([...begun].filter(({ asksMembers }) => asksMembers))
    const wanted = asked.period ?? last?.id ?? choices[0]?.value
    const chosen = choices.find(({ value }) => value === wanted)
    const sum = chosen && (await readSum(db, id, chosen))
    const isAbove = sum?.rows.some((one) => one.id !== id) || (sum?.outOfSight ?? 0) > 0
    const ids = [...new Set([id, ...(sum?.rows.map((one) => one.id) ?? [])])]
    const adjustments = await listAdjustments(db, ids)
    if (!chosen || !sum || !(isAbove || chosen.year))
      return { organisation, own, adjustments, choices, chosen, below: null }
    const { id: periodId, endsOn } = chosen.last
    const [transit, transfers, before] = await Promise.all([
      reconcileBelow(db, { organisationId: id, periodId, endsOn }),
      listTransfersOf(db, ids, endsOn),
      readYearBefore(db, id, chosen, choices),
    ])
    return { organisation, own, adjustments, choices, chosen, below: { sum, before, transit, transfers } }
  })

  // Beside a sum only what was corrected in the period or year that it is of.
  const shown = below && chosen ? adjustments.filter((one) => isWithin(one, chosen)) : adjustments

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
        actions={below && chosen && <FilesOf path={`/organisations/${id}/reports`} params={{ period: chosen.value }} />}
      />
      {chosen && (below || asked.period) && <PeriodChoice choices={choices} chosen={chosen.value} />}
      {chosen && below && <Summed chosen={chosen} locale={locale} {...below} />}
      {(own.length > 0 || !below) && (
        <OwnReports id={id} reports={own} canEnter={organisation.canEdit} locale={locale} />
      )}
      {shown.length > 0 && <Adjustments adjustments={shown} isOwn={!below} locale={locale} />}
    </>
  )
}
