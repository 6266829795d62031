import { optionIn, optionsOf } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import { today } from '@/core/date'
import type { Locale } from '@/core/locale'
import type { Asked } from '@/db/list'
import type { PeriodFilter } from '@/db/period/queries'
import { PeriodInput } from '@/db/period/record'

const firstYear = 2021

/** The address of the list, as the query wants it; the page and the export read it alike. */
export function askedOf(params: Params): Asked & PeriodFilter {
  return {
    ...askedIn(params, '-endsOn'),
    kind: optionIn(PeriodInput, 'kind', params.kind),
    year: yearsOf().some(({ value }) => value === params.year) ? Number(params.year) : undefined,
  }
}

export const filtersOf = (locale: Locale, say: (key: string) => string): Filter[] => [
  { name: 'kind', label: say('kind'), options: optionsOf(PeriodInput, 'kind', locale) },
  { name: 'year', label: say('year'), options: yearsOf() },
]

function yearsOf() {
  const last = Number(today().slice(0, 4)) + 1
  const years = Array.from({ length: last - firstYear + 1 }, (_, at) => String(last - at))
  return years.map((year) => ({ value: year, label: year }))
}
