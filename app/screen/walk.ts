import 'server-only'
import { cache } from 'react'
import { type Origin, openedFrom } from '@/components/record/origin'
import { parseDate } from '@/core/date'
import type { Db, Known } from '@/db/door/actor'
import { listOf, neighboursOf } from '@/db/lists'
import type { Described } from '@/db/record/described'
import { pageSize } from '@/db/record/list'
import type { Neighbours } from '@/db/record/neighbours'
import { recordAt } from '@/db/records'
import { addressAskedFor, localeOf } from '../request/session'
import { questionIn } from './list-question'
import { hrefWith, isUuid, type Params, paramsFrom } from './params'

/*
 * A record that was opened from a list has the list in its address: `in` are the parameters of the list, `at` the place of
 * the row among all. So two tabs do not disturb each other, the address can be sent to others, and no script is needed.
 */

/** What the rows of a list add to the addresses of their records. */
export function originOf({ saved, set, ...params }: Params, page: number): Origin {
  const question = new URLSearchParams({ ...params, page: String(page) })
  return { question: encodeURIComponent(question.toString()), first: (page - 1) * pageSize + 1 }
}

/** The list that a record was opened from. */
type List = { question: string; params: Params; place: number | undefined }

function listIn(asked: Params): List | undefined {
  if (!asked.in) return undefined
  const place = Number(asked.at)
  return {
    question: encodeURIComponent(asked.in),
    params: paramsFrom(asked.in),
    place: Number.isSafeInteger(place) && place > 0 ? place : undefined,
  }
}

/** The record of the page that the request asks for, with its list; undefined for all other pages. */
async function pageAskedFor(): Promise<{ record: Described; id: string; list: List | undefined } | undefined> {
  const [address = '', query = ''] = (await addressAskedFor()).split('?', 2)
  const [, path = '', id = '', ...further] = address.split('/')
  const record = isUuid(id) && further.length === 0 ? recordAt(path, 'page') : undefined
  return record && { record, id, list: record.screens.includes('list') ? listIn(paramsFrom(query)) : undefined }
}

export type Walk = { id: string; toList: string; previous: string | null; next: string | null }

const known = cache((): { walk?: Walk } => ({}))

/** The walk that readWalk() found for the page of this request. */
export const walkOfPage = (): Walk | undefined => known().walk

/**
 * For the page of a record that was opened from a list: the records beside it there, in the order of the list and of what
 * the reader sees now. One statement; none for other pages. A condition may be broken off, so it is asked after `others`.
 */
export async function readWalk(db: Db, reader: Known, others: Promise<unknown>): Promise<void> {
  const page = await pageAskedFor()
  if (!page?.list) return
  const { record, id, list } = page
  const listing = listOf(record)
  const day = listing.inTime && list.params.valid_on ? parseDate(list.params.valid_on) : undefined
  const question = questionIn(listing, list.params, await localeOf(reader), day?.ok ? day.value : undefined)
  if (question.where) await others
  const beside = await neighboursOf(db, listing, { ...question, reader }, id)
  known().walk = { id, toList: `${listAddress(record, list)}#${id}`, ...addressesOf(beside, record, list) }
}

function addressesOf({ previous, next }: Neighbours, { path }: Described, { question, place = 1 }: List) {
  const step = (id: string | null, by: number) =>
    id && openedFrom(`/${path}/${id}`, { question, first: Math.max(place + by, 1) }, 0)
  return { previous: step(previous, -1), next: step(next, 1) }
}

/** The page of the list that has the place to which the reader walked. */
function listAddress({ path }: Described, { params, place }: List): string {
  const { page = '1', after = '', before = '' } = params
  const reached = place === undefined ? page : String(Math.ceil(place / pageSize))
  return hrefWith(`/${path}`, params, {
    ...(reached !== '1' && { page: reached }),
    ...(reached === page && { after, before }),
  })
}

/** Adds the list of the page to addresses of the same record, such as its form, so that the page after it has it, too. */
export async function keepingList(): Promise<(href: string) => string> {
  const { in: list, at } = paramsFrom((await addressAskedFor()).split('?', 2)[1] ?? '')
  if (!list) return (href) => href
  const kept = new URLSearchParams({ in: list, ...(at && { at }) })
  return (href) => {
    const [address = '', place] = href.split('#')
    return `${address}${address.includes('?') ? '&' : '?'}${kept}${place ? `#${place}` : ''}`
  }
}

/** The same for the address to which a form of a record leads after saving, if it is the page of that record. */
export async function keepingListAfter(href: string): Promise<string> {
  const [[path = ''], [from = '']] = [href.split('?'), (await addressAskedFor()).split('?')]
  return from === path || from.startsWith(`${path}/`) ? (await keepingList())(href) : href
}
