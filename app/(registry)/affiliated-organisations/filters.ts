import { filterBy, filterSet, oneOf, optionIn, uuidIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Choice } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import type { AffiliatedFilter } from '@/db/affiliated-organisation/queries'
import { AffiliatedOrganisationInput } from '@/db/affiliated-organisation/record'
import type { Asked } from '@/db/list'

type Say = (key: string) => string

/** The address of the list, as the query wants it; the page and the export read it alike. */
export const askedOf = (params: Params): Asked & AffiliatedFilter => ({
  ...askedIn(params, 'enterprise'),
  kind: optionIn(AffiliatedOrganisationInput, 'kind', params.kind),
  unitId: uuidIn(params.unit),
  enterpriseId: uuidIn(params.enterprise),
  followed: oneOf(['no'], params.followed),
})

export const filtersOf = (units: Choice[], locale: Locale, say: Say, enterprise?: Choice): Filter[] => [
  filterBy(AffiliatedOrganisationInput, 'kind', locale),
  { name: 'unit', label: say('park'), options: units },
  { name: 'followed', label: say('followed'), options: [{ value: 'no', label: say('not-followed') }] },
  ...filterSet('enterprise', say('enterprise'), enterprise),
]
