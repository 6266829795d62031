import type { Locale } from '@/core/locale'
import { groupFields } from '@/db/record/grouped'
import { filtersOf, type Listing } from '@/db/record/listing'
import { offeredIn } from '@/db/record/offered'
import type { SavedView } from '@/db/saved-view/queries'
import { type Chosen, type Density, densities, readColumns, writeColumns } from './columns'
import { questionIn } from './list-question'
import { hrefWith, isUuid, type Params, paramsFrom } from './params'

/** Parameters that say how a list is shown, beside those that say of what; both are saved with a view. */
const presented = ['columns', 'density'] as const
const general = ['q', 'sort', 'where', 'group', ...presented] as const
/** Parameters of an address that belong to no question: pages, messages, the day, rows, and the view itself. */
const passing = ['view', 'page', 'after', 'before', 'saved', 'set', 'filters', 'valid_on', 'row']

/** The question in an address, in one order, so that equal ones are equal. The day is not of it: a view is for any day. */
export function questionOf(params: Params): string {
  const asked = Object.entries(params).filter(([name, value]) => value !== '' && !passing.includes(name))
  return new URLSearchParams(asked.toSorted(([one], [other]) => (one < other ? -1 : 1))).toString()
}

/** The parameters of a saved question that a list has; of others, whatever they are, nothing is saved. */
export const knownQuestion = (listing: Listing, params: Params): string =>
  questionOf(Object.fromEntries(Object.entries(params).filter(([name]) => isKnown(listing, name))))

const isKnown = (listing: Listing, name: string) =>
  (general as readonly string[]).includes(name) || Object.hasOwn(filtersOf(listing), name)

/** As those of an address: a shared question is another person's text, and has nothing that cannot be seen. */
export const paramsOfQuestion = (question: string): Params => paramsFrom(question)

/** The address of a view, or with null of the whole list, whatever opens first. */
export const hrefOfView = (path: string, view: Pick<SavedView, 'id' | 'question'> | null): string =>
  hrefWith(path, view ? paramsOfQuestion(view.question) : {}, { view: view?.id ?? whole })

const whole = 'all'

/** What of a view cannot be asked any more; `label` if the reader may know it. */
export type Gone = { what: 'view' | 'filter' | 'value' | 'column' | 'sort' | 'group'; label?: string }

export type Arrangement = {
  /** What the list is asked: the address, or the view that opens first; without what is gone. */
  params: Params
  /** The view in the address, or that opens first. */
  view: SavedView | undefined
  /** The question differs from that of the view. */
  isChanged: boolean
  columns: Chosen[] | undefined
  density: Density
  gone: Gone[]
}

/** How a list is shown: by its address, else by the view that opens first, else as its reader last arranged it. */
export function arrange(listing: Listing, sent: Params, views: readonly SavedView[], locale: Locale): Arrangement {
  const first = isAskedNothing(sent) ? openingFirst(views) : undefined
  const asked: Params = first ? { ...sent, ...paramsOfQuestion(first.question), view: first.id } : sent
  const view = views.find(({ id, name }) => id === asked.view && name !== null)
  const isLost = !view && isUuid(asked.view ?? '')
  const { params, gone } = view ? withoutGone(listing, asked, locale) : { params: asked, gone: [] }
  const own = paramsOfQuestion(views.find(({ name }) => name === null)?.question ?? '')
  const columns = params.columns ?? own.columns
  return {
    params: isLost ? { ...params, view: '' } : params,
    view,
    isChanged: view !== undefined && questionOf(asked) !== questionOf(paramsOfQuestion(view.question)),
    columns: columns ? readColumns(columns) : undefined,
    density: densities.find((one) => one === (params.density ?? own.density)) ?? 'dense',
    gone: isLost ? [{ what: 'view' }] : gone,
  }
}

const isAskedNothing = (params: Params) =>
  Object.keys(params).every((name) => name !== 'valid_on' && name !== 'view' && passing.includes(name))

/** The own view that opens first, unless the reader wants the whole list; else that of a role. */
function openingFirst(views: readonly SavedView[]): SavedView | undefined {
  const own = views.find(({ isDefault, isOwn, sharedWith }) => isDefault && isOwn && !sharedWith)
  return own ? (own.name === null ? undefined : own) : views.find(({ isDefault }) => isDefault)
}

/**
 * The parameters without those that the list does not know, no longer or never. A condition stays: without a part of it the
 * rows would be wrong, so the list says what it does not have, and shows none.
 */
function withoutGone(listing: Listing, asked: Params, locale: Locale): Pick<Arrangement, 'params' | 'gone'> {
  const { chosen } = questionIn(listing, asked, locale)
  const filters = filtersOf(listing)
  const gone: Gone[] = []
  const params = Object.entries(asked).flatMap(([name, value]): [string, string][] => {
    if (passing.includes(name)) return [[name, value]]
    const column = value.replace(/^-/, '')
    if (!isKnown(listing, name)) gone.push({ what: 'filter' })
    else if (name === 'sort' && !Object.hasOwn(listing.sortable, column)) gone.push({ what: 'sort' })
    else if (name === 'group' && !groupFields(listing, locale).some((field) => field.name === value))
      gone.push({ what: 'group' })
    else if (name === 'columns') return [[name, withoutUnknown(listing, value, locale, gone)]]
    else if (Object.hasOwn(filters, name) && !Object.hasOwn(chosen, name))
      gone.push({ what: 'value', label: filters[name]?.label[locale] ?? '' })
    else return [[name, value]]
    return []
  })
  return { params: Object.fromEntries(params), gone }
}

function withoutUnknown(listing: Listing, text: string, locale: Locale, gone: Gone[]): string {
  const offered = new Set(offeredIn(listing, locale).map(({ name }) => name))
  const columns = readColumns(text)
  const known = columns.filter(({ name }) => offered.has(name))
  if (known.length < columns.length) gone.push({ what: 'column' })
  return writeColumns(known)
}
