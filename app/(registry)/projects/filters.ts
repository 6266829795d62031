import { filterBy, filterSet, oneOf, optionIn, uuidIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Choice } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import type { Asked } from '@/db/list'
import type { ProjectFilter } from '@/db/project/queries'
import { ProjectInput } from '@/db/project/record'

type Say = (key: string) => string

/** The address of the list, as the query wants it; the page and the export read it alike. */
export const askedOf = (params: Params): Asked & ProjectFilter => ({
  ...askedIn(params, 'code'),
  unitId: uuidIn(params.unit),
  kind: optionIn(ProjectInput, 'kind', params.kind),
  currency: optionIn(ProjectInput, 'currency', params.currency),
  enterpriseId: uuidIn(params.enterprise),
  followed: oneOf(['no'], params.followed),
})

export function filtersOf(units: Choice[], locale: Locale, say: Say, enterprise?: Choice): Filter[] {
  return [
    { name: 'unit', label: say('park'), options: units },
    filterBy(ProjectInput, 'kind', locale),
    filterBy(ProjectInput, 'currency', locale),
    { name: 'followed', label: say('followed'), options: [{ value: 'no', label: say('not-followed') }] },
    ...filterSet('enterprise', say('enterprise'), enterprise),
  ]
}
