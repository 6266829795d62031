import type { Filter } from '@/app/screen/list-screen'
import { askedIn, isUuid, type Params } from '@/app/screen/params'
import type { Choice } from '@/core/form-state'
import type { Asked } from '@/db/list'
import type { ReportFilter } from '@/db/member-report/queries'

const standings = ['missing', 'waiting', 'confirmed'] as const

/** The address of the list, as the query wants it; the page and the export read it alike. */
export function askedOf(params: Params): Asked & ReportFilter {
  const id = (name: string) => (isUuid(params[name] ?? '') ? params[name] : undefined)
  return {
    ...askedIn(params, '-periodId'),
    periodId: id('period'),
    unitId: id('unit'),
    organisationId: id('organisation'),
    standing: standings.find((standing) => standing === params.standing),
  }
}

type Choices = { periods: Choice[]; units: Choice[]; organisations: Choice[] }

/** An organisation is a filter where a link chose it; otherwise the search finds it. */
export const filtersOf = ({ periods, units, organisations }: Choices, say: (key: string) => string): Filter[] => [
  { name: 'period', label: say('period'), options: periods },
  { name: 'unit', label: say('park'), options: units },
  {
    name: 'standing',
    label: say('standing'),
    options: standings.map((standing) => ({ value: standing, label: say(standing) })),
  },
  ...(organisations.length > 0 ? [{ name: 'organisation', label: say('organisation'), options: organisations }] : []),
]
