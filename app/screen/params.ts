import { redirect } from 'next/navigation'
import type { PlainDate } from '@/core/date'
import { visible } from '@/core/fold'
import type { Asked } from '@/db/record/list'

export type Params = Record<string, string>

export type Sent = Record<string, string | string[] | undefined>

/** The query parameters of a page; of a repeated one the last counts. */
export const paramsOf = async (searchParams: Promise<Sent>): Promise<Params> => asked(await searchParams)

/** The query parameters of an export or a file. */
export const paramsIn = (request: Request): Params => asked(Object.fromEntries(new URL(request.url).searchParams))

/** Those of a query as text, without the question mark. */
export const paramsFrom = (query: string): Params => asked(Object.fromEntries(new URLSearchParams(query)))

const asked = (sent: Sent): Params =>
  Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) => (value ? [[name, visible([value].flat().at(-1) ?? '')]] : [])),
  )

/**
 * Parses ?q=…&sort=-name&page=2&after=<id>; invalid values are ignored. `after` and `before` are rows next to the page, by
 * which it is found at any depth; its number is what the reader is told. The day of the list is read by
 * dayIn (day.tsx).
 */
export function askedIn(params: Params, sort: string, validOn?: PlainDate): Asked {
  const wanted = params.sort ?? sort
  const column = wanted.replace(/^-/, '')
  const page = Number(params.page ?? 1)
  return {
    text: (params.q ?? '').trim().slice(0, 200),
    // Lists look up columns in an object by this name, so names such as "constructor" are excluded.
    sort: column in Object.prototype ? sort : column,
    descending: wanted.startsWith('-'),
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
    validOn,
    anchor: anchorIn(params),
  }
}

function anchorIn({ after = '', before = '' }: Params): Asked['anchor'] {
  if (isUuid(after)) return { id: after, side: 'after' }
  return isUuid(before) ? { id: before, side: 'before' } : undefined
}

/** The URL of a list with other parameters. Empty ones are removed, and the page is reset to the first. */
export function hrefWith(path: string, params: Params, wishes: Params): string {
  const query = new URLSearchParams({ ...params, page: '', after: '', before: '', ...wishes })
  for (const [name, value] of [...query]) if (value === '') query.delete(name)
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

/** Redirects from a page past the end to the last page. */
export function leavePastEnd(path: string, params: Params, { total, size }: { total: number; size: number }): never {
  redirect(hrefWith(path, params, { page: String(Math.ceil(total / size)) }))
}

export const isUuid = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
