import { formatCount, type Locale } from '@/core/locale'
import { parseCount } from '@/core/number'
import type { Db } from '@/db/door/actor'
import { nameKey, namesOf } from '@/db/records'
import { recordBehind } from '@/db/references'
import { type Filter, flat } from './filters'
import { isUuid, type Params } from './params'
import { outOfSight } from './values'

/**
 * The filters of a URL in words, for a file and the trail; empty without any. An id is called by the name of its record,
 * also if the filter does not offer it; a value that no filter knows filters nothing, and is not told.
 */
export async function filterInWords(db: Db, params: Params, filters: Filter[], locale: Locale): Promise<string> {
  const told = await Promise.all(
    filters.map(async (filter) => {
      const value = params[filter.name] ?? filter.otherwise
      const words = value && (await valueInWords(db, filter, value, locale))
      return words ? [`${filter.label}: ${words}`] : []
    }),
  )
  return [...(params.q ? [`“${params.q}”`] : []), ...told.flat()].join('; ')
}

async function valueInWords(db: Db, { options, isCount, reference }: Filter, value: string, locale: Locale) {
  const count = isCount && parseCount(value)
  if (count) return count.ok ? formatCount(count.value, locale) : undefined
  const option = options.find((one) => one.value === value)
  if (option) return flat(option.label)
  return isUuid(value) ? nameOfChosen(db, reference, value, locale) : undefined
}

/** The name of a record that a filter is set to; of one out of sight, that it is. */
export async function nameOfChosen(db: Db, reference: string | undefined, id: string, locale: Locale): Promise<string> {
  const record = reference ? recordBehind(reference) : undefined
  const named = record && { code: record.code, id }
  return (named && (await namesOf(db, [named], locale))[nameKey(named)]) ?? outOfSight[locale]
}
