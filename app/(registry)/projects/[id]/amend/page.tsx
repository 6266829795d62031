import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { today } from '@/core/date'
import { findProject } from '@/db/project/queries'
import { ProjectAmendment } from '@/db/project/record'
import { amend } from '../../actions'
import { sectionsOf } from '../../sections'

export default async function AmendProjectPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('projects')])
  const project = await readRecord(id, async (db) => {
    const project = await findProject(db, id)
    return project?.canEdit ? project : null
  })

  return (
    <FormScreen
      title={say('amend')}
      crumbs={[
        { href: '/projects', label: say('title') },
        { href: `/projects/${id}`, label: project.name },
      ]}
      input={ProjectAmendment}
      values={{ ...project, amendment: (project.amendment ?? 0) + 1, effectiveOn: today() }}
      save={amend}
      submitLabel={say('amend')}
      cancelHref={`/projects/${id}`}
      hidden={{ id, version: String(project.version) }}
      sections={sectionsOf(say).slice(1)}
      asksReason
    />
  )
}
