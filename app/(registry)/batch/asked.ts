import { notFound } from 'next/navigation'
import { z } from 'zod'
import { changeReasons, isCorrection, reasonOf, reasonProblems } from '@/app/request/reason'
import { questionIn } from '@/app/screen/list-question'
import { isUuid, type Params } from '@/app/screen/params'
import { today } from '@/core/date'
import { field, fieldsOf } from '@/core/field'
import { readForm, type Typed, typedOf } from '@/core/form'
import type { Locale } from '@/core/locale'
import { fail, type Result } from '@/core/result'
import { type BatchChange, idsOfQuestion, mostInBatch, type Refusal, refusals } from '@/db/batch/plan'
import { isDated } from '@/db/batch/read'
import type { Db, Known } from '@/db/door/actor'
import { listOf } from '@/db/lists'
import type { Described } from '@/db/record/described'
import type { At } from '@/db/record/revise'
import { recordAt } from '@/db/records'

/** The path comes from the browser: 404 for records of which a batch changes nothing. */
export function batchAt(path: string): Described {
  const record = recordAt(path, 'edit')
  return record && record.inBatch.length > 0 ? record : notFound()
}

/**
 * What a batch is about, as its pages have it in their addresses: rows or a question of the list (`all`), the fields to
 * change with the text of their new values, and the reason. So Back, a second tab and a new sign-in find it again.
 */
export type Asked = {
  rows: string[]
  isAll: boolean
  /** Parameters of the list: the question, and where to go back to. */
  list: Params
  fields: string[]
  typed: Typed
  reason: string
  reasonNote: string
}

const own = ['row', 'all', 'field', 'reason', 'reasonNote', 'out', 'failed', 'shown', 'set', 'left']
const prefix = 'to.'

export function askedIn(sent: URLSearchParams, { inBatch }: Described): Asked {
  const fields = inBatch.filter((name) => sent.getAll('field').includes(name))
  const list = [...sent].filter(([name]) => !own.includes(name) && !name.startsWith(prefix))
  return {
    rows: [...new Set(sent.getAll('row'))].filter(isUuid),
    isAll: sent.has('all'),
    list: Object.fromEntries(list),
    fields,
    typed: Object.fromEntries([...fields, 'effectiveOn'].map((name) => [name, textsOf(sent.getAll(prefix + name))])),
    reason: sent.get('reason') ?? '',
    reasonNote: sent.get('reasonNote') ?? '',
  }
}

const textsOf = (texts: string[]): string | string[] => (texts.length > 1 ? texts : (texts[0] ?? ''))

/** The query of an address that asks the same. */
export function queryOf({ rows, isAll, list, fields, typed, reason, reasonNote }: Asked): URLSearchParams {
  const query = new URLSearchParams(list)
  if (isAll) query.append('all', 'yes')
  else for (const id of rows) query.append('row', id)
  for (const name of fields) query.append('field', name)
  for (const name of [...fields, 'effectiveOn'])
    for (const text of [typed[name] ?? ''].flat()) if (text) query.append(prefix + name, text)
  for (const [name, value] of Object.entries({ reason, reasonNote })) if (value) query.append(name, value)
  return query
}

export const sentIn = (sent: Record<string, string | string[] | undefined>): URLSearchParams =>
  new URLSearchParams(
    Object.entries(sent).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one])),
  )

export const listHref = ({ path }: Described, { list }: Pick<Asked, 'list'>) => {
  const query = new URLSearchParams(list).toString()
  return query ? `/${path}?${query}` : `/${path}`
}

/** The records that are asked for, or how many if they are too many. */
export async function idsIn(
  db: Db,
  reader: Known,
  record: Described,
  { rows, isAll, list }: Asked,
  locale: Locale,
): Promise<{ ids: string[]; tooMany?: number }> {
  if (!isAll) return rows.length > mostInBatch ? { ids: [], tooMany: rows.length } : { ids: rows }
  const listing = listOf(record)
  return idsOfQuestion(db, listing, { ...questionIn(listing, list, locale), reader })
}

export const tickOf = (name: string) => `change.${name}`

/** As EffectiveInput, but that a batch moves no first day. */
const effectiveOn = z.iso.date().register(field, {
  label: { vi: 'Có hiệu lực từ ngày', en: 'Effective from' },
  hint: {
    vi: 'Cho các mục ghi theo thời gian, như tình trạng. Trước ngày này hồ sơ giữ nguyên như cũ; hồ sơ chưa được theo dõi vào ngày này thì không sửa. Nếu lý do là sửa lỗi nhập, cả giai đoạn có ngày này được sửa.',
    en: 'For fields that hold from a day on, such as the standing. Before this day records stay as they were; those not yet followed on it are left out. A correction of a typing error changes the whole spell that has this day.',
  },
})

/** The form of a batch: by field a box and its control, and the day of effect if one of the fields holds from a day on. */
export function batchInput(record: Described, fields: readonly string[]): z.ZodObject {
  const shape = record.inBatch.flatMap((name): [string, z.ZodType][] => {
    const label = (locale: Locale) => fieldsOf(record.input, locale).find((one) => one.name === name)?.label ?? name
    const box = z.boolean().default(false)
    box.register(field, { label: { vi: `Sửa: ${label('vi')}`, en: `Change: ${label('en')}` } })
    const control = record.input.shape[name]
    return fields.includes(name) && control
      ? [
          [tickOf(name), box],
          [name, control as z.ZodType],
        ]
      : [[tickOf(name), box]]
  })
  const asksDay = fields.some((name) => isDated(record, name))
  return z.object({ ...Object.fromEntries(shape), ...(asksDay && { effectiveOn }) })
}

/** The new values, checked as a form checks them, with the reason. */
export function changeIn(record: Described, { fields, typed, reason, reasonNote }: Asked): Result<BatchChange> {
  const problems =
    fields.length > 0 ? reasonProblems(changeReasons, { reason, reasonNote }) : { field: { key: 'empty' } }
  if (Object.keys(problems).length > 0) return fail({ kind: 'invalid', fields: problems })
  const input = batchInput(record, fields)
  const all = fieldsOf(input, 'vi')
  const lists = all.filter((one) => one.input === 'list').map(({ name }) => [name, [typed[name] ?? []].flat()])
  const read = readForm(input, all, { ...typed, ...Object.fromEntries(lists) })
  if (!read.ok) return read
  const { effectiveOn, ...values } = read.value as Record<string, unknown>
  const kept = Object.entries(values).filter(([name]) => fields.includes(name))
  return {
    ok: true,
    value: {
      values: Object.fromEntries(kept),
      effectiveOn: typeof effectiveOn === 'string' ? effectiveOn : today(),
      isCorrection: isCorrection(reason),
    },
  }
}

/** The text of new values, as an address has it. */
export const typedIn = (record: Described, fields: string[], values: Record<string, unknown>): Typed =>
  typedOf(fieldsOf(batchInput(record, fields), 'vi'), values)

export const causeIn = ({ reason, reasonNote }: Asked): string => reasonOf(reason, reasonNote)

/** The records of a preview with their versions, as one hidden field. */
export const shownRows = (rows: At[]): string => rows.map(({ id, version }) => `${id}:${version}`).join(' ')
export const rowsShown = (text = ''): At[] =>
  text.split(' ').flatMap((one) => {
    const [id = '', version = ''] = one.split(':')
    return isUuid(id) && /^\d{1,9}$/.test(version) ? [{ id, version: Number(version) }] : []
  })

/** Why records were refused when they were saved, or how many were left out: `<what>:<why>`. */
export const pairsIn = (texts: string[]): [what: string, why: string][] =>
  texts.map((text) => {
    const [what = '', why = ''] = text.split(':')
    return [what, why]
  })
export const isRefusal = (why: string): why is Refusal => refusals.some((one) => one === why)
