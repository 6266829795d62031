import { getTranslations } from 'next-intl/server'
import type { EditProps } from '@/app/screen/record-form'
import { findOrganisation } from '@/db/organisation/queries'
import { OrganisationCorrection, organisations } from '@/db/organisation/record'
import { entriesOf } from '@/messages/say'
import { correct } from './actions'
import { groups } from './sections'

/** The form that corrects an organisation, whole or one section of it. Changes from a day on are recorded by acts. */
export async function editOf(id: string, section = ''): Promise<EditProps> {
  const say = await getTranslations('organisations')
  return {
    record: organisations,
    id,
    input: OrganisationCorrection,
    title: say('edit'),
    find: (db) => findOrganisation(db, id),
    only: entriesOf(groups).flatMap(([group, names]) => (section === '' || group === section ? [...names] : [])),
    save: correct,
    sections: entriesOf(groups).map(([id, names]) => ({ id, title: say(`section.${id}`), names: [...names] })),
    children: <p className="hint">{say('edit-hint')}</p>,
  }
}
