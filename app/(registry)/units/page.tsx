import type { Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { unitList } from '@/db/unit/list'

/** Parks are indented under their zone; search results are not. */
export default function UnitsPage({ searchParams }: { searchParams: Promise<Sent> }) {
  return (
    <RecordList
      listing={unitList}
      searchParams={searchParams}
      cells={({ name, depth }, _, { text }) => ({ name: `${text ? '' : '– '.repeat(Number(depth))}${name}` })}
    />
  )
}
