import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { listChanges } from '@/db/audit/queries'
import { findProject } from '@/db/project/queries'
import { ProjectInput } from '@/db/project/record'
import { listUnitChoices, namesOf } from '@/db/unit/queries'

export default async function ProjectHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say, form] = await Promise.all([params, getTranslations('projects'), getTranslations('form')])
  const { project, changes, names } = await readRecord(id, async (db) => {
    const project = await findProject(db, id)
    if (!project) return null
    const [changes, units] = await Promise.all([listChanges(db, 'project', id), listUnitChoices(db)])
    return { project, changes, names: { ...namesOf(units), [project.enterpriseId]: project.enterpriseName ?? '' } }
  })

  return (
    <HistoryScreen
      title={form('history')}
      crumbs={[
        { href: '/projects', label: say('title') },
        { href: `/projects/${id}`, label: project.name },
      ]}
      changes={changes}
      inputs={[ProjectInput]}
      names={names}
    />
  )
}
