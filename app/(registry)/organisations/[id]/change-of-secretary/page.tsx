import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { alikeBelow } from '@/app/screen/alike'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { formatDate } from '@/core/locale'
import { ChangeOfSecretaryInput, SuccessionInput } from '@/db/act/change-of-secretary'
import { findSecretary, findVacancy } from '@/db/mandate/queries'
import { findOrganisation } from '@/db/organisation/queries'
import { people } from '@/db/person/record'
import { newId } from '@/db/record/id'
import { change, fillVacancy } from './actions'

/** The form for the old secretary, the new one and the decision. */
export default async function ChangeOfSecretaryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('mandates')])
  const { organisation, present, vacantSince } = await readRecord(id, async (db) => {
    const organisation = await findOrganisation(db, id)
    if (!organisation?.canEdit || organisation.endedOn) return null
    const [present, vacantSince] = await Promise.all([findSecretary(db, id), findVacancy(db, id)])
    return { organisation, present, vacantSince }
  })

  const also = { organisationId: id, unitId: organisation.unitId }
  const below = await alikeBelow(people, { fullName: ['fullName'] }, also)
  return (
    <FormScreen
      title={say('change')}
      crumbs={[{ href: `/organisations/${id}`, label: organisation.name }]}
      input={present ? ChangeOfSecretaryInput : SuccessionInput}
      values={{}}
      save={present ? change : fillVacancy}
      submitLabel={say('change')}
      cancelHref={`/organisations/${id}`}
      hidden={{ organisation: id, nonce: newId() }}
      sections={[
        ...(present ? [{ title: say('old', { name: present.personName ?? '' }), names: ['endsOn', 'endReason'] }] : []),
        {
          title: say('new'),
          names: ['personId', 'fullName', 'isAnother', 'effectiveOn', 'obtained', 'termEndsOn'],
          below,
        },
        { title: say('by-decision'), names: ['decisionNumber', 'decisionIssuedOn', 'decisionIssuer'] },
      ]}
      lead={
        <p>
          {present && say('present', { name: present.personName ?? '', day: formatDate(present.startsOn, locale) })}
          {vacantSince && say('vacant', { day: formatDate(vacantSince, locale) })}
        </p>
      }
    />
  )
}
