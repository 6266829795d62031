import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { crumbsOf } from '@/app/screen/record'
import { CoverageEndInput } from '@/db/act/coverage'
import { coverages } from '@/db/coverage/record'
import { organisations } from '@/db/organisation/record'
import { change } from '../actions'
import { readCoverage } from '../read'

type Props = { params: Promise<{ id: string; coverageId: string }> }

/** Until when an organisation serves an enterprise, and whether it has its seat there. */
export default async function CoveragePage({ params }: Props) {
  const [{ organisation, coverage, enterpriseName }, locale, say] = await Promise.all([
    readCoverage(params),
    currentLocale(),
    getTranslations('organisations'),
  ])
  const { id, name: called } = organisation
  return (
    <FormScreen
      title={`${say('edit-coverage')}: ${enterpriseName}`}
      crumbs={crumbsOf(organisations, { id, called }, locale)}
      input={CoverageEndInput}
      values={{ isHost: coverage.isHost, endsOn: coverage.to }}
      save={change}
      submitLabel={say('save')}
      cancelHref={`/organisations/${id}`}
      hidden={{ id: coverage.id, version: String(coverage.version) }}
      asksReason
    >
      <p>
        <a href={`/organisations/${id}/coverage/${coverage.id}/retire`}>{coverages.endingWords.withdraw[locale]}</a>
      </p>
    </FormScreen>
  )
}
