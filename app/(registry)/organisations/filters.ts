import { oneOf, uuidIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Choice } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import type { Db } from '@/db/actor'
import type { Asked } from '@/db/list'
import type { OrganisationFilter } from '@/db/organisation/queries'
import { type Kind, listKinds, listSuperiorChoices } from '@/db/organisation/sight'
import { listUnitChoices } from '@/db/unit/queries'

type Say = (key: string) => string
type Lists = { units: Choice[]; kinds: Kind[]; superiors: Choice[] }

/** The address of the list, as the query wants it; the page and the export read it alike. */
export function askedOf(params: Params): Asked & OrganisationFilter {
  return {
    ...askedIn(params, 'name'),
    unitId: uuidIn(params.unit),
    kind: /^[a-z_]{1,60}$/.test(params.kind ?? '') ? params.kind : undefined,
    superiorId: uuidIn(params.superior),
    outside: params.superior === 'outside',
    review: oneOf(['no-secretary', 'no-decision'], params.review),
  }
}

export async function listsFor(db: Db): Promise<Lists> {
  const [units, kinds, superiors] = await Promise.all([listUnitChoices(db), listKinds(db), listSuperiorChoices(db)])
  return { units: [...units], kinds: [...kinds], superiors: [...superiors] }
}

export const filtersOf = ({ units, kinds, superiors }: Lists, locale: Locale, say: Say): Filter[] => [
  { name: 'unit', label: say('park'), options: units },
  {
    name: 'kind',
    label: say('kind'),
    options: kinds.map(({ value, name, nameEn }) => ({ value, label: locale === 'vi' ? name : nameEn })),
  },
  {
    name: 'review',
    label: say('review'),
    options: [
      { value: 'no-secretary', label: say('no-secretary') },
      { value: 'no-decision', label: say('no-decision') },
    ],
  },
  { name: 'superior', label: say('superior'), options: [{ value: 'outside', label: say('outside') }, ...superiors] },
]
