import { filterBy, optionIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Locale } from '@/core/locale'
import type { CommuneFilter } from '@/db/commune/queries'
import { CommuneInput } from '@/db/commune/record'
import type { Asked } from '@/db/list'

export const askedOf = (params: Params): Asked & CommuneFilter => ({
  ...askedIn(params, 'name'),
  kind: optionIn(CommuneInput, 'kind', params.kind),
  retired: params.followed === 'no',
})

export const filtersOf = (locale: Locale, say: (key: string) => string): Filter[] => [
  filterBy(CommuneInput, 'kind', locale),
  { name: 'followed', label: say('followed'), options: [{ value: 'no', label: say('retired') }] },
]
