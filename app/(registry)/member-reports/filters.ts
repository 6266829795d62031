import { oneOf, uuidIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Choice } from '@/core/form-state'
import type { ReportFilter } from '@/db/member-report/queries'
import type { Asked } from '@/db/record/list'
import type { Say } from '@/messages/say'

const standings = ['unsent', 'submitted', 'returned', 'confirmed', 'late', 'one-person', 'after-lock'] as const

/** Parses the URL for the query. The page and the export use it. */
export function askedOf(params: Params): Asked & ReportFilter {
  return {
    ...askedIn(params, '-periodId'),
    periodId: uuidIn(params.period),
    unitId: uuidIn(params.unit),
    organisationId: uuidIn(params.organisation),
    standing: oneOf(standings, params.standing),
  }
}

type Choices = { periods: Choice[]; units: Choice[]; organisations: Choice[] }

/** The filters. The one by organisation appears only if a link has set it; users search for organisations by text. */
export const filtersOf = ({ periods, units, organisations }: Choices, say: Say<'member-reports'>): Filter[] => [
  { name: 'period', label: say('period'), reference: 'period', options: periods },
  { name: 'unit', label: say('park'), reference: 'any_unit', options: units },
  {
    name: 'standing',
    label: say('standing'),
    options: standings.map((standing) => ({ value: standing, label: say(standing) })),
  },
  ...(organisations.length > 0
    ? [{ name: 'organisation', label: say('organisation'), reference: 'organisation', options: organisations }]
    : []),
]
