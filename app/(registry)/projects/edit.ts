import { getTranslations } from 'next-intl/server'
import type { EditProps } from '@/app/screen/record-form'
import { findProject } from '@/db/project/queries'
import { projects } from '@/db/project/record'
import { correct } from './actions'
import { groups, sectionsOf } from './sections'

/** The form that corrects a project, whole or one section of it. */
export async function editOf(id: string, section = ''): Promise<EditProps> {
  const say = await getTranslations('projects')
  return {
    record: projects,
    id,
    find: (db) => findProject(db, id),
    only: section === 'project' ? [...groups.project] : undefined,
    title: say('edit'),
    save: correct,
    sections: sectionsOf(say),
  }
}
