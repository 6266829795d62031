import { oneOf, uuidIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Choice } from '@/core/form-state'
import type { Asked } from '@/db/list'
import { type ReopeningFilter, reopeningStates } from '@/db/reopening/queries'

/** The address of the list, the latest request first; the page and the export read it alike. */
export const askedOf = (params: Params): Asked & ReopeningFilter => ({
  ...askedIn(params, '-requestedAt'),
  periodId: uuidIn(params.period),
  state: oneOf(reopeningStates, params.state),
})

export const filtersOf = (periods: Choice[], say: (key: string) => string): Filter[] => [
  { name: 'period', label: say('period'), options: periods },
  {
    name: 'state',
    label: say('state-label'),
    options: reopeningStates.map((value) => ({ value, label: say(`state.${value}`) })),
  },
]
