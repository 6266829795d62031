import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { listChanges } from '@/db/audit/queries'
import { findPerson } from '@/db/person/queries'
import { PersonContactInput, PersonInput } from '@/db/person/record'
import { listUnitChoices, namesOf } from '@/db/unit/queries'

export default async function PersonHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('people')])
  const { person, changes, names } = await readRecord(id, async (db) => {
    const person = await findPerson(db, id)
    if (!person) return null
    const [changes, units] = await Promise.all([listChanges(db, 'person', id), listUnitChoices(db)])
    return { person, changes, names: namesOf(units) }
  })

  return (
    <HistoryScreen
      title={say('history')}
      crumbs={[
        { href: '/people', label: say('title') },
        { href: `/people/${id}`, label: person.fullName },
      ]}
      changes={changes}
      inputs={[PersonInput, PersonContactInput]}
      names={names}
    />
  )
}
