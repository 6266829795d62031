import { oneOf, uuidIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Choice } from '@/core/form-state'
import type { Asked } from '@/db/record/list'
import { type TransferFilter, ways } from '@/db/report/transfers'
import type { Say } from '@/messages/say'

/** Parses the URL for the query. The page and the export use it. */
export const askedOf = (params: Params): Asked & TransferFilter => ({
  ...askedIn(params, 'since'),
  way: oneOf(ways, params.way),
  unitId: uuidIn(params.unit),
})

export const filtersOf = (units: Choice[], say: Say<'transfers'>): Filter[] => [
  { name: 'way', label: say('state'), options: ways.map((value) => ({ value, label: say(`filter.${value}`) })) },
  { name: 'unit', label: say('park'), reference: 'any_unit', options: units },
]
