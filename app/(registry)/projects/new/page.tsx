import { getTranslations } from 'next-intl/server'
import { paramsOf, type Sent } from '@/app/screen/params'
import { NewScreen } from '@/app/screen/record-form'
import { findProject } from '@/db/project/queries'
import { projects } from '@/db/project/record'
import { register } from '../actions'
import { sectionsOf } from '../sections'

export default async function NewProjectPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const [say, asked] = await Promise.all([getTranslations('projects'), paramsOf(searchParams)])
  return (
    <NewScreen
      record={projects}
      values={{ amendment: 0 }}
      from={{ enterpriseId: asked.enterprise }}
      asked={asked}
      findLike={findProject}
      save={register}
      sections={sectionsOf(say)}
    />
  )
}
