import { redirect } from 'next/navigation'
import { isDate, parseDate } from '@/core/date'
import { visible } from '@/core/fold'
import type { Asked } from '@/db/record/list'

export type Params = Record<string, string>

export type Sent = Record<string, string | string[] | undefined>

/** What the address of a page asks; of a repeated name the last one counts. */
export const paramsOf = async (searchParams: Promise<Sent>): Promise<Params> => asked(await searchParams)

/** What the address of a file asks. */
export const paramsIn = (request: Request): Params => asked(Object.fromEntries(new URL(request.url).searchParams))

const asked = (sent: Sent): Params =>
  Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) => (value ? [[name, visible([value].flat().at(-1) ?? '')]] : [])),
  )

/** ?q=…&sort=-name&page=2&valid_on=2024-03-18; anything that makes no sense is left out. */
export function askedIn(params: Params, sort: string): Asked {
  const wanted = params.sort ?? sort
  const column = wanted.replace(/^-/, '')
  const page = Number(params.page ?? 1)
  return {
    text: (params.q ?? '').trim().slice(0, 200),
    // Lists look their columns up by this name: one that every object has is no column.
    sort: column in Object.prototype ? sort : column,
    descending: wanted.startsWith('-'),
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
    validOn: dayIn(params.valid_on),
  }
}

export function dayIn(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (isDate(text)) return text
  const read = parseDate(text)
  return read.ok ? read.value : undefined
}

/** The same list with other wishes; an empty one is dropped, and a new wish starts at the first page. */
export function hrefWith(path: string, params: Params, wishes: Params): string {
  const query = new URLSearchParams({ ...params, page: '', ...wishes })
  for (const [name, value] of [...query]) if (value === '') query.delete(name)
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

/** An address may name a page past the end: it leads to the last one that was counted. */
export function leavePastEnd(path: string, params: Params, { total, size }: { total: number; size: number }): never {
  redirect(hrefWith(path, params, { page: String(Math.ceil(total / size)) }))
}

export const isUuid = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)

type Filter = { name: string; label: string; options: { value: string; label: string }[] }

/** The filters of an address in words, for the first sheet of a file. */
export function filterInWords(params: Params, filters: Filter[]): string {
  const named = filters.flatMap(({ name, label, options }) => {
    const value = params[name]
    return value ? [`${label}: ${options.find((option) => option.value === value)?.label ?? value}`] : []
  })
  return [...(params.q ? [`“${params.q}”`] : []), ...named].join('; ')
}
