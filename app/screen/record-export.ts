import 'server-only'
import { withActor } from '@/db/door/actor'
import { allRows } from '@/db/lists'
import { columnsIn, type Listing } from '@/db/record/listing'
import { currentActor, currentLocale } from '../request/session'
import { dayIn, noDay, refusedFile } from './day'
import { exportOf } from './export'
import { filtersIn, questionIn } from './list-question'
import { filterInWords, paramsIn } from './params'

/** Exports a list by its listing. */
export async function exportList(listing: Listing, request: Request): Promise<Response> {
  const { record } = listing
  const params = paramsIn(request)
  const [actor, locale] = await Promise.all([currentActor(), currentLocale()])
  const day = listing.inTime ? await dayIn(params) : noDay
  if (day.problem) return refusedFile(day)
  const asked = questionIn(listing, params, locale, day.on)
  const filters = await withActor(actor, (db) => filtersIn(db, listing, params, locale))
  const fields = columnsIn(listing, 'file', locale)
  return exportOf({
    record: record.code,
    title: record.words.many[locale],
    params,
    asked,
    fields,
    rows: allRows(listing, asked),
    // Only accepted filters, not other parameters of the URL.
    filter: filterInWords({ ...asked.chosen, q: asked.text }, filters),
  })
}
