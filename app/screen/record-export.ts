import 'server-only'
import { getTranslations } from 'next-intl/server'
import { today } from '@/core/date'
import { allRows, rowsToCount } from '@/db/lists'
import { asksRetired, asksWithdrawn, columnsIn, type Listing } from '@/db/record/listing'
import { currentLocale } from '../request/session'
import { dayIn, noDay, refusedFile } from './day'
import { exportOf } from './export'
import { filterInWords } from './filter-words'
import { filtersIn, questionIn } from './list-question'
import { paramsIn } from './params'

/** Exports a list by its listing. */
export async function exportList(listing: Listing, request: Request): Promise<Response> {
  const { record } = listing
  const params = paramsIn(request)
  const [locale, form] = await Promise.all([currentLocale(), getTranslations('form')])
  const day = listing.inTime ? await dayIn(params) : noDay
  if (day.problem) return refusedFile(day)
  const asked = questionIn(listing, params, locale, day.on)
  // Only accepted filters, not other parameters of the URL.
  const chosen = { ...asked.chosen, q: asked.text }
  const fields = columnsIn(listing, 'file', locale)
  const isOfStopped = asksRetired(asked) && !asksWithdrawn(asked)
  return exportOf({
    record: record.code,
    title: record.words.many[locale],
    params,
    asked,
    fields,
    also: isOfStopped
      ? [{ name: 'retiredOn', label: form('retired-from', { stopped: record.stoppedWords[locale] }), kind: 'date' }]
      : [],
    rows: allRows(listing, asked),
    counted: rowsToCount(listing, asked),
    ...(listing.sums && { sums: listing.sums }),
    asOf: listing.inTime ? (day.on ?? today()) : undefined,
    filter: async (db) => filterInWords(db, chosen, await filtersIn(db, listing, params, locale), locale),
  })
}
