import { getTranslations } from 'next-intl/server'
import type { Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { enterpriseList } from '@/db/enterprise/list'

/** Of several organisations that serve an enterprise the list shows the first. */
export default async function EnterprisesPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const say = await getTranslations('enterprises')
  return (
    <RecordList
      listing={enterpriseList}
      searchParams={searchParams}
      cells={({ organisations }) => {
        const [name, ...others] = organisations as string[]
        return { organisations: name && others.length > 0 ? say('and-others', { name, count: others.length }) : name }
      }}
    />
  )
}
