import type { HistoryChange, HistoryDetail } from '@/components/history/history-list'
import type { Field } from '@/core/field'
import { formatDate, formatDateTime, type Locale } from '@/core/locale'
import { reasonInWords } from '@/core/reason'
import { signerOf } from '@/db/account/words'
import type { Change } from '@/db/audit/queries'
import { valueInWords } from './values'

type Speaker = {
  fields: Field[]
  names: Record<string, string>
  locale: Locale
  say: (key: string, values?: Record<string, string | number>) => string
}

type Values = Record<string, unknown> | null

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
  const whole = rows.find(({ operation }) => operation !== 'revise') ?? first
  const details = rows.flatMap((row) => detailsOf(row, speaker))
  const { who, office } = signerOf(first.office ?? '', locale)
  return {
    id: String(first.id),
    at: momentInWords(first.at, locale, say),
    iso: first.at.toISOString(),
    who,
    role: office,
    act: say(`act.${whole.operation}`),
    several: details.length > 1 ? say('several', { count: details.length }) : undefined,
    details,
    reason: first.reason ? reasonInWords(first.reason, locale) : undefined,
    mark: rows.some(isOnePersons) ? say('one-person') : undefined,
  }
}

/** Figures confirmed by whoever had entered them. */
function isOnePersons({ operation, new: now }: Change): boolean {
  if (operation !== 'confirm' || typeof now !== 'object' || now === null) return false
  const { decided_by: decider, submitted_by: sender } = now as Record<string, unknown>
  return typeof decider === 'string' && decider === sender
}

/** 08:50 ngày 18/03/2024 */
function momentInWords(at: Date, locale: Locale, say: Speaker['say']): string {
  const [time = '', ...day] = formatDateTime(at, locale).split(' ')
  return say('moment', { time, day: day.join(' ') })
}

function detailsOf({ old, new: now, operation, changed }: Change, speaker: Speaker): HistoryDetail[] {
  const [before, after] = [old as Values, now as Values]
  const names = operation === 'create' || operation === 'submit' ? Object.keys(after ?? {}) : (changed ?? [])
  return names.flatMap((column) => {
    const was = wordsOf(column, before?.[column], speaker)
    const is = wordsOf(column, after?.[column], speaker)
    const label = labelOf(column, speaker)
    return label && (was !== is || operation === 'create') && (was || is) ? [{ label, before: was, after: is }] : []
  })
}

/** What no form asks for and a history must tell. */
const moments = ['locked_at', 'confirmed_at', 'disabled_at']

function labelOf(column: string, { fields, say }: Speaker): string | undefined {
  if (column === 'valid') return say('valid')
  if (column === 'retired_on') return say('retired-on')
  if (moments.includes(column)) return say(`moments.${column}`)
  return fields.find(({ name }) => name === camel(column))?.label
}

function wordsOf(column: string, value: unknown, { fields, names, locale, say }: Speaker): string {
  if (value === null || value === undefined) return ''
  if (column === 'valid') return spanInWords(String(value), locale, say)
  if (column === 'retired_on') return formatDate(String(value), locale)
  if (moments.includes(column)) return momentInWords(new Date(String(value)), locale, say)
  const known = names[String(value)]
  if (known) return known
  const field = fields.find(({ name }) => name === camel(column))
  return field ? valueInWords(field, value, locale, names) : String(value)
}

/** '[2024-01-01,2025-01-01)' holds to the day before its upper bound. */
export function spanInWords(range: string, locale: Locale, say: Speaker['say']): string {
  const [, from = '', to = ''] = /^[[(]([\d-]*),([\d-]*)[)\]]$/.exec(range) ?? []
  const last = to && new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10)
  const start = from ? say('from', { day: formatDate(from, locale) }) : ''
  return [start, last ? say('to', { day: formatDate(last, locale) }) : say('until-now')].filter(Boolean).join(' ')
}

const camel = (column: string) => column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())
