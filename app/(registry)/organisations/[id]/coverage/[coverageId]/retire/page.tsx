import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { isUuid } from '@/app/screen/params'
import { readRecord } from '@/app/screen/record'
import { today } from '@/core/date'
import { findCoverage } from '@/db/coverage/queries'
import { findOrganisation } from '@/db/organisation/queries'
import { RetirementInput } from '@/db/validity'
import { retire } from '../../actions'

type Props = { params: Promise<{ id: string; coverageId: string }> }

export default async function RetireCoveragePage({ params }: Props) {
  const [{ id, coverageId }, say] = await Promise.all([params, getTranslations('organisations')])
  if (!isUuid(coverageId)) notFound()
  const { organisation, coverage } = await readRecord(id, async (db) => {
    const [organisation, coverage] = await Promise.all([findOrganisation(db, id), findCoverage(db, coverageId)])
    if (!organisation || coverage?.organisationId !== id || !coverage.canEdit || coverage.retiredOn) return null
    return { organisation, coverage }
  })

  return (
    <FormScreen
      title={say('retire-coverage')}
      crumbs={[
        { href: '/organisations', label: say('title') },
        { href: `/organisations/${id}`, label: organisation.name },
      ]}
      input={RetirementInput}
      values={{ retiredOn: today() }}
      save={retire}
      submitLabel={say('retire-coverage')}
      cancelHref={`/organisations/${id}`}
      hidden={{ id: coverageId, version: String(coverage.version) }}
      asksReason
    />
  )
}
