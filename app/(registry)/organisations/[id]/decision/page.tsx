import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { crumbsOf, readRecord } from '@/app/screen/record'
import { DecisionInput } from '@/db/document/record'
import { findOrganisation } from '@/db/organisation/queries'
import { organisations } from '@/db/organisation/record'
import { nameDecision } from '../../actions'

/** The form that adds a missing founding decision. */
export default async function FoundingDecisionPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('organisations')])
  const organisation = await readRecord(id, async (db) => {
    const organisation = await findOrganisation(db, id)
    return organisation?.canEdit && !organisation.foundingDocumentId ? organisation : null
  })

  return (
    <FormScreen
      title={say('add-decision')}
      crumbs={crumbsOf(organisations, { id, called: organisation.name }, locale)}
      input={DecisionInput}
      values={{}}
      save={nameDecision}
      submitLabel={say('save')}
      cancelHref={`/organisations/${id}`}
      hidden={{ id }}
    />
  )
}
