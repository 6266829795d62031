import { getTranslations } from 'next-intl/server'
import { readRecord } from '@/app/screen/record'
import { RetireScreen } from '@/app/screen/retire-screen'
import { findProject } from '@/db/project/queries'
import { restore, retire } from '../../actions'

export default async function RetireProjectPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('projects')])
  const project = await readRecord(id, async (db) => {
    const project = await findProject(db, id)
    return project?.canEdit ? project : null
  })

  return (
    <RetireScreen
      path="/projects"
      list={say('title')}
      record={project}
      name={project.name}
      retire={retire}
      restore={restore}
    />
  )
}
