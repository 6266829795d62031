import { oneOf, optionIn, optionsOf, uuidIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Choice } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import type { EventFilter } from '@/db/event/queries'
import { EventInput } from '@/db/event/record'
import type { Asked } from '@/db/list'

type Say = (key: string) => string

/** The address of the list, as the query wants it; the page and the export read it alike. */
export function askedOf(params: Params): Asked & EventFilter {
  return {
    ...askedIn(params, '-effectiveOn'),
    unitId: uuidIn(params.unit),
    kind: optionIn(EventInput, 'kind', params.kind),
    review: oneOf(['no-decision'], params.review),
  }
}

export const filtersOf = (units: Choice[], locale: Locale, say: Say): Filter[] => [
  { name: 'kind', label: say('kind'), options: optionsOf(EventInput, 'kind', locale) },
  { name: 'unit', label: say('park'), options: units },
  { name: 'review', label: say('review'), options: [{ value: 'no-decision', label: say('no-decision') }] },
]
