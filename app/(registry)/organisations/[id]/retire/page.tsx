import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { today } from '@/core/date'
import { findOrganisation } from '@/db/organisation/queries'
import { RetirementInput } from '@/db/validity'
import { retire } from '../../actions'

export default async function RetireOrganisationPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('organisations')])
  const organisation = await readRecord(id, async (db) => {
    const organisation = await findOrganisation(db, id)
    return organisation?.canEdit && !organisation.retiredOn ? organisation : null
  })

  return (
    <FormScreen
      title={say('retire')}
      crumbs={[
        { href: '/organisations', label: say('title') },
        { href: `/organisations/${id}`, label: organisation.name },
      ]}
      input={RetirementInput}
      values={{ retiredOn: today() }}
      save={retire}
      submitLabel={say('retire')}
      cancelHref={`/organisations/${id}`}
      hidden={{ id, version: String(organisation.version) }}
      asksReason
    >
      <p className="hint">{say('retire-hint')}</p>
    </FormScreen>
  )
}
