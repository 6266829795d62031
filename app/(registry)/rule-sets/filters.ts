import { filterBy, oneOf, optionIn } from '@/app/screen/filters'
import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import type { Locale } from '@/core/locale'
import type { Asked } from '@/db/list'
import type { RuleFilter } from '@/db/rule-set/queries'
import { RuleSetInput } from '@/db/rule-set/record'

export const askedOf = (params: Params): Asked & RuleFilter => ({
  ...askedIn(params, 'subject'),
  subject: optionIn(RuleSetInput, 'subject', params.subject),
  confirmed: oneOf(['yes', 'no'], params.confirmed),
})

export const filtersOf = (locale: Locale, say: (key: string) => string): Filter[] => [
  filterBy(RuleSetInput, 'subject', locale),
  {
    name: 'confirmed',
    label: say('confirmation'),
    options: [
      { value: 'no', label: say('unconfirmed') },
      { value: 'yes', label: say('confirmed') },
    ],
  },
]
