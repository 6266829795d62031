import { getTranslations } from 'next-intl/server'
import { EditScreen } from '@/app/screen/record-form'
import { today } from '@/core/date'
import { AffiliatedEnding, affiliatedOrganisations } from '@/db/affiliated-organisation/record'
import { end } from '../../actions'

export default async function EndAffiliatedPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('affiliated-organisations')])
  return (
    <EditScreen
      record={affiliatedOrganisations}
      id={id}
      input={AffiliatedEnding}
      values={{ endsOn: today() }}
      title={say('end')}
      submitLabel={say('end')}
      save={end}
    />
  )
}
