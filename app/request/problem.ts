import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Field } from '@/core/field'
import { readTyped, shownAgain, type Typed } from '@/core/form'
import type { FormState, Link } from '@/core/form-state'
import type { NamedRecord, Problem } from '@/core/result'
import { withActor } from '@/db/door/actor'
import { findHolder } from '@/db/holder'
import { nameKey, namesOf, recordOf } from '@/db/records'
import { currentLocale, presentedActor } from './session'

/** A problem as a form shows it: one sentence for all, one for each field that is wrong. */
export async function failedState(problem: Problem, typed: Typed, fields: Field[]): Promise<FormState> {
  const say = await getTranslations('problem')
  const invalid = problem.kind === 'invalid' ? Object.entries(problem.fields) : []
  const fieldMessages = Object.fromEntries(
    invalid.map(([name, { key, values }]) => [name, say(`invalid.${key}`, values)]),
  )
  const records = Object.fromEntries(invalid.flatMap(([name, { records }]) => (records ? [[name, records]] : [])))
  if ((problem.kind === 'taken' || problem.kind === 'overlap') && fields.some(({ name }) => name === problem.field)) {
    const holder = problem.kind === 'taken' ? await holderOf(problem.constraint, typed, fields) : undefined
    fieldMessages[problem.field] = say(holder ? 'taken-by' : problem.kind)
    if (holder) records[problem.field] = [holder]
  }
  const message = problem.kind === 'invalid' ? say('invalid.summary') : say(problem.kind)
  const links = await linksTo(records)
  return { status: 'failed', problem, typed: shownAgain(fields, typed), message, fieldMessages, links }
}

/** Asked after the refusal, in a transaction of its own: the one that was refused is over. */
async function holderOf(constraint: string, typed: Typed, fields: Field[]): Promise<NamedRecord | undefined> {
  const actor = await presentedActor()
  return actor ? withActor(actor, (db) => findHolder(db, constraint, readTyped(fields, typed).values)) : undefined
}

/** Records as links, called as they are today: one that was retired says so. */
async function linksTo(records: Record<string, NamedRecord[]>): Promise<Record<string, Link[]>> {
  const [actor, locale, all] = [await presentedActor(), await currentLocale(), Object.values(records).flat()]
  const names = actor && all.length > 0 ? await withActor(actor, (db) => namesOf(db, all, locale)) : {}
  const linkTo = (named: NamedRecord): Link => {
    const record = recordOf(named.code)
    if (!record?.screens.includes('page')) throw new Error(`app/request/problem: no page shows a ${named.code}`)
    const label = names[nameKey(named)] ?? named.name ?? record.words.one[locale]
    return { href: `/${record.path}/${named.id}`, label }
  }
  return Object.fromEntries(Object.entries(records).map(([name, all]) => [name, all.map(linkTo)]))
}
