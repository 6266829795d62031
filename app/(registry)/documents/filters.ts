import { filterBy, oneOf, optionIn, uuidIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Choice } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import type { DocumentFilter } from '@/db/document/queries'
import { DocumentInput } from '@/db/document/record'
import type { Asked } from '@/db/list'

type Say = (key: string) => string

/** The address of the list, newest paper first; the page and the export read it alike. */
export const askedOf = (params: Params): Asked & DocumentFilter => ({
  ...askedIn(params, '-issuedOn'),
  unitId: uuidIn(params.unit),
  type: optionIn(DocumentInput, 'type', params.type),
  year: /^(19|20)\d\d$/.test(params.year ?? '') ? Number(params.year) : undefined,
  hasFile: oneOf(['yes', 'no'], params.file),
  followed: oneOf(['no'], params.followed),
})

export function filtersOf(units: Choice[], years: number[], locale: Locale, say: Say): Filter[] {
  return [
    filterBy(DocumentInput, 'type', locale),
    { name: 'year', label: say('year'), options: years.map(String).map((year) => ({ value: year, label: year })) },
    { name: 'unit', label: say('park'), options: units },
    {
      name: 'file',
      label: say('file'),
      options: [
        { value: 'yes', label: say('has-file') },
        { value: 'no', label: say('has-no-file') },
      ],
    },
    { name: 'followed', label: say('followed'), options: [{ value: 'no', label: say('not-followed') }] },
  ]
}
