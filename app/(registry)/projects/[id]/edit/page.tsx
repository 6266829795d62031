import { getTranslations } from 'next-intl/server'
import { EditScreen } from '@/app/screen/record-form'
import { findProject } from '@/db/project/queries'
import { projects } from '@/db/project/record'
import { correct } from '../../actions'
import { sectionsOf } from '../../sections'

export default async function EditProjectPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('projects')])
  return (
    <EditScreen
      record={projects}
      id={id}
      find={(db) => findProject(db, id)}
      title={say('edit')}
      save={correct}
      sections={sectionsOf(say)}
    />
  )
}
