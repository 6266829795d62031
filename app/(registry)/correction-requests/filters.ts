import { oneOf, uuidIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Choice } from '@/core/form-state'
import { type RequestFilter, requestStates } from '@/db/correction-request/queries'
import type { Asked } from '@/db/list'

type Say = (key: string) => string

/** The address of the list, as the query wants it; the page and the export read it alike. */
export const askedOf = (params: Params): Asked & RequestFilter => ({
  ...askedIn(params, '-requestedAt'),
  state: oneOf(requestStates, params.state),
  unitId: uuidIn(params.unit),
})

export const filtersOf = (units: Choice[], say: Say): Filter[] => [
  { name: 'state', label: say('state'), options: requestStates.map((value) => ({ value, label: say(`is.${value}`) })) },
  { name: 'unit', label: say('park'), options: units },
]
