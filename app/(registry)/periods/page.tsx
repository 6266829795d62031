import type { Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { periodList } from '@/db/period/list'

export default function PeriodsPage({ searchParams }: { searchParams: Promise<Sent> }) {
  return <RecordList listing={periodList} searchParams={searchParams} />
}
