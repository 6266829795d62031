import type { Filter } from '@/app/screen/list-screen'
import { askedIn, isUuid, type Params } from '@/app/screen/params'
import { fieldsOf } from '@/core/field'
import type { Choice } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import type { Asked } from '@/db/list'
import { MandateInput } from '@/db/mandate/record'
import type { PersonFilter } from '@/db/person/queries'

type Say = (key: string) => string

/** The address of the list, as the query wants it; the page and the export read it alike. */
export function askedOf(params: Params, locale: Locale): Asked & PersonFilter {
  const { unit = '', position = '', office } = params
  return {
    ...askedIn(params, 'fullName'),
    locale,
    unitId: isUuid(unit) ? unit : undefined,
    position: positionsOf(locale).some(({ value }) => value === position) ? position : undefined,
    holdsOffice: office === 'yes' || office === 'no' ? office : undefined,
  }
}

export const filtersOf = (units: Choice[], locale: Locale, say: Say): Filter[] => [
  { name: 'unit', label: say('park'), options: units },
  { name: 'position', label: say('position'), options: positionsOf(locale) },
  {
    name: 'office',
    label: say('office'),
    options: [
      { value: 'yes', label: say('holds-office') },
      { value: 'no', label: say('holds-none') },
    ],
  },
]

const positionsOf = (locale: Locale) =>
  fieldsOf(MandateInput, locale).find(({ name }) => name === 'position')?.options ?? []
