import { currentLocale } from '@/app/request/session'
import { crumbsOf } from '@/app/screen/record'
import { RetireScreen } from '@/app/screen/retire-screen'
import { coverages } from '@/db/coverage/record'
import { organisations } from '@/db/organisation/record'
import { withdraw } from '../../actions'
import { readCoverage } from '../../read'

type Props = { params: Promise<{ id: string; coverageId: string }> }

export default async function WithdrawCoveragePage({ params }: Props) {
  const [{ organisation, coverage, withdrawal }, locale] = await Promise.all([readCoverage(params), currentLocale()])
  const { id, name: called } = organisation
  return (
    <RetireScreen
      of={coverages}
      does="withdraw"
      crumbs={crumbsOf(organisations, { id, called }, locale)}
      record={coverage}
      uses={[]}
      withdrawal={withdrawal}
      save={withdraw}
    />
  )
}
