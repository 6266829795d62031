import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { isUuid } from '@/app/screen/params'
import { readRecord } from '@/app/screen/record'
import { CoverageEndInput } from '@/db/act/coverage'
import { findCoverage } from '@/db/coverage/queries'
import { listEnterpriseNames } from '@/db/enterprise/queries'
import { findOrganisation } from '@/db/organisation/queries'
import { change } from '../actions'

type Props = { params: Promise<{ id: string; coverageId: string }> }

/** Until when an organisation serves an enterprise, and whether it sits there. */
export default async function CoveragePage({ params }: Props) {
  const [{ id, coverageId }, say] = await Promise.all([params, getTranslations('organisations')])
  if (!isUuid(coverageId)) notFound()
  const { organisation, coverage, enterprise } = await readRecord(id, async (db) => {
    const [organisation, coverage] = await Promise.all([findOrganisation(db, id), findCoverage(db, coverageId)])
    if (!organisation || coverage?.organisationId !== id || !coverage.canEdit || coverage.retiredOn) return null
    const [enterprise] = await listEnterpriseNames(db, [coverage.enterpriseId])
    return { organisation, coverage, enterprise }
  })

  return (
    <FormScreen
      title={`${say('edit-coverage')}: ${enterprise?.label ?? ''}`}
      crumbs={[
        { href: '/organisations', label: say('title') },
        { href: `/organisations/${id}`, label: organisation.name },
      ]}
      input={CoverageEndInput}
      values={{ isHost: coverage.isHost, endsOn: coverage.to }}
      save={change}
      submitLabel={say('save')}
      cancelHref={`/organisations/${id}`}
      hidden={{ id: coverageId, version: String(coverage.version) }}
      asksReason
    >
      <p>
        <a href={`/organisations/${id}/coverage/${coverageId}/retire`}>{say('retire-coverage')}</a>
      </p>
    </FormScreen>
  )
}
