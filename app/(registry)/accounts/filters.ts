import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import { fieldsOf } from '@/core/field'
import type { Locale } from '@/core/locale'
import type { AccountFilter } from '@/db/account/queries'
import { AssignmentInput } from '@/db/assignment/record'
import type { Asked } from '@/db/list'

export function filtersOf(locale: Locale, say: (key: string) => string): Filter[] {
  const role = fieldsOf(AssignmentInput, locale).find(({ name }) => name === 'role')
  return [
    {
      name: 'role',
      label: role?.label ?? '',
      options: [...(role?.options ?? []), { value: 'secretary', label: say('reporter') }],
    },
    {
      name: 'state',
      label: say('state'),
      options: [
        { value: 'active', label: say('active') },
        { value: 'disabled', label: say('disabled') },
      ],
    },
  ]
}

export function askedOf(params: Params): Asked & AccountFilter {
  const known = (name: string) =>
    filtersOf('vi', String)
      .find((filter) => filter.name === name)
      ?.options.find(({ value }) => value === params[name])?.value
  const state = known('state')
  return {
    ...askedIn(params, 'fullName'),
    role: known('role'),
    state: state === 'active' || state === 'disabled' ? state : undefined,
  }
}
