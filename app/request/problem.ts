import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Field } from '@/core/field'
import { readTyped, type Typed } from '@/core/form'
import type { FormState, Link, Merged } from '@/core/form-state'
import { shownAgain } from '@/core/form-state'
import { formatDateTime, type Locale } from '@/core/locale'
import type { Conflict, Message, NamedRecord, Problem, Signed } from '@/core/result'
import { signatureInWords } from '@/db/assignment/offices'
import { withActor } from '@/db/door/actor'
import { nameKey, namesOf, recordOf } from '@/db/records'
import { findHolder } from '@/db/uses'
import { isKey, type Say } from '@/messages/say'
import { currentLocale, presentedActor } from './session'

type Failed = Extract<FormState, { status: 'failed' }>

/**
 * The state of a form for a problem: one sentence for the whole, messages by field, and the choices of a conflict.
 * `kept`: the draft that was saved before validation.
 */
export async function failedState(
  problem: Problem,
  typed: Typed,
  fields: Field[],
  kept?: { merged: Merged },
): Promise<Failed> {
  const [say, report, locale] = [
    await getTranslations('problem'),
    await getTranslations('report'),
    await currentLocale(),
  ]
  const invalid = problem.kind === 'invalid' ? Object.entries(problem.fields) : []
  const fieldMessages = Object.fromEntries(invalid.map(([name, message]) => [name, invalidInWords(message, say)]))
  const records = Object.fromEntries(invalid.flatMap(([name, { records }]) => (records ? [[name, records]] : [])))
  const [about] = 'field' in problem ? fields.filter(({ name }) => name === problem.field) : []
  if (about && 'field' in problem) {
    const holder = problem.kind === 'taken' ? await holderOf(problem.constraint, typed, fields) : undefined
    fieldMessages[about.name] = say(
      holder ? 'taken-by' : problem.kind === 'missing' ? 'invalid.not-to-choose' : problem.kind,
    )
    if (holder) records[about.name] = [holder]
  }
  const shown: Problem = about && problem.kind === 'missing' ? { kind: 'invalid', fields: {} } : problem
  const isOfDraft = kept && (problem.kind === 'invalid' || problem.kind === 'stale')
  const message = isOfDraft ? report(problem.kind === 'stale' ? 'fix-conflicts' : 'fix') : await summaryOf(shown)
  const conflict =
    problem.kind === 'stale' && problem.fields.length > 0
      ? {
          rows: problem.fields.map((one) => ({
            ...rowOf(one, fields),
            savedBy:
              one.last &&
              (one.last.office ? signed(one.last, locale) : report('other-device', signedAt(one.last, locale))),
          })),
          savedBy: signed(problem.last, locale),
        }
      : undefined
  return {
    status: 'failed',
    problem,
    typed: shownAgain(fields, typed),
    message,
    fieldMessages,
    links: await linksTo(records),
    conflict,
    merged: kept?.merged,
  }
}

/** A problem in one sentence. */
export async function summaryOf(problem: Problem): Promise<string> {
  const say = await getTranslations('problem')
  if (problem.kind === 'invalid') return say('invalid.summary')
  return problem.kind === 'other-person' ? say('other-person', { name: problem.name }) : say(problem.kind)
}

/** Name, office and time of a change: "Nguyễn Thị Lan (Cán bộ theo dõi), 08:49 …" */
export const signed = (last: Signed | null | undefined, locale: Locale): string =>
  last
    ? [last.office && signatureInWords(last.office, locale), formatDateTime(last.at, locale)].filter(Boolean).join(', ')
    : ''

const signedAt = ({ at }: Signed, locale: Locale) => ({ at: formatDateTime(at, locale) })

/** A conflict with values in words. */
function rowOf({ field: name, base, saved, typed }: Conflict, fields: Field[]) {
  const field = fields.find((one) => one.name === name)
  const shown = (value: unknown) =>
    [value ?? '']
      .flat()
      .map((one) => field?.options.find((option) => option.value === String(one))?.label ?? String(one))
      .join(', ')
  return { field: name, label: field?.label ?? name, base: shown(base), saved: shown(saved), typed: shown(typed) }
}

/** The record that has the unique value. Runs in a new transaction, because the refused one was rolled back. */
async function holderOf(constraint: string, typed: Typed, fields: Field[]): Promise<NamedRecord | undefined> {
  const actor = await presentedActor()
  return actor ? withActor(actor, (db) => findHolder(db, constraint, readTyped(fields, typed).values)) : undefined
}

/** Links to records, with their present names and marks of ended ones, unless the message gives names. */
export async function linksTo(records: Record<string, NamedRecord[]>): Promise<Record<string, Link[]>> {
  const [actor, locale, all] = [await presentedActor(), await currentLocale(), Object.values(records).flat()]
  const names = actor && all.length > 0 ? await withActor(actor, (db) => namesOf(db, all, locale)) : {}
  const linkTo = (named: NamedRecord): Link => {
    const record = recordOf(named.code)
    if (!record?.screens.includes('page')) throw new Error(`app/request/problem: ${named.code} has no page to link to`)
    const label = named.name ?? names[nameKey(named)] ?? record.words.one[locale]
    const why = named.why?.map((sign) => sign[locale]).join(', ')
    return { href: `/${record.path}/${named.id}`, label: why ? `${label} (${why})` : label }
  }
  return Object.fromEntries(Object.entries(records).map(([name, all]) => [name, all.map(linkTo)]))
}

/**
 * The sentence of a validation message. Keys come from parsers, schemas and constraints; bin/house.test.ts checks that
 * each has a sentence.
 */
export function invalidInWords({ key, values }: Message, say: Say<'problem'>): string {
  const sentence = `invalid.${key}`
  return isKey<'problem'>(say, sentence) ? say(sentence, values) : say('invalid.form')
}
