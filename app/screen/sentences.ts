import { reasonInWords } from '@/app/request/reason'
import type { HistoryChange, HistoryDetail } from '@/components/history/history-list'
import { today } from '@/core/date'
import type { Field } from '@/core/field'
import { formatCount, formatDate, formatDateTime, type Locale } from '@/core/locale'
import { signerOf } from '@/db/assignment/offices'
import type { Change } from '@/db/audit/queries'
import { callingColumn, type Facts, fieldNamed, fieldsTold, isSpell, recordNamedBy } from '@/db/audit/told'
import { type EventKind, type EventPart, eventPartInWords } from '@/db/event/record'
import { withdrawnOn } from '@/db/record/columns'
import { nameKey, recordOf } from '@/db/records'
import { isKey, type Say } from '@/messages/say'
import { isUuid } from './params'
import { valueInWords } from './values'

export type Speaker = {
  names: Record<string, string>
  locale: Locale
  say: Say<'history'>
}

/** Audit entries as sentences, one per save, with the changed fields as details. */
export const sentencesOf = (changes: Change[], speaker: Speaker): HistoryChange[] =>
  savesIn(changes).map((rows) => sentenceOf(rows, speaker))

/** Groups entries by change set, in order of first appearance. */
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
    several: exportedIn(first, speaker) ?? (details.length > 1 ? say('several', { count: details.length }) : undefined),
    details,
    reason: first.reason ? reasonInWords(first.reason, locale) : undefined,
    mark: rows.some(isOnePersons) ? say('one-person') : undefined,
  }
}

/** The act of a save: a named act first, then create, then revise. */
function actOf(rows: Change[]): string {
  const acts = rows.map((row) => (row.operation === 'create' && row.old ? 'revise' : row.operation))
  const plain = ['draft', 'clear_draft', 'create', 'revise']
  return acts.find((act) => !plain.includes(act)) ?? plain.find((act) => acts.includes(act)) ?? ''
}

/** An act in words. Codes without a text are shown as they are. */
export function actInWords(act: string, say: Say<'history'>): string {
  const key = `act.${act}`
  return isKey<'history'>(say, key) ? say(key) : act
}

/** Whether a report was confirmed by the user who had sent it. */
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

/** Replaces the column `typed` of a draft by the form fields in it. */
const unfolded = ({ typed, ...facts }: Facts): Facts => ({ ...facts, ...factsIn(typed) })

function detailsOf(row: Change, save: Change[], speaker: Speaker): HistoryDetail[] {
  const { locale, say } = speaker
  const [before, after] = [unfolded(factsIn(row.old)), unfolded(factsIn(row.new))]
  if (row.operation === 'export') return exportDetails(after, speaker)
  if ((after.id ?? before.id) !== row.rowId || isFollowed(row, save) || isSent(row, save)) return []
  const follows = before.id !== after.id && row.old !== null
  const span = row.old && isSpell(after) ? spanInWords(String(after.valid), locale, say) : undefined
  const told = fieldsTold(row.tableName, { ...before, ...after }, locale).flatMap(([column, field]) => {
    const values = [before[column], after[column]]
    if (isNamedBefore(column, after[column], row) || same(values[0], values[1])) return []
    const [was = '', is = ''] = values.map(
      (value) => partOf(column, value, row, save, locale) ?? wordsOf(field, value, speaker),
    )
    const about = column === 'valid' ? undefined : (span ?? calledIn(row, after, speaker))
    const label = about ? say('label-of', { label: field.label, about }) : field.label
    return was || is ? [{ column, detail: { field: field.name, label, before: was, after: is } }] : []
  })
  // The day of a new spell is part of each label, and so is left out unless it is the only change.
  const news = follows && told.length > 1 ? told.filter(({ column }) => column !== 'valid') : told
  return news.map(({ detail }) => detail)
}

/** The part of an organisation in an event that the same save recorded: its words depend on the kind of the event. */
function partOf(column: string, part: unknown, { tableName, new: now }: Change, save: Change[], locale: Locale) {
  if (tableName !== 'event_organisation' || column !== 'part' || !part) return undefined
  const of = save.find((one) => one.tableName === 'event' && one.rowId === factsIn(now).event_id)
  const { kind } = factsIn(of?.new)
  return typeof kind === 'string' ? eventPartInWords(kind as EventKind, part as EventPart, locale) : undefined
}

/** Whether an entry only ends a spell because the next one begins; the entry of the next one shows that. */
const isFollowed = ({ rowId, tableName, changed }: Change, save: Change[]) =>
  changed?.join() === 'valid' &&
  save.some((one) => one.tableName === tableName && !one.changed && factsIn(one.old).id === rowId)

/** Whether a draft was cleared because it was sent: the entry of what was sent shows its fields, and none went blank. */
const isSent = ({ tableName, new: now }: Change, save: Change[]) =>
  tableName === 'report_draft' && !factsIn(now).typed && save.some(({ operation }) => operation === 'submit')

/** Whether a value names the record of the history, or the user at the start of the sentence. */
const isNamedBefore = (column: string, value: unknown, { recordId, actorId }: Change) =>
  value !== null && (value === recordId || (column.endsWith('_by') && value === actorId))

/** The part of a record that an entry is about, if the record has several. */
function calledIn(
  { old, rowId, tableName, record }: Change,
  facts: Facts,
  { names, locale }: Speaker,
): string | undefined {
  if (tableName === record) return undefined
  // A new part has no name in earlier entries, so the kind of the record is shown.
  if (!old) return recordOf(tableName)?.words.one[locale]
  const calling = callingColumn(tableName) ?? ''
  const code = recordNamedBy(fieldNamed(calling))
  const own = names[nameKey({ code: tableName, id: rowId ?? '' })]
  return own ?? (code && names[nameKey({ code, id: String(facts[calling]) })])
}

/** “Doanh nghiệp”, 1.234 dòng */
function exportedIn({ operation, new: facts }: Change, { locale, say }: Speaker): string | undefined {
  const { title, rows } = factsIn(facts)
  if (operation !== 'export' || !title || typeof rows !== 'number') return undefined
  return say('exported.told', { title: String(title), count: formatCount(rows, locale) })
}

/** What left the registry, and the hash by which a file is known again. */
function exportDetails(facts: Facts, { locale, say }: Speaker): HistoryDetail[] {
  const { title, filter, asOf, period, columns, rows, isWhole, sha256, format } = facts
  const count = typeof rows === 'number' ? formatCount(rows, locale) : ''
  const text = (value: unknown) => (value ? String(value) : '')
  return [
    { label: say('exported.file'), after: text(format).toUpperCase() },
    { label: say('exported.filter'), after: filter === title ? '' : text(filter) || say('exported.unfiltered') },
    { label: say('exported.as-of'), after: asOf ? formatDate(String(asOf), locale) : '' },
    { label: say('exported.period'), after: text(period) },
    { label: say('exported.columns'), after: Array.isArray(columns) ? columns.join(', ') : '' },
    { label: say('exported.rows'), after: isWhole === false ? say('exported.cut', { count }) : count },
    { label: say('exported.sha256'), after: text(sha256) },
  ].filter(({ after }) => after !== '')
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

function wordsOf(field: Field, value: unknown, speaker: Speaker): string {
  const { names, locale, say } = speaker
  // That a record is withdrawn is the act itself.
  if (value === null || value === undefined || value === '' || value === withdrawnOn) return ''
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

/** The notes at fields of a returned report. */
const notesOf = (notes: Facts, { locale }: Speaker) =>
  fieldsTold('member_report_version', notes, locale)
    .map(([name, { label }]) => `${label}: ${notes[name]}`)
    .join('; ')

/**
 * A range in words. The upper bound is exclusive: '[2024-01-01,2025-01-01)' ends on 31/12/2024. One that has not begun
 * does not last “until now”.
 */
export function spanInWords(range: string, locale: Locale, say: Speaker['say']): string {
  const [, from = '', to = ''] = /^[[(]([\d-]*),([\d-]*)[)\]]$/.exec(range) ?? []
  const last = to && new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10)
  const start = from ? say('from', { day: formatDate(from, locale) }) : ''
  return [start, last ? say('to', { day: formatDate(last, locale) }) : from > today() ? '' : say('until-now')]
    .filter(Boolean)
    .join(' ')
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
