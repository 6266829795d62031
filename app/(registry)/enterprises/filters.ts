import type { Filter } from '@/app/screen/list-screen'
import { askedIn, isUuid, type Params } from '@/app/screen/params'
import { fieldsOf } from '@/core/field'
import type { Choice } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import type { EnterpriseFilter } from '@/db/enterprise/queries'
import { EnterpriseInput } from '@/db/enterprise/record'
import type { Asked } from '@/db/list'

type Say = (key: string) => string

/** The address of the list, as the query wants it; the page and the export read it alike. */
export function askedOf(params: Params): Asked & EnterpriseFilter {
  const fields = fieldsOf(EnterpriseInput, 'vi')
  const known = (name: string, value: string | undefined) =>
    fields.find((field) => field.name === name)?.options.some((option) => option.value === value) ? value : undefined
  const { unit = '', has_organisation: has, ownership } = params
  return {
    ...askedIn(params, 'name'),
    unitId: isUuid(unit) ? unit : undefined,
    ownership: ownership === 'non_state' ? ownership : known('ownership', ownership),
    standing: known('standing', params.standing),
    hasOrganisation: has === 'yes' || has === 'no' ? has : undefined,
    country: known('investorCountries', params.country),
    review: params.review === 'tax-code' ? 'tax-code' : undefined,
    followed: params.followed === 'no' ? 'no' : undefined,
  }
}

export function filtersOf(units: Choice[], locale: Locale, say: Say): Filter[] {
  const fields = fieldsOf(EnterpriseInput, locale)
  const from = (name: string, field: string, extra: Choice[] = []): Filter => {
    const found = fields.find((one) => one.name === field)
    return { name, label: found?.label ?? name, options: [...extra, ...(found?.options ?? [])] }
  }
  return [
    { name: 'unit', label: say('park'), options: units },
    from('ownership', 'ownership', [{ value: 'non_state', label: say('non-state') }]),
    {
      name: 'has_organisation',
      label: say('organisation'),
      options: [
        { value: 'yes', label: say('has-organisation') },
        { value: 'no', label: say('has-no-organisation') },
      ],
    },
    from('standing', 'standing'),
    from('country', 'investorCountries'),
    { name: 'review', label: say('review'), options: [{ value: 'tax-code', label: say('review-tax-code') }] },
    { name: 'followed', label: say('followed'), options: [{ value: 'no', label: say('not-followed') }] },
  ]
}
