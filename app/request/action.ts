import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { reasonOf } from '@/app/request/reason'
import { env } from '@/core/env'
import { type Field, fieldsOf } from '@/core/field'
import { readTyped, type Typed, typedIn } from '@/core/form'
import type { FormState } from '@/core/form-state'
import { fail, type Message, ok, type Result } from '@/core/result'
import { type Cause, change, type Db, type Known } from '@/db/door/actor'
import type { At } from '@/db/record/revise'
import { failedState } from './problem'
import { currentLocale, presentedActor } from './session'

export type Saving<S extends z.ZodObject, T> = {
  input: S
  /** What is done, once the form is well-formed. `hidden` holds what travels unseen: ids, versions. */
  work: (db: Db, values: z.output<S>, hidden: Record<string, string>, who: Known) => Promise<Result<T>>
  /** Where to go afterwards; without it the form stays, and says that it saved. */
  goTo?: (value: T) => string
  /** For whom it is done, where a form says so. */
  causeOf?: (typed: Typed) => Pick<Cause, 'onBehalfOf'>
  /** Settles a stale save: a merge with what somebody else saved, or a question. */
  settle?: Settle
}

export type Settle = (
  typed: Typed,
  hidden: Record<string, string>,
  fields: Field[],
) => Promise<{ typed: Typed; version: string } | { failed: FormState }>

/**
 * Every form's server action is made here: is it ours, who asks, is it well-formed, do it or say why not.
 * Works as `action={…}` without JavaScript and through useActionState with it.
 */
export function action<S extends z.ZodObject, T>({ input, work, goTo, causeOf, settle }: Saving<S, T>) {
  return async (_: FormState, form: FormData): Promise<FormState> => {
    await refuseForeign()
    const [actor, locale] = await Promise.all([presentedActor(), currentLocale()])
    const fields = fieldsOf(input, locale)
    const hidden = hiddenIn(form, fields)
    let typed = typedIn(form, fields)
    const cause = { ...causeIn(form), ...causeOf?.(typed) }
    let result: Result<T> = hasChoices(hidden) ? fail({ kind: 'stale', fields: [] }) : await save(typed)

    for (let attempt = 1; settle && attempt <= 2 && isStale(result); attempt += 1) {
      const settled = await settle(typed, hidden, fields)
      if ('failed' in settled) return settled.failed
      typed = settled.typed
      hidden.version = settled.version
      result = await save(typed)
    }
    if (!result.ok) return failedState(result.problem, typed, fields)
    if (goTo) redirect(goTo(result.value))
    return { status: 'saved' }

    async function save(typed: Typed): Promise<Result<T>> {
      const read = readForm(input, fields, typed)
      if (!read.ok) return read
      // Not led away to sign in: what was typed stays in the form.
      if (!actor) return fail({ kind: 'expired' })
      return change(actor, (db, who) => work(db, read.value, hidden, who), cause)
    }
  }
}

/** Typed text as the schema's values, or everything that is wrong with it. */
export function readForm<S extends z.ZodObject>(input: S, fields: Field[], typed: Typed): Result<z.output<S>> {
  const read = readTyped(fields, typed)
  const parsed = input.safeParse(read.values)
  const problems = { ...(parsed.success ? {} : messagesOf(parsed.error)), ...read.problems }
  if (parsed.success && Object.keys(problems).length === 0) return ok(parsed.data)
  return fail({ kind: 'invalid', fields: problems })
}

const hasChoices = (hidden: Record<string, string>) => Object.keys(hidden).some((name) => name.startsWith('resolve.'))
const isStale = (result: Result<unknown>) => !result.ok && result.problem.kind === 'stale'

/**
 * Our own check, because a framework's has been got around: a browser that says where a request comes
 * from must say "from here", and one that does not must name our origin.
 */
export async function refuseForeign() {
  const sent = await headers()
  if (isForeign(sent))
    throw new Error(`app/request/action: a request from ${sent.get('origin') ?? 'nowhere'} was refused`)
}

export function isForeign(sent: Headers): boolean {
  const site = sent.get('sec-fetch-site')
  const origin = sent.get('origin')
  if (site !== null && site !== 'same-origin') return true
  return origin === null ? site === null : !namesOf(env().ORIGIN).includes(origin)
}

/** On the machine itself one address has two names. */
const namesOf = (origin: string) => [
  origin,
  origin.replace('//localhost', '//127.0.0.1'),
  origin.replace('//127.0.0.1', '//localhost'),
]

/** What no field asks for: ids, versions, the form as it was opened. Never trusted, always checked by a command. */
export function hiddenIn(form: FormData, fields: Field[]): Record<string, string> {
  const named = new Set(fields.map(({ name }) => name))
  return Object.fromEntries(
    [...form]
      .filter(([name]) => !named.has(name) && !name.startsWith('$'))
      .map(([name, value]) => [name, String(value)]),
  )
}

/** Which row a form is about, and the version it was opened with. */
export const atIn = ({ id = '', version = '' }: Record<string, string>): At => ({
  id,
  version: Number(version) || 0,
})

/** What askReason() asked, as it is kept. */
export const reasonIn = ({ reason, reasonNote }: Record<string, string>): string => reasonOf(reason, reasonNote)

const causeIn = (form: FormData): Cause => ({ reason: reasonOf(form.get('reason'), form.get('reasonNote')) })

function messagesOf(error: z.ZodError): Record<string, Message> {
  return Object.fromEntries(error.issues.toReversed().map((issue) => [String(issue.path[0] ?? ''), messageOf(issue)]))
}

/** A message key if the schema gave one; otherwise the sentence for this kind of issue. */
function messageOf(issue: z.core.$ZodIssue): Message {
  if (/^[a-z][\w.-]*$/i.test(issue.message)) return { key: issue.message }
  if (issue.code === 'too_big' && issue.origin !== 'string')
    return { key: 'too-big', values: { most: Number(issue.maximum) } }
  if (issue.code === 'too_big') return { key: 'too-long', values: { most: Number(issue.maximum) } }
  if (issue.code === 'invalid_type') return { key: 'empty' }
  return { key: 'form' }
}
