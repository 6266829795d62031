import 'server-only'
import type { Locale } from '@/core/locale'
import type { Db } from '@/db/door/actor'
import { filtersOf, type ListFilter, type Listing, type ListQuestion } from '@/db/record/listing'
import { nameKey, namesOf } from '@/db/records'
import type { Filter } from './list-screen'
import { askedIn, isUuid, type Params } from './params'
import { outOfSight } from './values'

/** The address of a list as its statement wants it; the page and the file read it alike. */
export function questionIn(listing: Listing, params: Params, locale: Locale): ListQuestion {
  const chosen = Object.entries(filtersOf(listing)).flatMap(([name, filter]) => {
    const value = params[name]
    return value !== undefined && isAccepted(filter, value) ? [[name, value] as const] : []
  })
  return { ...askedIn(params, listing.sort), chosen: Object.fromEntries(chosen), locale }
}

/** A value that makes no sense is left out, like everything else in an address that does not. */
function isAccepted({ options, accepts, linked }: ListFilter, value: string): boolean {
  if (accepts) return accepts.test(value)
  return typeof options === 'function' || linked ? isUuid(value) : Object.hasOwn(options, value)
}

/** The filters of a list with what may be chosen; one that only a link sets is there when it is set. */
export async function filtersIn(db: Db, listing: Listing, params: Params, locale: Locale): Promise<Filter[]> {
  const { chosen } = questionIn(listing, params, locale)
  const found = Object.entries(filtersOf(listing)).map(async ([name, { label, options, record, linked }]) => {
    const offered =
      typeof options === 'function'
        ? [...(await options(db, locale))]
        : Object.entries(options).map(([value, words]) => ({ value, label: words[locale] }))
    const value = chosen[name]
    if (!value || !record || offered.some((option) => option.value === value)) {
      return linked && !value ? [] : [{ name, label: label[locale], options: offered }]
    }
    const named = { code: record, id: value }
    const called = (await namesOf(db, [named], locale))[nameKey(named)] ?? outOfSight[locale]
    return [{ name, label: label[locale], options: [...offered, { value, label: called }] }]
  })
  return (await Promise.all(found)).flat()
}
