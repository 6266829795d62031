import 'server-only'
import { getTranslations } from 'next-intl/server'
import { today } from '@/core/date'
import { allRows, namedRows } from '@/db/lists'
import { asksRetired, asksWithdrawn, columnsIn, type Listing } from '@/db/record/listing'
import { currentLocale } from '../request/session'
import { filedOf, readColumns } from './columns'
import { conditionSaid, refusedByCondition } from './condition/of-list'
import { dayIn, noDay, refusedFile } from './day'
import { type Exported, exportOf } from './export'
import { filterInWords } from './filter-words'
import { filtersIn, questionIn } from './list-question'
import { askedIn, paramsIn } from './params'

/** Exports a list by its listing. */
export async function exportList(listing: Listing, request: Request): Promise<Response> {
  const { record } = listing
  const params = paramsIn(request)
  const [locale, form] = await Promise.all([currentLocale(), getTranslations('form')])
  const day = listing.inTime ? await dayIn(params) : noDay
  if (day.problem) return refusedFile(day)
  const asked = questionIn(listing, params, locale, day.on)
  if (asked.where && !('holds' in asked.where)) return refusedByCondition(asked.where)
  // Only accepted filters, not other parameters of the URL.
  const chosen = { ...asked.chosen, q: asked.text }
  const whole = columnsIn(listing, 'file', locale)
  const wanted = params.columns ? filedOf(readColumns(params.columns), whole, listing.inFile) : []
  const fields = wanted.length > 0 ? wanted : whole
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
    linesOf: namedRows(fields, asked),
    ...(listing.sums && { sums: listing.sums }),
    asOf: listing.inTime ? (day.on ?? today()) : undefined,
    filter: async (db) => {
      const filters = await filterInWords(db, chosen, await filtersIn(db, listing, params, locale), locale)
      const said = await conditionSaid(db, listing, asked, locale)
      return [filters, said && 'sentence' in said ? said.sentence : ''].filter(Boolean).join('; ')
    },
  })
}

/**
 * Exports a short list without a filter: all spells that there ever were of something, with the headings of its columns.
 * `from` and `lastDay` are days, the others texts.
 */
export function exportSpells(
  request: Request,
  { headings, ...about }: Pick<Exported, 'record' | 'title' | 'rows'> & { headings: Record<string, string> },
): Promise<Response> {
  const params = paramsIn(request)
  const also = Object.entries(headings).map(([name, label]) => {
    const kind = name === 'from' || name === 'lastDay' ? ('date' as const) : ('text' as const)
    return { name, label, kind }
  })
  return exportOf({ ...about, params, asked: askedIn(params, ''), also, filter: '' })
}
