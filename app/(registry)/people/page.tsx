import { getTranslations } from 'next-intl/server'
import type { Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { personList } from '@/db/mandate/person-list'

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Sent> }) {
  const say = await getTranslations('people')
  const none = <span className="muted">{say('holds-none')}</span>
  return (
    <RecordList
      listing={personList}
      searchParams={searchParams}
      cells={({ offices }) => (offices === null ? { offices: none } : {})}
    />
  )
}
