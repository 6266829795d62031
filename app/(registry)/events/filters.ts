import type { Filter } from '@/app/screen/list-screen'
import { askedIn, isUuid, type Params } from '@/app/screen/params'
import { fieldsOf } from '@/core/field'
import type { Choice } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import type { EventFilter } from '@/db/event/queries'
import { EventInput } from '@/db/event/record'
import type { Asked } from '@/db/list'

type Say = (key: string) => string

const kinds = (locale: Locale) => fieldsOf(EventInput, locale).find(({ name }) => name === 'kind')?.options ?? []

/** The address of the list, as the query wants it; the page and the export read it alike. */
export function askedOf(params: Params): Asked & EventFilter {
  const { unit = '', kind, review } = params
  return {
    ...askedIn(params, '-effectiveOn'),
    unitId: isUuid(unit) ? unit : undefined,
    kind: kinds('vi').some(({ value }) => value === kind) ? kind : undefined,
    review: review === 'no-decision' ? review : undefined,
  }
}

export const filtersOf = (units: Choice[], locale: Locale, say: Say): Filter[] => [
  { name: 'kind', label: say('kind'), options: kinds(locale) },
  { name: 'unit', label: say('park'), options: units },
  { name: 'review', label: say('review'), options: [{ value: 'no-decision', label: say('no-decision') }] },
]
