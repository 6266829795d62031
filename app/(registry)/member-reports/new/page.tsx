import { notFound } from 'next/navigation'
import { isUuid, paramsOf } from '@/app/screen/params'
import { currentActor } from '@/app/session'
import { withActor } from '@/db/actor'
import { findCircumstances } from '@/db/member-report/circumstances'
import { findPreviousReport, listSplitBegun } from '@/db/member-report/queries'
import { Choose } from './choose'
import { Enter } from './enter'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** First which organisation and period, then the counts: what is asked depends on both. */
export default async function NewMemberReportPage({ searchParams }: Props) {
  const [{ organisation = '', period = '' }, actor] = await Promise.all([paramsOf(searchParams), currentActor()])
  if (!isUuid(organisation) || !isUuid(period)) return <Choose organisationId={organisation} periodId={period} />

  const known = await withActor(actor, async (db) => {
    const circumstances = await findCircumstances(db, organisation, period)
    if (!circumstances?.canEdit) return null
    const previous = await findPreviousReport(db, organisation, circumstances.startsOn)
    const split = await listSplitBegun(db, organisation, circumstances.endsOn, previous?.id ?? null)
    return { circumstances, previous, split }
  })
  if (!known) notFound()
  return <Enter organisationId={organisation} periodId={period} {...known} />
}
