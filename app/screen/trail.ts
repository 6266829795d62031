import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { HistoryChange } from '@/components/history/history-list'
import type { Locale } from '@/core/locale'
import type { Row } from '@/core/spreadsheet'
import type { Entry } from '@/db/audit/trail'
import { recordOf, records } from '@/db/records'
import type { Say } from '@/messages/say'
import { oneOf } from './filters'
import { actInWords, type Speaker, savesIn, sentenceOf } from './sentences'

/** Audit entries of several records as sentences, each with a link to its record. */
export async function trailInWords(
  entries: Entry[],
  names: Record<string, string>,
  locale: Locale,
): Promise<HistoryChange[]> {
  const say = await getTranslations('history')
  return savesIn(entries).map((rows) => {
    const [first] = rows
    const subject = first && subjectOf(first, { names, locale, say })
    const isTold = first?.operation === 'export' && subject?.text === titleIn(first.new)
    return { ...sentenceOf(rows, { names, locale, say }), subject: isTold ? undefined : subject }
  })
}

/** An audit entry as a row of the export. */
export function lineOf(entry: Entry, speaker: Speaker): Row {
  const { who, role, act, details, reason = '' } = sentenceOf([entry], speaker)
  const blank = speaker.say('blank')
  const changes = details.map(({ label, before, after }) =>
    [label, before === undefined ? after : `${before || blank} → ${after || blank}`].join(': '),
  )
  const { text } = subjectOf({ ...entry, recordName: null }, speaker)
  return {
    at: entry.at,
    who,
    office: role,
    act,
    record: text,
    name: entry.operation === 'export' ? titleIn(entry.new) : (entry.recordName ?? ''),
    changes: changes.join('; '),
    reason,
  }
}

/** The records with a history of their own. */
export const trailRecords = records.filter(({ historyOf }) => historyOf === undefined)

/** The name of an act at the beginning of a line. */
export function actTitle(act: string, say: Say<'history'>): string {
  const name = actInWords(act, say)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** The filter by act, most important first. */
export const acts = [
  'revise',
  'confirm',
  'unconfirm',
  'return',
  'lock',
  'reopen',
  'decline',
  'revoke',
  'answer',
  'submit',
  'ask',
  'disable',
  'enable',
  'remind',
  'draft',
  'clear_draft',
  'create',
  'retire',
  'withdraw',
  'restore',
  'remove',
  'export',
  'read',
  'issue_sheet',
  'set_password',
  'sign_in',
  'sign_in_failed',
  'refuse',
  'confirm_role',
  'end_session',
  'start_job',
  'finish_job',
  'fail_job',
  'cancel_job',
] as const

/** Exports that are not of a record. */
const others = ['figure', 'task', 'audit', 'transfer'] as const

/** The record of an audit entry, with a link. */
export function subjectOf({ record, recordId, recordName, operation }: Entry, { locale, say }: Speaker) {
  const described = recordOf(record)
  const words = described?.words[recordId ? 'one' : 'many'][locale]
  const other = oneOf(others, record)
  const kind = words ?? (other ? say(`record.${other}`) : record)
  return {
    text: [kind, operation === 'export' ? '' : recordName].filter(Boolean).join(': '),
    href: recordId && described?.screens.includes('page') ? `/${described.path}/${recordId}` : undefined,
  }
}

const titleIn = (details: unknown) =>
  typeof details === 'object' && details !== null && 'title' in details ? String(details.title) : ''
