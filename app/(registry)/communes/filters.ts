import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import { fieldsOf } from '@/core/field'
import type { Locale } from '@/core/locale'
import type { CommuneFilter } from '@/db/commune/queries'
import { CommuneInput, communeKind } from '@/db/commune/record'
import type { Asked } from '@/db/list'

export function askedOf(params: Params): Asked & CommuneFilter {
  return {
    ...askedIn(params, 'name'),
    kind: communeKind.enumValues.find((kind) => kind === params.kind),
    retired: params.followed === 'no',
  }
}

export function filtersOf(locale: Locale, say: (key: string) => string): Filter[] {
  const kind = fieldsOf(CommuneInput, locale).find(({ name }) => name === 'kind')
  return [
    { name: 'kind', label: kind?.label ?? '', options: kind?.options ?? [] },
    { name: 'followed', label: say('followed'), options: [{ value: 'no', label: say('retired') }] },
  ]
}
