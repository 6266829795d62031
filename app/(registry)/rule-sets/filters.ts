import type { Filter } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import { fieldsOf } from '@/core/field'
import type { Locale } from '@/core/locale'
import type { Asked } from '@/db/list'
import type { RuleFilter } from '@/db/rule-set/queries'
import { RuleSetInput, ruleSubject } from '@/db/rule-set/record'

export function askedOf(params: Params): Asked & RuleFilter {
  return {
    ...askedIn(params, 'subject'),
    subject: ruleSubject.enumValues.find((subject) => subject === params.subject),
    confirmed: params.confirmed === 'yes' || params.confirmed === 'no' ? params.confirmed : undefined,
  }
}

export function filtersOf(locale: Locale, say: (key: string) => string): Filter[] {
  const subject = fieldsOf(RuleSetInput, locale).find(({ name }) => name === 'subject')
  return [
    { name: 'subject', label: subject?.label ?? '', options: subject?.options ?? [] },
    {
      name: 'confirmed',
      label: say('confirmation'),
      options: [
        { value: 'no', label: say('unconfirmed') },
        { value: 'yes', label: say('confirmed') },
      ],
    },
  ]
}
