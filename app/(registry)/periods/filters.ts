import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import { today } from '@/core/date'
import { fieldsOf } from '@/core/field'
import type { Locale } from '@/core/locale'
import type { Asked } from '@/db/list'
import type { PeriodFilter } from '@/db/period/queries'
import { PeriodInput } from '@/db/period/record'

const firstYear = 2021

/** The address of the list, as the query wants it; the page and the export read it alike. */
export function askedOf(params: Params): Asked & PeriodFilter {
  const { kind, year } = params
  return {
    ...askedIn(params, '-endsOn'),
    kind: kindsOf('vi').some(({ value }) => value === kind) ? kind : undefined,
    year: yearsOf().some(({ value }) => value === year) ? Number(year) : undefined,
  }
}

export const filtersOf = (locale: Locale, say: (key: string) => string): Filter[] => [
  { name: 'kind', label: say('kind'), options: kindsOf(locale) },
  { name: 'year', label: say('year'), options: yearsOf() },
]

const kindsOf = (locale: Locale) => fieldsOf(PeriodInput, locale).find(({ name }) => name === 'kind')?.options ?? []

function yearsOf() {
  const last = Number(today().slice(0, 4)) + 1
  const years = Array.from({ length: last - firstYear + 1 }, (_, at) => String(last - at))
  return years.map((year) => ({ value: year, label: year }))
}
