import { getTranslations } from 'next-intl/server'
import { EditScreen } from '@/app/screen/record-form'
import { today } from '@/core/date'
import { findProject } from '@/db/project/queries'
import { ProjectAmendment, projects } from '@/db/project/record'
import { amend } from '../../actions'
import { sectionsOf } from '../../sections'

export default async function AmendProjectPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('projects')])
  return (
    <EditScreen
      record={projects}
      id={id}
      input={ProjectAmendment}
      find={(db) => findProject(db, id)}
      values={({ amendment }) => ({ amendment: Number(amendment ?? 0) + 1, effectiveOn: today() })}
      title={say('amend')}
      submitLabel={say('amend')}
      save={amend}
      sections={sectionsOf(say).slice(1)}
    />
  )
}
