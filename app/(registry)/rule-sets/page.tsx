import { getTranslations } from 'next-intl/server'
import type { Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { Tag } from '@/components/tag'
import { ruleList } from '@/db/rule-set/list'

export default async function RuleSetsPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const say = await getTranslations('rule-sets')
  return (
    <RecordList
      listing={ruleList}
      searchParams={searchParams}
      cells={({ isConfirmed }) => ({
        checked: isConfirmed ? say('confirmed') : <Tag tone="todo">{say('unconfirmed')}</Tag>,
      })}
      beside={async () => ({ children: <p className="muted">{say('intro')}</p> })}
    />
  )
}
