import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { findProject } from '@/db/project/queries'
import { ProjectInput } from '@/db/project/record'
import { correct } from '../../actions'
import { sectionsOf } from '../../sections'

export default async function EditProjectPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say, form] = await Promise.all([
    params,
    currentLocale(),
    getTranslations('projects'),
    getTranslations('form'),
  ])
  const { project, choices } = await readRecord(id, async (db) => {
    const project = await findProject(db, id)
    if (!project?.canEdit) return null
    return { project, choices: await choicesFor(db, fieldsOf(ProjectInput, locale)) }
  })

  return (
    <FormScreen
      title={say('edit')}
      crumbs={[
        { href: '/projects', label: say('title') },
        { href: `/projects/${id}`, label: project.name },
      ]}
      input={ProjectInput}
      values={project}
      save={correct}
      submitLabel={form('save')}
      cancelHref={`/projects/${id}`}
      choices={choices}
      chosen={{ enterpriseId: { value: project.enterpriseId, label: project.enterpriseName ?? '' } }}
      hidden={{ id, version: String(project.version) }}
      sections={sectionsOf(say)}
      asksReason
    />
  )
}
