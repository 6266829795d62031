import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { today } from '@/core/date'
import { CoverageNewInput } from '@/db/act/coverage'
import { newId } from '@/db/id'
import { findOrganisation } from '@/db/organisation/queries'
import { decision } from '../../../sections'
import { cover } from '../actions'

export default async function NewCoveragePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('organisations')])
  const organisation = await readRecord(id, async (db) => {
    const organisation = await findOrganisation(db, id)
    return organisation?.canEdit && !organisation.endedOn && !organisation.retiredOn ? organisation : null
  })

  return (
    <FormScreen
      title={say('cover')}
      crumbs={[
        { href: '/organisations', label: say('title') },
        { href: `/organisations/${id}`, label: organisation.name },
      ]}
      input={CoverageNewInput}
      values={{ from: today() }}
      save={cover}
      submitLabel={say('cover')}
      cancelHref={`/organisations/${id}`}
      hidden={{ id: newId(), organisation: id }}
      sections={[
        { title: say('enterprise'), names: ['enterpriseId', 'isHost', 'from', 'to'] },
        { title: say('section.decision'), names: decision },
      ]}
    />
  )
}
