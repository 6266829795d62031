import { getTranslations } from 'next-intl/server'
import type { Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { today } from '@/core/date'
import { periodList } from '@/db/period/list'
import type { PeriodRow } from '@/db/period/queries'
import { standingOf } from './standing'

export default async function PeriodsPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const say = await getTranslations('periods')
  return (
    <RecordList
      listing={periodList}
      searchParams={searchParams}
      cells={(row) => ({ standing: say(standingOf(row as unknown as PeriodRow, today())) })}
    />
  )
}
