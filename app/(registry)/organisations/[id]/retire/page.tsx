import { getTranslations } from 'next-intl/server'
import { readRecord } from '@/app/screen/record'
import { RetireScreen } from '@/app/screen/retire-screen'
import { findOrganisation } from '@/db/organisation/queries'
import { restore, retire } from '../../actions'

export default async function RetireOrganisationPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('organisations')])
  const organisation = await readRecord(id, async (db) => {
    const organisation = await findOrganisation(db, id)
    return organisation?.canEdit ? organisation : null
  })

  return (
    <RetireScreen
      path="/organisations"
      list={say('title')}
      record={organisation}
      name={organisation.name}
      retire={retire}
      restore={restore}
      mistake={{ title: say('retire'), hint: say('retire-hint') }}
    />
  )
}
