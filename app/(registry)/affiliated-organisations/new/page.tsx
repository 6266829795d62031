import { paramsOf, type Sent } from '@/app/screen/params'
import { NewScreen } from '@/app/screen/record-form'
import { AffiliatedRegistration, affiliatedOrganisations } from '@/db/affiliated-organisation/record'
import { register } from '../actions'

export default async function NewAffiliatedPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const asked = await paramsOf(searchParams)
  return (
    <NewScreen
      record={affiliatedOrganisations}
      input={AffiliatedRegistration}
      from={{ enterpriseId: asked.enterprise }}
      asked={asked}
      save={register}
    />
  )
}
