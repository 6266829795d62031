import { filterBy, oneOf, optionIn, uuidIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Choice } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import type { EnterpriseFilter } from '@/db/enterprise/queries'
import { EnterpriseInput } from '@/db/enterprise/record'
import type { Asked } from '@/db/list'

type Say = (key: string) => string

/** The address of the list, as the query wants it; the page and the export read it alike. */
export const askedOf = (params: Params): Asked & EnterpriseFilter => ({
  ...askedIn(params, 'name'),
  unitId: uuidIn(params.unit),
  ownership:
    params.ownership === 'non_state' ? params.ownership : optionIn(EnterpriseInput, 'ownership', params.ownership),
  standing: optionIn(EnterpriseInput, 'standing', params.standing),
  hasOrganisation: oneOf(['yes', 'no'], params.has_organisation),
  country: optionIn(EnterpriseInput, 'investorCountries', params.country),
  review: oneOf(['tax-code'], params.review),
  followed: oneOf(['no'], params.followed),
})

export function filtersOf(units: Choice[], locale: Locale, say: Say): Filter[] {
  return [
    { name: 'unit', label: say('park'), options: units },
    filterBy(EnterpriseInput, 'ownership', locale, { before: [{ value: 'non_state', label: say('non-state') }] }),
    {
      name: 'has_organisation',
      label: say('organisation'),
      options: [
        { value: 'yes', label: say('has-organisation') },
        { value: 'no', label: say('has-no-organisation') },
      ],
    },
    filterBy(EnterpriseInput, 'standing', locale),
    filterBy(EnterpriseInput, 'investorCountries', locale, { name: 'country' }),
    { name: 'review', label: say('review'), options: [{ value: 'tax-code', label: say('review-tax-code') }] },
    { name: 'followed', label: say('followed'), options: [{ value: 'no', label: say('not-followed') }] },
  ]
}
