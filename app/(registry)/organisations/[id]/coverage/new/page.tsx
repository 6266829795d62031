import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { crumbsOf, readRecord } from '@/app/screen/record'
import { today } from '@/core/date'
import { CoverageNewInput } from '@/db/act/coverage'
import { findOrganisation } from '@/db/organisation/queries'
import { organisations } from '@/db/organisation/record'
import { newId } from '@/db/record/id'
import { decision } from '../../../sections'
import { cover } from '../actions'

export default async function NewCoveragePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('organisations')])
  const organisation = await readRecord(id, async (db) => {
    const organisation = await findOrganisation(db, id)
    return organisation?.canEdit && !organisation.endedOn && !organisation.retiredOn ? organisation : null
  })

  return (
    <FormScreen
      title={say('cover')}
      crumbs={crumbsOf(organisations, { id, called: organisation.name }, locale)}
      input={CoverageNewInput}
      values={{ from: today() }}
      save={cover}
      submitLabel={say('cover')}
      cancelHref={`/organisations/${id}`}
      hidden={{ nonce: newId(), organisation: id }}
      sections={[
        { title: say('enterprise'), names: ['enterpriseId', 'isHost', 'from', 'to'] },
        { title: say('section.decision'), names: decision },
      ]}
    />
  )
}
