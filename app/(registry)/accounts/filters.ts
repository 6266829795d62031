import { filterBy, oneOf, optionIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Locale } from '@/core/locale'
import type { AccountFilter } from '@/db/account/queries'
import { AssignmentInput } from '@/db/assignment/record'
import type { Asked } from '@/db/list'

export const askedOf = (params: Params): Asked & AccountFilter => ({
  ...askedIn(params, 'fullName'),
  role: params.role === 'secretary' ? params.role : optionIn(AssignmentInput, 'role', params.role),
  state: oneOf(['active', 'disabled'], params.state),
})

/** Those who report hold no assignment: their office follows the mandate. */
export const filtersOf = (locale: Locale, say: (key: string) => string): Filter[] => {
  const role = filterBy(AssignmentInput, 'role', locale)
  return [
    { ...role, options: [...role.options, { value: 'secretary', label: say('reporter') }] },
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
