import { getTranslations } from 'next-intl/server'
import type { Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { Tag } from '@/components/tag'
import { correctionRequestList } from '@/db/correction-request/list'

export default async function CorrectionRequestsPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const say = await getTranslations('correction-requests')
  return (
    <RecordList
      listing={correctionRequestList}
      searchParams={searchParams}
      cells={({ resolvedAt }) => ({
        state: resolvedAt ? say('is.answered') : <Tag tone="todo">{say('is.open')}</Tag>,
      })}
    />
  )
}
