import type { Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { affiliatedList } from '@/db/affiliated-organisation/list'

export default function AffiliatedOrganisationsPage({ searchParams }: { searchParams: Promise<Sent> }) {
  return (
    <RecordList
      listing={affiliatedList}
      searchParams={searchParams}
      cells={({ enterpriseId, enterpriseName }) => ({
        enterpriseId: <a href={`/enterprises/${enterpriseId}`}>{String(enterpriseName ?? '')}</a>,
      })}
    />
  )
}
