import { oneOf, uuidIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Choice } from '@/core/form-state'
import type { Asked } from '@/db/record/list'
import { type MissingFilter, reaches } from '@/db/report/missing'
import type { Say } from '@/messages/say'

/** The name of the box that chooses an organisation to be reminded. */
export const chosenName = (organisationId: string): string => `to.${organisationId}`

/** Parses the URL for the query. The page, its export and the check page use it. */
export function askedOf(params: Params, periodId: string): Asked & MissingFilter {
  return {
    ...askedIn(params, 'organisation'),
    periodId,
    unitId: uuidIn(params.unit),
    reach: oneOf(reaches, params.reach),
  }
}

type Choices = { periods: Choice[]; units: Choice[] }

export const filtersOf = ({ periods, units }: Choices, say: Say<'reminders'>): Filter[] => [
  { name: 'period', label: say('period'), options: periods },
  { name: 'unit', label: say('park'), options: units },
  {
    name: 'reach',
    label: say('reach'),
    options: reaches.map((reach) => ({ value: reach, label: say(`reaches.${reach}`) })),
  },
]
