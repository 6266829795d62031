import { getTranslations } from 'next-intl/server'
import { isUuid, paramsOf, type Sent } from '@/app/screen/params'
import { NewScreen } from '@/app/screen/record-form'
import { FoundingInput } from '@/db/act/found'
import { findEnterprise } from '@/db/enterprise/queries'
import { findOrganisation } from '@/db/organisation/queries'
import { organisations } from '@/db/organisation/record'
import { found } from '../actions'
import { foundingSections } from '../sections'

/** Opened from the list, or from the page of the enterprise in which it is founded. */
export default async function FoundOrganisationPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const [asked, say] = await Promise.all([paramsOf(searchParams), getTranslations('organisations')])
  return (
    <NewScreen
      record={organisations}
      input={FoundingInput}
      values={{ foundedPrecision: 'd' }}
      begin={async (db) => {
        const enterprise =
          asked.enterprise && isUuid(asked.enterprise) ? await findEnterprise(db, asked.enterprise) : null
        return enterprise ? { unitId: enterprise.unitId, enterpriseIds: [enterprise.id] } : {}
      }}
      asked={asked}
      findLike={findOrganisation}
      save={found}
      sections={foundingSections(say)}
    />
  )
}
