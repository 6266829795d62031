import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { inWords, readRecord } from '@/app/screen/record'
import { findMandate } from '@/db/mandate/queries'
import { MandateEnding, MandateInput } from '@/db/mandate/record'
import { end } from '../../actions'

export default async function EndMandatePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('mandates')])
  const mandate = await readRecord(id, async (db) => {
    const mandate = await findMandate(db, id)
    return mandate?.canEdit && !mandate.endsOn ? mandate : null
  })

  return (
    <FormScreen
      title={say('end')}
      crumbs={[
        { href: `/organisations/${mandate.organisationId}`, label: mandate.organisationName ?? '' },
        { href: `/people/${mandate.personId}`, label: mandate.personName ?? '' },
      ]}
      input={MandateEnding}
      values={{}}
      save={end}
      submitLabel={say('end')}
      cancelHref={`/people/${mandate.personId}`}
      hidden={{ id, version: String(mandate.version), of: mandate.personId, reason: say('end') }}
      lead={
        <p>
          {[mandate.personName, inWords(MandateInput, mandate, locale, ['position']), mandate.organisationName]
            .filter(Boolean)
            .join(', ')}
        </p>
      }
    />
  )
}
