import 'server-only'
import type { Locale } from '@/core/locale'
import type { Db } from '@/db/door/actor'
import { filtersOf, type Listing } from '@/db/record/listing'
import { nameKey, namesOf } from '@/db/records'
import { recordBehind } from '@/db/references'
import type { Arrangement } from './arrangement'
import { questionIn } from './list-question'

/**
 * The arrangement without filters of its view by records that are not there, or that its reader may not see: both are told
 * in the same words. Asks only where a view has such a filter.
 */
export async function withinReach(
  db: Db,
  listing: Listing,
  arrangement: Arrangement,
  locale: Locale,
): Promise<Arrangement> {
  if (!arrangement.view) return arrangement
  const { chosen } = questionIn(listing, arrangement.params, locale)
  const filters = filtersOf(listing)
  const referring = Object.entries(chosen).flatMap(([name, id]) => {
    const { reference, label } = filters[name] ?? {}
    const record = reference && recordBehind(reference)
    return record && label ? [{ name, label: label[locale], code: record.code, id }] : []
  })
  const names = await namesOf(db, referring, locale)
  const lost = referring.filter((one) => !names[nameKey(one)])
  if (lost.length === 0) return arrangement
  const params = Object.entries(arrangement.params).filter(([name]) => !lost.some((one) => one.name === name))
  const gone = lost.map(({ label }) => ({ what: 'value' as const, label }))
  return { ...arrangement, params: Object.fromEntries(params), gone: [...arrangement.gone, ...gone] }
}
