import { oneOf, optionIn, optionsOf, uuidIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Choice } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import type { Asked } from '@/db/list'
import { MandateInput } from '@/db/mandate/record'
import type { PersonFilter } from '@/db/person/queries'

type Say = (key: string) => string

/** The address of the list, as the query wants it; the page and the export read it alike. */
export function askedOf(params: Params, locale: Locale): Asked & PersonFilter {
  return {
    ...askedIn(params, 'fullName'),
    locale,
    unitId: uuidIn(params.unit),
    position: optionIn(MandateInput, 'position', params.position),
    holdsOffice: oneOf(['yes', 'no'], params.office),
  }
}

export const filtersOf = (units: Choice[], locale: Locale, say: Say): Filter[] => [
  { name: 'unit', label: say('park'), options: units },
  { name: 'position', label: say('position'), options: optionsOf(MandateInput, 'position', locale) },
  {
    name: 'office',
    label: say('office'),
    options: [
      { value: 'yes', label: say('holds-office') },
      { value: 'no', label: say('holds-none') },
    ],
  },
]
