import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { findOrganisation, listOrganisationNames } from '@/db/organisation/queries'
import { OrganisationInput } from '@/db/organisation/record'
import { correct } from '../../actions'
import { groups } from '../../sections'

/** A correction: what changed in the world is recorded by an act, from its day on. */
export default async function EditOrganisationPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('organisations')])
  const { organisation, choices, superiors } = await readRecord(id, async (db) => {
    const organisation = await findOrganisation(db, id)
    if (!organisation?.canEdit || organisation.retiredOn) return null
    const [choices, superiors] = await Promise.all([
      choicesFor(db, fieldsOf(OrganisationInput, locale)),
      listOrganisationNames(db, [organisation.superiorId]),
    ])
    return { organisation, choices, superiors }
  })
  const [superior] = superiors

  return (
    <FormScreen
      title={say('edit')}
      crumbs={[
        { href: '/organisations', label: say('title') },
        { href: `/organisations/${id}`, label: organisation.name },
      ]}
      input={OrganisationInput}
      values={organisation}
      only={Object.values(groups).flat()}
      save={correct}
      submitLabel={say('save')}
      cancelHref={`/organisations/${id}`}
      choices={choices}
      chosen={superior ? { superiorId: superior } : {}}
      hidden={{ id, version: String(organisation.version) }}
      sections={Object.entries(groups).map(([group, names]) => ({ title: say(`section.${group}`), names: [...names] }))}
      asksReason
    >
      <p className="hint">{say('edit-hint')}</p>
    </FormScreen>
  )
}
