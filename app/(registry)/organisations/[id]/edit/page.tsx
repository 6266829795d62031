import { getTranslations } from 'next-intl/server'
import { EditScreen } from '@/app/screen/record-form'
import { findOrganisation } from '@/db/organisation/queries'
import { OrganisationCorrection, organisations } from '@/db/organisation/record'
import { entriesOf } from '@/messages/say'
import { correct } from '../../actions'
import { groups } from '../../sections'

/** The form that corrects an organisation. Changes from a day on are recorded by acts. */
export default async function EditOrganisationPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('organisations')])
  return (
    <EditScreen
      record={organisations}
      id={id}
      input={OrganisationCorrection}
      title={say('edit')}
      find={(db) => findOrganisation(db, id)}
      only={Object.values(groups).flat()}
      save={correct}
      sections={entriesOf(groups).map(([group, names]) => ({ title: say(`section.${group}`), names: [...names] }))}
    >
      <p className="hint">{say('edit-hint')}</p>
    </EditScreen>
  )
}
