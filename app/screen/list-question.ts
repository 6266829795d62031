import 'server-only'
import type { PlainDate } from '@/core/date'
import type { Choice } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import { parseCount } from '@/core/number'
import type { Db } from '@/db/door/actor'
import { whereOf } from '@/db/lists'
import { filtersOf, type ListFilter, type Listing, type ListQuestion } from '@/db/record/listing'
import { choicesOf } from '@/db/references'
import { nameOfChosen } from './filter-words'
import type { Filter } from './filters'
import { askedIn, isUuid, type Params } from './params'

/** Parses the URL of a list for its query. The page and the export both use it. */
export function questionIn(listing: Listing, params: Params, locale: Locale, validOn?: PlainDate): ListQuestion {
  const chosen = Object.entries(filtersOf(listing)).flatMap(([name, filter]) => {
    const value = params[name] && accepted(filter, params[name])
    return value ? [[name, value] as const] : []
  })
  const where = params.where?.trim() ? whereOf(listing, params.where) : undefined
  return {
    ...askedIn(params, listing.sort, validOn),
    chosen: Object.fromEntries(chosen),
    locale,
    ...(where && { where }),
    ...(params.group && { group: params.group }),
  }
}

/** The value if it is valid for a filter, a number as digits; other values are ignored. */
function accepted({ isCount, ...filter }: ListFilter, value: string): string | undefined {
  if (!isCount) return isAccepted(filter, value) ? value : undefined
  const read = parseCount(value)
  return read.ok ? String(read.value) : undefined
}

function isAccepted({ options, reference, accepts }: ListFilter, value: string): boolean {
  if (accepts) return accepts.test(value)
  return reference || typeof options === 'function' ? isUuid(value) : Object.hasOwn(options ?? {}, value)
}

/** Whether a filter has no control and is set by links only, because its choices are too many for a list. */
export const isLinked = ({ options, reference }: ListFilter) =>
  reference !== undefined && !options && !choicesOf(reference)

/** The filters of a list with their choices. A filter without a control is included only if it is set. */
export async function filtersIn(db: Db, listing: Listing, params: Params, locale: Locale): Promise<Filter[]> {
  const { chosen } = questionIn(listing, params, locale)
  const found = Object.entries(filtersOf(listing)).map(async ([name, filter]) => {
    const [value, label] = [chosen[name], filter.label[locale]]
    if (filter.isCount) return [{ name, label, options: [], isCount: filter.isCount }]
    if (!value && isLinked(filter)) return []
    const offered = await offeredBy(filter, db, locale)
    const { reference } = filter
    if (!value || !reference || offered.some((option) => option.value === value))
      return [{ name, label, reference, options: offered }]
    const called = await nameOfChosen(db, reference, value, locale)
    return [{ name, label, reference, options: [...offered, { value, label: called }] }]
  })
  return (await Promise.all(found)).flat()
}

async function offeredBy({ options, reference }: ListFilter, db: Db, locale: Locale): Promise<Choice[]> {
  const choices = options ?? (reference && choicesOf(reference))
  if (typeof choices === 'function') return [...(await choices(db, locale))]
  return Object.entries(choices || {}).map(([value, words]) => ({ value, label: words[locale] }))
}
