import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { DecisionInput } from '@/db/document/record'
import { findOrganisation } from '@/db/organisation/queries'
import { nameDecision } from '../../actions'

/** The founding decision of an organisation that was recorded without one. */
export default async function FoundingDecisionPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('organisations')])
  const organisation = await readRecord(id, async (db) => {
    const organisation = await findOrganisation(db, id)
    return organisation?.canEdit && !organisation.foundingDocumentId ? organisation : null
  })

  return (
    <FormScreen
      title={say('add-decision')}
      crumbs={[
        { href: '/organisations', label: say('title') },
        { href: `/organisations/${id}`, label: organisation.name },
      ]}
      input={DecisionInput}
      values={{}}
      save={nameDecision}
      submitLabel={say('save')}
      cancelHref={`/organisations/${id}`}
      hidden={{ id, reason: say('add-decision') }}
    />
  )
}
