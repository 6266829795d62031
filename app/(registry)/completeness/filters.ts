import { oneOf, uuidIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, hrefWith, type Params } from '@/app/screen/params'
import type { Choice } from '@/core/form-state'
import type { Completeness, ReportFilter } from '@/db/member-report/queries'
import type { Say } from '@/messages/say'

/** The filter that each count above the matrix links to. */
export const wishOf = {
  expected: undefined,
  submitted: 'sent',
  onTime: 'on-time',
  late: 'late',
  missing: 'unsent',
  waiting: 'submitted',
  returned: 'returned',
  confirmed: 'official',
} as const satisfies Record<keyof Completeness, ReportFilter['standing']>

const wishes = Object.values(wishOf).filter((wish) => wish !== undefined)

export const path = '/completeness'
const known = ['q', 'period', 'kind', 'unit', 'standing', 'page']

export function askedOf(params: Params) {
  const { text, page } = askedIn(params, 'name')
  return { text, page, validOn: undefined, unitId: uuidIn(params.unit), standing: oneOf(wishes, params.standing) }
}

/** The query parameters of the matrix, without those of the report beside it. */
export const keptOf = (params: Params): Params =>
  Object.fromEntries(Object.entries(params).filter(([name]) => known.includes(name)))

/** The URL of the matrix with a report beside it, or without one. */
export function matrixHref(params: Params, report: string, also: Params = {}): string {
  const { page = '' } = params
  return hrefWith(path, keptOf(params), { page, report, ...also }) + (report ? '#panel' : '')
}

/** The URL of the page that shows all versions of the filter that can be confirmed together. */
export const confirmHref = (params: Params): string =>
  `${path}/confirm?${new URLSearchParams({ all: '1', back: backOf(params) })}`

/** The query of the matrix, for a hidden field. */
export const backOf = (params: Params): string => new URLSearchParams(keptOf(params)).toString()

type Choices = { periods: Choice[]; kinds: Choice[]; units: Choice[] }

export const filtersOf = ({ periods, kinds, units }: Choices, say: Say<'completeness'>, chosen = ''): Filter[] => [
  { name: 'period', label: say('period'), options: periods, otherwise: chosen },
  { name: 'unit', label: say('park'), reference: 'any_unit', options: units },
  {
    name: 'standing',
    label: say('standing'),
    options: wishes.map((wish) => ({ value: wish, label: say(`wish.${wish}`) })),
  },
  { name: 'kind', label: say('kind'), options: kinds },
]
