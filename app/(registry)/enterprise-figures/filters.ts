import { filterSet, uuidIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Choice } from '@/core/form-state'
import type { FiguresFilter } from '@/db/enterprise-figures/queries'
import type { Asked } from '@/db/list'

type Say = (key: string) => string
type Choices = { units: Choice[]; periods: Choice[]; enterprise?: Choice | undefined }

/** The address of the list, latest period first; the page and the export read it alike. */
export const askedOf = (params: Params): Asked & FiguresFilter => ({
  ...askedIn(params, '-period'),
  periodId: uuidIn(params.period),
  enterpriseId: uuidIn(params.enterprise),
  unitId: uuidIn(params.unit),
})

export const filtersOf = ({ units, periods, enterprise }: Choices, say: Say): Filter[] => [
  { name: 'period', label: say('period'), options: periods },
  { name: 'unit', label: say('park'), options: units },
  ...filterSet('enterprise', say('enterprise'), enterprise),
]
