import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { isUuid, paramsOf } from '@/app/screen/params'
import { readNew } from '@/app/screen/record'
import { MandateRegistration, mandate } from '@/db/mandate/record'
import { findOrganisation } from '@/db/organisation/queries'
import { findPerson } from '@/db/person/queries'
import { newId } from '@/db/record/id'
import { record } from '../actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Opened from the page of a person or of an organisation; the form searches the other one. */
export default async function NewMandatePage({ searchParams }: Props) {
  const [{ person: personId = '', organisation: organisationId = '' }, say] = await Promise.all([
    paramsOf(searchParams),
    getTranslations('mandates'),
  ])
  const { person, organisation } = await readNew(mandate, async (db) => ({
    person: isUuid(personId) ? await findPerson(db, personId) : null,
    organisation: isUuid(organisationId) ? await findOrganisation(db, organisationId) : null,
  }))
  const shown = person ?? organisation
  const back = person ? `/people/${person.id}` : organisation ? `/organisations/${organisation.id}` : '/people'

  return (
    <FormScreen
      title={say('add')}
      crumbs={shown ? [{ href: back, label: person?.fullName ?? organisation?.name ?? '' }] : []}
      input={MandateRegistration}
      values={{ personId: person?.id, organisationId: organisation?.id }}
      save={record}
      submitLabel={say('add')}
      cancelHref={back}
      chosen={{
        ...(person && { personId: [{ value: person.id, label: person.fullName }] }),
        ...(organisation && { organisationId: [{ value: organisation.id, label: organisation.name }] }),
      }}
      hidden={{ nonce: newId(), backTo: person ? 'person' : 'organisation' }}
      sections={[
        {
          title: say('office'),
          names: ['personId', 'organisationId', 'position', 'obtained', 'effectiveOn', 'termEndsOn'],
        },
        { title: say('by-decision'), names: ['decisionNumber', 'decisionIssuedOn', 'decisionIssuer'] },
        { title: say('past'), names: ['endsOn', 'endReason'] },
      ]}
    />
  )
}
