import { staffOnly } from '@/app/request/session'
import type { Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { Tag } from '@/components/tag'
import { reopeningList, reopeningStates } from '@/db/reopening/list'
import type { ReopeningState } from '@/db/reopening/queries'
import { toneOf } from './facts'

export default async function ReopeningsPage({ searchParams }: { searchParams: Promise<Sent> }) {
  await staffOnly()
  return (
    <RecordList
      listing={reopeningList}
      searchParams={searchParams}
      cells={({ state }, locale) => {
        const standing = state as ReopeningState
        return { state: <Tag tone={toneOf[standing]}>{reopeningStates[standing][locale]}</Tag> }
      }}
    />
  )
}
