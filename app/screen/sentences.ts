import { reasonInWords } from '@/app/request/reason'
import type { HistoryChange, HistoryDetail } from '@/components/history/history-list'
import type { Field } from '@/core/field'
import { formatCount, formatDate, formatDateTime, type Locale } from '@/core/locale'
import { signerOf } from '@/db/assignment/offices'
import type { Change } from '@/db/audit/queries'
import { callingColumn, type Facts, fieldNamed, fieldsTold, isSpell, recordNamedBy } from '@/db/audit/told'
import { nameKey, recordOf } from '@/db/records'
import { isKey, type Say } from '@/messages/say'
import { isUuid } from './params'
import { valueInWords } from './values'

export type Speaker = {
  names: Record<string, string>
  locale: Locale
  say: Say<'history'>
}

/** Rows of the trail as sentences: of one save one sentence, which opens into its fields. */
export const sentencesOf = (changes: Change[], speaker: Speaker): HistoryChange[] =>
  savesIn(changes).map((rows) => sentenceOf(rows, speaker))

/** The rows of each save together, in the order the saves are met. */
export function savesIn<Row extends Change>(changes: Row[]): Row[][] {
  const saves = new Map<string, Row[]>()
  for (const change of changes) {
    const save = change.changeSet ?? String(change.id)
    saves.set(save, [...(saves.get(save) ?? []), change])
  }
  return [...saves.values()]
}

export function sentenceOf(rows: Change[], speaker: Speaker): HistoryChange {
  const { say, locale } = speaker
  const [first] = rows
  if (!first) throw new Error('app/screen/sentences: a save without rows')
  const details = rows.flatMap((row) => detailsOf(row, rows, speaker))
  const { who, office } = signerOf(first.office ?? '', locale)
  return {
    id: String(first.id),
    at: momentInWords(first.at, locale, say),
    iso: first.at.toISOString(),
    who,
    role: office,
    act: actInWords(actOf(rows), say),
    several: details.length > 1 ? say('several', { count: details.length }) : undefined,
    details,
    reason: first.reason ? reasonInWords(first.reason, locale) : undefined,
    mark: rows.some(isOnePersons) ? say('one-person') : undefined,
  }
}

/** What a save did: an act with a name of its own, else that something is new, else that something is different. */
function actOf(rows: Change[]): string {
  const acts = rows.map((row) => (row.operation === 'create' && row.old ? 'revise' : row.operation))
  const plain = ['draft', 'create', 'revise']
  return acts.find((act) => !plain.includes(act)) ?? plain.find((act) => acts.includes(act)) ?? ''
}

/** The trail keeps the code of an act as text. */
export function actInWords(act: string, say: Say<'history'>): string {
  const key = `act.${act}`
  return isKey<'history'>(say, key) ? say(key) : act
}

/** Figures confirmed by whoever had entered them. */
function isOnePersons({ operation, new: now }: Change): boolean {
  const { decided_by: decider, submitted_by: sender } = factsIn(now)
  return operation === 'confirm' && typeof decider === 'string' && decider === sender
}

/** 08:50 ngày 18/03/2024 */
function momentInWords(at: Date, locale: Locale, say: Speaker['say']): string {
  const [time = '', ...day] = formatDateTime(at, locale).split(' ')
  return say('moment', { time, day: day.join(' ') })
}

const factsIn = (row: unknown): Facts => (typeof row === 'object' && row !== null ? (row as Facts) : {})

/** A draft holds a form: what was typed into it is what it says. */
const unfolded = ({ typed, ...facts }: Facts): Facts => ({ ...facts, ...factsIn(typed) })

function detailsOf(row: Change, save: Change[], speaker: Speaker): HistoryDetail[] {
  const { locale, say } = speaker
  const [before, after] = [unfolded(factsIn(row.old)), unfolded(factsIn(row.new))]
  if (row.operation === 'export') return exportDetails(after, speaker)
  if (after.id !== row.rowId || isFollowed(row, save)) return []
  const follows = before.id !== after.id && row.old !== null
  const span = row.old && isSpell(after) ? spanInWords(String(after.valid), locale, say) : undefined
  const told = fieldsTold(row.tableName, { ...before, ...after }, locale).flatMap(([column, field]) => {
    const values = [before[column], after[column]]
    if (isNamedBefore(column, after[column], row) || same(values[0], values[1])) return []
    const [was = '', is = ''] = values.map((value) => wordsOf(field, value, speaker))
    const about = column === 'valid' ? undefined : (span ?? calledIn(row, after, speaker))
    const label = about ? say('label-of', { label: field.label, about }) : field.label
    return was || is ? [{ column, detail: { label, before: was, after: is } }] : []
  })
  // From when the new spell holds stands beside each label, unless nothing else is new.
  const news = follows && told.length > 1 ? told.filter(({ column }) => column !== 'valid') : told
  return news.map(({ detail }) => detail)
}

/** The spell before ends where the new one begins: that one tells it. */
const isFollowed = ({ rowId, tableName, changed }: Change, save: Change[]) =>
  changed?.join() === 'valid' &&
  save.some((one) => one.tableName === tableName && !one.changed && factsIn(one.old).id === rowId)

/** The record stands above its history, and whoever acted begins the sentence. */
const isNamedBefore = (column: string, value: unknown, { recordId, actorId }: Change) =>
  value !== null && (value === recordId || (column.endsWith('_by') && value === actorId))

/** Which part of a record is meant, where it has several. */
function calledIn(
  { old, rowId, tableName, record }: Change,
  facts: Facts,
  { names, locale }: Speaker,
): string | undefined {
  if (tableName === record) return undefined
  // A new part has told its name nowhere yet: what kind of record it is says that the name is not the whole's.
  if (!old) return recordOf(tableName)?.words.one[locale]
  const calling = callingColumn(tableName) ?? ''
  const code = recordNamedBy(fieldNamed(calling))
  const own = names[nameKey({ code: tableName, id: rowId ?? '' })]
  return own ?? (code && names[nameKey({ code, id: String(facts[calling]) })])
}

function exportDetails({ title, filter, columns, rows, isWhole }: Facts, { locale, say }: Speaker): HistoryDetail[] {
  const count = typeof rows === 'number' ? formatCount(rows, locale) : ''
  return [
    { label: say('exported.filter'), after: filter === title ? '' : String(filter ?? '') },
    { label: say('exported.columns'), after: Array.isArray(columns) ? columns.join(', ') : '' },
    { label: say('exported.rows'), after: isWhole === false ? say('exported.cut', { count }) : count },
  ].filter(({ after }) => after !== '')
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

function wordsOf(field: Field, value: unknown, speaker: Speaker): string {
  const { names, locale, say } = speaker
  if (value === null || value === undefined || value === '') return ''
  if (field.name === 'valid') return spanInWords(String(value), locale, say)
  if (field.name.endsWith('Reason') && field.options.length === 0) return reasonInWords(String(value), locale)
  if (typeof value === 'boolean') return valueInWords({ ...field, input: 'boolean' }, value, locale)
  if (Array.isArray(value) && value.every((one) => isUuid(String(one)))) return formatCount(value.length, locale)
  if (typeof value === 'object' && !Array.isArray(value)) return notesOf(factsIn(value), speaker)
  if (moment.test(String(value))) return momentInWords(new Date(String(value)), locale, say)
  if (isUuid(String(value))) {
    const called = names[nameKey({ code: recordNamedBy(field) ?? '', id: String(value) })]
    return valueInWords({ ...field, input: 'reference' }, value, locale, called ? { [String(value)]: called } : {})
  }
  return valueInWords(field, value, locale, names)
}

/** Notes on single fields of a report. */
const notesOf = (notes: Facts, { locale }: Speaker) =>
  fieldsTold('member_report_version', notes, locale)
    .map(([name, { label }]) => `${label}: ${notes[name]}`)
    .join('; ')

/** '[2024-01-01,2025-01-01)' holds to the day before its upper bound. */
export function spanInWords(range: string, locale: Locale, say: Speaker['say']): string {
  const [, from = '', to = ''] = /^[[(]([\d-]*),([\d-]*)[)\]]$/.exec(range) ?? []
  const last = to && new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10)
  const start = from ? say('from', { day: formatDate(from, locale) }) : ''
  return [start, last ? say('to', { day: formatDate(last, locale) }) : say('until-now')].filter(Boolean).join(' ')
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
