import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { crumbsOf } from '@/app/screen/record'
import { today } from '@/core/date'
import { organisations } from '@/db/organisation/record'
import { WithdrawalInput } from '@/db/record/validity'
import { retire } from '../../actions'
import { readCoverage } from '../../read'

type Props = { params: Promise<{ id: string; coverageId: string }> }

export default async function RetireCoveragePage({ params }: Props) {
  const [{ organisation, coverage }, locale, say] = await Promise.all([
    readCoverage(params),
    currentLocale(),
    getTranslations('organisations'),
  ])
  const { id, name: called } = organisation
  return (
    <FormScreen
      title={say('retire-coverage')}
      crumbs={crumbsOf(organisations, { id, called }, locale)}
      input={WithdrawalInput}
      values={{ retiredOn: today() }}
      save={retire}
      submitLabel={say('retire-coverage')}
      cancelHref={`/organisations/${id}`}
      hidden={{ id: coverage.id, version: String(coverage.version) }}
      asksReason
    />
  )
}
