import { EditScreen } from '@/app/screen/record-form'
import { findAffiliated } from '@/db/affiliated-organisation/queries'
import { AffiliatedRegistration, affiliatedOrganisations } from '@/db/affiliated-organisation/record'
import { revise } from '../../actions'

export default async function EditAffiliatedPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return (
    <EditScreen
      record={affiliatedOrganisations}
      id={id}
      input={AffiliatedRegistration}
      find={(db) => findAffiliated(db, id)}
      save={revise}
    />
  )
}
