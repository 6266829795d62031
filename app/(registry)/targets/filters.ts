import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Asked } from '@/db/list'
import type { TargetFilter } from '@/db/target/queries'

/** The address of the list, the latest year first; the page and the export read it alike. */
export const askedOf = (params: Params): Asked & TargetFilter => ({
  ...askedIn(params, '-year'),
  year: /^20\d\d$/.test(params.year ?? '') ? Number(params.year) : undefined,
  retired: params.followed === 'no',
})

export const filtersOf = (years: number[], say: (key: string) => string): Filter[] => [
  { name: 'year', label: say('year'), options: years.map(String).map((year) => ({ value: year, label: year })) },
  { name: 'followed', label: say('followed'), options: [{ value: 'no', label: say('retired') }] },
]
