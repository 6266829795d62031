import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { HistoryChange } from '@/components/history/history-list'
import { type Field, fieldsOf } from '@/core/field'
import type { Locale } from '@/core/locale'
import type { Entry } from '@/db/audit/trail'
import { savesIn, sentenceOf } from './sentences'
import { keyOf, settingName } from './setting-words'
import { shownOf, trailRecordCodes } from './trail-records'

/** Entries of many records as sentences, each with the record it is about and the way to it. */
export async function trailInWords(
  entries: Entry[],
  names: Record<string, string>,
  locale: Locale,
): Promise<HistoryChange[]> {
  const say = await getTranslations('history')
  const known = new Map<string, Field[]>()
  const fieldsIn = (record: string) => {
    const fields = known.get(record) ?? shownOf(record)?.inputs.flatMap((input) => fieldsOf(input, locale)) ?? []
    known.set(record, fields)
    return fields
  }
  return savesIn(entries).map((rows) => {
    const [first] = rows
    const fields = [...new Set(rows.map(({ record }) => record))].flatMap(fieldsIn)
    return { ...sentenceOf(rows, { fields, names, locale, say }), subject: first && subjectOf(first, locale, say) }
  })
}

type Say = Awaited<ReturnType<typeof getTranslations<'history'>>>

function subjectOf({ record, recordId, recordName, operation, new: details }: Entry, locale: Locale, say: Say) {
  const kind = trailRecordCodes.includes(record) || record in others ? say(`record.${record}`) : record
  const shown = recordId ? shownOf(record) : undefined
  const filter = operation === 'export' ? filterIn(details) : ''
  const key = record === 'setting' ? keyOf(recordName ?? undefined) : undefined
  const name = key ? settingName(key, locale) : recordName
  return {
    text: [kind, name, filter].filter(Boolean).join(': '),
    href: shown && `${shown.path}/${recordId}`,
  }
}

type Speaker = { names: Record<string, string>; locale: Locale; say: Say }

/** An entry as the cells of one line of a file. */
export function lineOf(row: Entry, { names, locale, say }: Speaker): Record<string, string> {
  const entry = { ...row, id: Number(row.id), at: new Date(row.at) }
  const fields = shownOf(row.record)?.inputs.flatMap((input) => fieldsOf(input, locale)) ?? []
  const { at, who, role, act, details, reason = '' } = sentenceOf([entry], { fields, names, locale, say })
  const blank = say('blank')
  const changes = details.map(({ label, before, after }) => `${label}: ${before || blank} → ${after || blank}`)
  const { text } = subjectOf({ ...entry, recordName: null }, locale, say)
  return { at, who, office: role, act, record: text, name: row.recordName ?? '', changes: changes.join('; '), reason }
}

/** What can be exported beside records. */
const others = {
  figure: true,
  task: true,
  audit: true,
  affiliated_organisation: true,
  transfer: true,
  correction_request: true,
  reminder: true,
}

const filterIn = (details: unknown) =>
  typeof details === 'object' && details !== null && 'filter' in details ? String(details.filter) : ''
